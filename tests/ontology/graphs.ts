import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { NEUTRAL_BASE } from '../../src/rdf/base.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import type { NamedNode, Quad, Term } from '../../src/rdf/quads.ts';
import { NAMESPACES, owl, rdf, rdfs } from '../../src/rdf/vocabulary.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

/** The project's files that match a pattern, by name. */
export function filesOf(pattern: string): string[] {
  return globSync(pattern, { cwd: ROOT }).sort();
}

/** The text of one of the project's files. */
export function textOf(file: string): string {
  return readFileSync(ROOT + file, 'utf8');
}

/** The quads of one of the project's Turtle files, relative IRIs on the neutral base. */
export async function quadsOf(file: string): Promise<Quad[]> {
  return parseRdf(textOf(file), { format: 'turtle', baseIRI: NEUTRAL_BASE, source: file });
}

/** The quads of every file that matches. */
export async function graphOf(...patterns: string[]): Promise<Graph> {
  const quads = await Promise.all(patterns.flatMap(filesOf).map(quadsOf));
  return new Graph(quads.flat());
}

/** The Turtle files of the records, with the segment and slug that their places give them. */
export function recordFiles(): { file: string; segment: string; slug: string }[] {
  return filesOf('data/*/*.ttl').map((file) => ({
    file,
    segment: basename(dirname(file)),
    slug: basename(file, '.ttl'),
  }));
}

/** A set of triples that a test asks by subject and predicate. */
export class Graph {
  readonly quads: readonly Quad[];
  readonly #bySubject: Map<string, Quad[]>;

  constructor(quads: readonly Quad[]) {
    this.quads = quads;
    this.#bySubject = Map.groupBy(quads, (quad) => quad.subject.value);
  }

  /** The objects of a subject's property. */
  objects(subject: string | Term, predicate: NamedNode): Term[] {
    const about = this.#bySubject.get(typeof subject === 'string' ? subject : subject.value) ?? [];
    return about.filter((quad) => quad.predicate.value === predicate.value).map((quad) => quad.object);
  }

  /** The languages of a subject's literals, in order. */
  languages(subject: string, predicate: NamedNode): string[] {
    return this.objects(subject, predicate)
      .map((object) => (object.termType === 'Literal' ? object.language : ''))
      .sort();
  }

  /** What has this type, stated. */
  instances(type: NamedNode): string[] {
    return this.quads
      .filter((quad) => quad.predicate.value === rdf.type.value && quad.object.value === type.value)
      .map((quad) => quad.subject.value);
  }

  /** The members of an RDF list. */
  list(head: Term): Term[] {
    const [first] = this.objects(head, rdf.first);
    const [rest] = this.objects(head, rdf.rest);
    return first === undefined || rest === undefined ? [] : [first, ...this.list(rest)];
  }

  /** A class with all its super-classes. */
  superClasses(type: string, seen: Set<string> = new Set()): Set<string> {
    if (seen.has(type)) return seen;
    seen.add(type);
    for (const above of this.objects(type, rdfs.subClassOf)) this.superClasses(above.value, seen);
    return seen;
  }

  /** The classes a domain or range allows: itself or, of a union, each of its members. */
  allowed(term: Term): string[] {
    const [union] = this.objects(term, owl.unionOf);
    return union === undefined ? [term.value] : this.list(union).map((member) => member.value);
  }
}

/** The terms of our own ontology, each with the kinds it is declared as. */
export function ownTerms(ontology: Graph): Map<string, string[]> {
  const kinds = new Map<string, string[]>();
  for (const { subject, predicate, object } of ontology.quads) {
    if (predicate.value !== rdf.type.value || !subject.value.startsWith(NAMESPACES.isnad)) continue;
    kinds.set(subject.value, [...(kinds.get(subject.value) ?? []), object.value]);
  }
  return kinds;
}
