import type { Quad, Term } from './quads.ts';
import { byObject, byProperty, bySubject, groupBy } from './reading-order.ts';
import type { Names } from './turtle-names.ts';
import { rdf } from './vocabulary.ts';

/** How a graph is laid out. */
export interface Layout {
  readonly indent?: string;
  /** Whether these are all the triples there are: only then may a blank node be written where it is used. */
  readonly whole: boolean;
}

/**
 * The triples of one graph as readable Turtle, a block for each subject: subjects, properties and objects in reading
 * order, blank nodes used once written where they are used. Graph names are ignored.
 */
export function* turtleBlocks(quads: Iterable<Quad>, names: Names, { indent = '', whole }: Layout): Generator<string> {
  const unique = dedupe(quads);
  const bySubjectKey = groupBy(unique, (q) => q.subject);
  const inline = whole ? inlineable(unique) : new Set<string>();
  const writer = new BlockWriter(names, bySubjectKey, inline, indent);
  const subjects = [...bySubjectKey.values()].map((group) => (group[0] as Quad).subject).sort(bySubject);
  for (const subject of subjects) {
    if (inline.has(key(subject))) continue;
    yield writer.block(subject);
  }
}

class BlockWriter {
  readonly #names: Names;
  readonly #triples: ReadonlyMap<string, Quad[]>;
  readonly #inline: ReadonlySet<string>;
  readonly #indent: string;

  constructor(names: Names, triples: ReadonlyMap<string, Quad[]>, inline: ReadonlySet<string>, indent: string) {
    this.#names = names;
    this.#triples = triples;
    this.#inline = inline;
    this.#indent = indent;
  }

  block(subject: Term): string {
    return `\n${this.#indent}${this.#names.term(subject)} ${this.#properties(subject, this.#indent)} .\n`;
  }

  #properties(subject: Term, indent: string): string {
    const groups = [...groupBy(this.#triples.get(key(subject)) ?? [], (q) => q.predicate).values()];
    groups.sort(([a], [b]) => byProperty((a as Quad).predicate, (b as Quad).predicate));
    return groups
      .map((group) => {
        const objects = group.map((q) => q.object).sort(byObject);
        return `${this.#names.predicate((group[0] as Quad).predicate)} ${this.#objects(objects, `${indent}  `)}`;
      })
      .join(` ;\n${indent}  `);
  }

  #objects(objects: readonly Term[], indent: string): string {
    return objects.map((object) => this.#object(object, indent)).join(`,\n${indent}  `);
  }

  #object(object: Term, indent: string): string {
    if (!this.#inline.has(key(object))) return this.#names.term(object);
    const items = listItems(object, this.#triples, this.#inline);
    if (items !== undefined) return `( ${items.map((item) => this.#object(item, indent)).join(' ')} )`;
    if (!this.#triples.has(key(object))) return '[]';
    return `[ ${this.#properties(object, indent)} ]`;
  }
}

/** Blank nodes that are the object of exactly one triple and not part of a circle. */
function inlineable(quads: readonly Quad[]): Set<string> {
  const uses = new Map<string, number>();
  const usedBy = new Map<string, string>();
  for (const { subject, object } of quads) {
    if (object.termType !== 'BlankNode') continue;
    uses.set(key(object), (uses.get(key(object)) ?? 0) + 1);
    usedBy.set(key(object), key(subject));
  }
  const once = new Set([...uses].filter(([, count]) => count === 1).map(([node]) => node));
  for (const node of once) {
    if (depthToRoot(node, usedBy, once) > MAX_DEPTH) once.delete(node);
  }
  return once;
}

/** Nesting beyond this is written with labels: no reader follows it, and the writer recurses. */
const MAX_DEPTH = 64;

function depthToRoot(node: string, usedBy: ReadonlyMap<string, string>, once: ReadonlySet<string>): number {
  let depth = 0;
  for (let at: string | undefined = node; at !== undefined && once.has(at); at = usedBy.get(at)) {
    depth += 1;
    if (depth > MAX_DEPTH) break;
  }
  return depth;
}

/** The items of a well-formed list whose every node is inlined; otherwise `undefined`. */
function listItems(head: Term, triples: ReadonlyMap<string, Quad[]>, inline: ReadonlySet<string>): Term[] | undefined {
  const items: Term[] = [];
  let at = head;
  while (at.value !== rdf.nil.value || at.termType !== 'NamedNode') {
    const node = triples.get(key(at)) ?? [];
    const first = node.filter((q) => q.predicate.value === rdf.first.value);
    const rest = node.filter((q) => q.predicate.value === rdf.rest.value);
    if (!inline.has(key(at)) || node.length !== 2 || first.length !== 1 || rest.length !== 1) return undefined;
    items.push((first[0] as Quad).object);
    at = (rest[0] as Quad).object;
  }
  return items;
}

function key(term: Term): string {
  return term.termType === 'BlankNode' ? `_:${term.value}` : term.termType === 'Literal' ? '' : term.value;
}

function dedupe(quads: Iterable<Quad>): Quad[] {
  const seen = new Map<string, Quad>();
  for (const q of quads) {
    const { object } = q;
    const tail = object.termType === 'Literal' ? `${object.language}^${object.datatype.value}` : '';
    seen.set(`${key(q.subject)}\n${q.predicate.value}\n${object.termType}${object.value}\n${tail}`, q);
  }
  return [...seen.values()];
}
