import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { IndexReader } from '../../src/index/index-reader.ts';
import { type TermId, UNNAMED_GRAPH } from '../../src/index/term-id.ts';
import { blankNode, literal, namedNode, type Quad, quad, type Term } from '../../src/rdf/quads.ts';
import { bySerials } from './naive-index.ts';

// An index beside the plainest thing that could answer: a list of quads that is searched from end to end.

const iri = (name: string) => namedNode(`http://example.org/${name}`);
const SUBJECTS: Term[] = [iri('a'), iri('b'), iri('c'), iri('d'), blankNode('x')];
const PREDICATES: Term[] = [iri('p'), iri('q'), iri('a')];
const OBJECTS: Term[] = [...SUBJECTS, iri('p'), literal('one'), literal('one', 'en'), literal(1)];
const GRAPHS: Term[] = [iri('g'), iri('h'), iri('i'), iri('a')];

/** Quads of so few terms that they meet all the time. */
export const anyTriple: fc.Arbitrary<[Term, Term, Term]> = fc.tuple(
  fc.constantFrom(...SUBJECTS),
  fc.constantFrom(...PREDICATES),
  fc.constantFrom(...OBJECTS),
);
export const anyGraph: fc.Arbitrary<Term> = fc.constantFrom(...GRAPHS);
export const toQuad = ([s, p, o]: readonly [Term, Term, Term], g?: Term): Quad => quad(s, p, o, g);

/** Content by the name of the graph; an empty graph is none. */
export type Model = ReadonlyMap<string, readonly Quad[]>;

type Slots = readonly [s: Term | undefined, p: Term | undefined, o: Term | undefined];

/** Every pattern of every shape. */
function* patterns(): IterableIterator<Slots> {
  for (const s of [undefined, ...SUBJECTS]) {
    for (const p of [undefined, ...PREDICATES]) for (const o of [undefined, ...OBJECTS]) yield [s, p, o];
  }
}

const key = (terms: readonly Term[]) => terms.map((term) => JSON.stringify(term)).join(' ');
const keyOfQuad = (q: Quad) => key([q.subject, q.predicate, q.object]);
const fits = ([s, p, o]: Slots, q: Quad) =>
  (s === undefined || s.equals(q.subject)) &&
  (p === undefined || p.equals(q.predicate)) &&
  (o === undefined || o.equals(q.object));

/** Asks the reader everything that there is to ask and compares each answer with the model's. */
export function assertSameAnswers(reader: IndexReader, model: Model): void {
  const union = [...new Map([...model.values()].flat().map((q) => [keyOfQuad(q), q])).values()];
  const named = [...model].filter(([, content]) => content.length > 0);
  assert.equal(reader.size, union.length);
  assert.deepEqual(
    [...reader.graphIds()].map((g) => reader.dictionary.term(g).value).sort(),
    named.map(([graph]) => graph).sort(),
  );
  for (const slots of patterns()) assertPattern(reader, slots, { union, model });
  for (const q of union) assertGraphs(reader, q, named);
}

function assertPattern(reader: IndexReader, slots: Slots, { union, model }: { union: Quad[]; model: Model }): void {
  const [s, p, o] = slots.map((term) => (term === undefined ? 0 : reader.dictionary.find(term) || -1)) as Ids;
  const rows = union.filter((q) => fits(slots, q)).map(keyOfQuad);
  const scan = reader.scan();
  scan.open(s, p, o);
  const found = [...drain(scan)];
  assert.deepEqual(found.map((ids) => keyOfIds(reader, ids)).sort(), rows.sort());
  assert.deepEqual(
    found,
    [...found].sort((a, b) => bySerials(inOrder(a, s, p, o), inOrder(b, s, p, o))),
  );
  assert.equal(reader.count(s, p, o), rows.length);
  assert.equal(reader.has(s, p, o), rows.length > 0);
  for (const graph of GRAPHS) {
    const inGraph = (model.get(graph.value) ?? []).filter((q) => fits(slots, q)).map(keyOfQuad);
    scan.openGraph(s, p, o, reader.dictionary.find(graph) || -1);
    assert.deepEqual([...drain(scan)].map((ids) => keyOfIds(reader, ids)).sort(), [...new Set(inGraph)].sort());
  }
}

type Ids = [s: TermId, p: TermId, o: TermId];

function* drain(scan: { s: TermId; p: TermId; o: TermId; next(): boolean }): IterableIterator<Ids> {
  while (scan.next()) yield [scan.s, scan.p, scan.o];
  assert.equal(scan.next(), false);
}

const keyOfIds = (reader: IndexReader, ids: Ids) => key(ids.map((id) => reader.dictionary.term(id)));

/** The columns in the order that the rows of this pattern come in. */
function inOrder([s, p, o]: Ids, hasS: TermId, hasP: TermId, hasO: TermId): Ids {
  if (hasS === 0 && hasP !== 0) return [p, o, s];
  return hasO !== 0 && hasP === 0 ? [o, s, p] : [s, p, o];
}

function assertGraphs(reader: IndexReader, q: Quad, named: readonly (readonly [string, readonly Quad[]])[]): void {
  const [s, p, o] = [q.subject, q.predicate, q.object].map((term) => reader.dictionary.find(term)) as Ids;
  const holders = named.filter(([, content]) => content.some((other) => keyOfQuad(other) === keyOfQuad(q)));
  const into: number[] = [];
  const count = reader.graphsOf(s, p, o, into);
  const found = into.slice(0, count).map((g) => reader.dictionary.term(g).value);
  assert.deepEqual(found.sort(), holders.map(([graph]) => graph).sort());
  for (const graph of GRAPHS) {
    const g = reader.dictionary.find(graph) || -1;
    assert.equal(reader.holds(s, p, o, g), found.includes(graph.value));
    const size = new Set((named.find(([name]) => name === graph.value)?.[1] ?? []).map(keyOfQuad)).size;
    assert.equal(reader.graphSize(g), size);
  }
  assert.equal(reader.holds(s, p, o, UNNAMED_GRAPH), false);
}
