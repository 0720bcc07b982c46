import { namedNode, type Quad, quad } from '../rdf/quads.ts';
import { NAMESPACES, owl, rdf, rdfs, skos } from '../rdf/vocabulary.ts';

/** What the ontology and the vocabularies tell every validation; read once, shared by all records of a thread. */
export interface Background {
  /** Every class of ours with all of our classes above it, itself included. */
  readonly superClasses: ReadonlyMap<string, readonly string[]>;
  /** Each concept of ours with its type, keyed by its IRI. */
  readonly concepts: ReadonlyMap<string, readonly Quad[]>;
  /** Every term that the ontology or a vocabulary defines. */
  readonly terms: ReadonlySet<string>;
}

/** Condenses the quads of `ontology/` into what a validation asks of them. */
export function makeBackground(quads: readonly Quad[]): Background {
  const parents = new Map<string, string[]>();
  const concepts = new Map<string, Quad[]>();
  const terms = new Set<string>();
  for (const { subject, predicate, object } of quads) {
    // Classes of others come with the alignments, and a shape for skos:Concept does not mean every substance.
    if (predicate.value === rdfs.subClassOf.value && isOurs(object.value))
      parents.set(subject.value, [...(parents.get(subject.value) ?? []), object.value]);
    if (predicate.value !== rdf.type.value) continue;
    if (isOurs(subject.value) && object.value !== owl.Ontology.value) terms.add(subject.value);
    if (object.value === skos.Concept.value) concepts.set(subject.value, [quad(subject, rdf.type, skos.Concept)]);
  }
  const superClasses = new Map([...parents.keys()].map((name) => [name, closure(name, parents)]));
  return { superClasses, concepts, terms };
}

/** The quads with every class above a stated type added, so that no engine has to walk the class tree. */
export function withSuperClasses(quads: readonly Quad[], { superClasses }: Background): Quad[] {
  const all: Quad[] = [];
  for (const stated of quads) {
    all.push(stated);
    if (stated.predicate.value !== rdf.type.value) continue;
    for (const above of superClasses.get(stated.object.value) ?? [])
      if (above !== stated.object.value) all.push(quad(stated.subject, rdf.type, namedNode(above)));
  }
  return all;
}

/** Whether an IRI lies under our ontology or one of our vocabularies. */
export function isOurs(iri: string): boolean {
  return iri.startsWith(NAMESPACES.isnad) || iri.startsWith(NAMESPACES.vocabulary);
}

function closure(name: string, parents: ReadonlyMap<string, readonly string[]>): string[] {
  const seen = new Set([name]);
  for (const at of seen) for (const above of parents.get(at) ?? []) seen.add(above);
  return [...seen];
}
