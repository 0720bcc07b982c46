import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { IndexBuilder } from '../../src/index/index-builder.ts';
import { serialOf } from '../../src/index/term-id.ts';
import { toLine, toNTerm } from '../../src/rdf/ntriples.ts';
import { blankNode, defaultGraph, literal, namedNode, type Quad, quad, type Term } from '../../src/rdf/quads.ts';
import { xsd } from '../../src/rdf/vocabulary.ts';
import { type Rows, rowsOf } from './builder-rows.ts';

// The finished index beside a plain Set of lines. Few terms, so that quads repeat and share what they can.

const iri = (name: string) => namedNode(`http://example.org/${name}`);
const [SUBJECTS, PREDICATES, GRAPHS] = [
  [iri('a'), iri('b'), iri('p'), blankNode('b')],
  [iri('p'), iri('q'), iri('a')],
  [iri('g'), iri('h'), iri('a'), defaultGraph()],
] as const;
const OBJECTS = [...SUBJECTS, literal('x'), literal('x', 'ar'), literal('1', xsd.integer), literal('01', xsd.integer)];
const quads = fc.array(
  fc
    .tuple(
      fc.constantFrom<Term>(...SUBJECTS),
      fc.constantFrom(...PREDICATES),
      fc.constantFrom<Term>(...OBJECTS),
      fc.constantFrom<Term>(...GRAPHS),
    )
    .map(([s, p, o, g]) => quad(s, p, o, g)),
  { maxLength: 60 },
);

const line = (q: Quad): string => toLine(q, true).slice(0, -' .\n'.length);
const tripleOf = (q: Quad): string => [q.subject, q.predicate, q.object].map(toNTerm).join(' ');

function built(all: readonly Quad[]): Rows {
  const builder = new IndexBuilder();
  builder.addQuads(all);
  return rowsOf(builder.build(0));
}

/** Rows compared by the serials of the columns named. */
const compareBy =
  (...columns: number[]) =>
  (a: readonly number[], b: readonly number[]): number => {
    for (const column of columns) {
      const difference = serialOf(a[column] as number) - serialOf(b[column] as number);
      if (difference !== 0) return difference;
    }
    return 0;
  };

test('each triple comes once in each order, and each order is sorted as its name says', () => {
  fc.assert(
    fc.property(quads, (all) => {
      const { spo, osp, pos } = built(all);
      assert.equal(spo.length, new Set(all.map(tripleOf)).size);
      assert.equal(new Set(spo.map(String)).size, spo.length);
      assert.deepEqual(spo, spo.toSorted(compareBy(0, 1, 2)));
      assert.deepEqual(osp, spo.toSorted(compareBy(2, 0, 1)));
      assert.deepEqual(pos, spo.toSorted(compareBy(1, 2, 0)));
    }),
  );
});

test('each triple knows its graphs, and each graph its triples', () => {
  fc.assert(
    fc.property(quads, (all) => {
      const { quads: found, byGraph } = built(all);
      const expected = [...new Set(all.map(line))].sort();
      assert.deepEqual(found.toSorted(), expected);
      assert.deepEqual(byGraph.toSorted(), expected);
    }),
  );
});

test('the statistics of a predicate count its triples, distinct subjects and distinct objects', () => {
  fc.assert(
    fc.property(quads, (all) => {
      const { spo, statistics } = built(all);
      for (const [predicate, counted] of statistics) {
        const rows = spo.filter(([, p]) => p === predicate);
        const distinct = (column: number): number => new Set(rows.map((row) => row[column])).size;
        assert.deepEqual(counted, { triples: rows.length, subjects: distinct(0), objects: distinct(2) });
      }
      assert.equal(statistics.size, new Set(spo.map(([, p]) => p)).size);
    }),
  );
});

test('counts, graphs by serial and offsets for every term are there', () => {
  const builder = new IndexBuilder();
  const triple = quad(iri('a'), iri('p'), iri('b'));
  builder.addQuads([triple, triple], iri('h').value);
  builder.addQuads([triple], iri('g').value);
  const { base, dictionary, position } = builder.build(7);
  assert.equal(position, 7);
  assert.deepEqual([base.triples, base.quads, base.terms], [1, 2, dictionary.tail.first]);
  assert.equal(base.spo.offsets.byteLength, 4 * (base.terms + 1));
  assert.equal(base.osp.offsets.byteLength, 4 * (base.terms + 1));
  const ids = [...new Int32Array(base.graphs.ids)];
  assert.deepEqual(ids, ids.toSorted(compareSerials));
});

const compareSerials = (a: number, b: number): number => serialOf(a) - serialOf(b);

test('a graph that is named for quads replaces their own', () => {
  const builder = new IndexBuilder();
  builder.addQuads([quad(iri('a'), iri('p'), iri('b'), iri('own'))], iri('g').value);
  assert.deepEqual(rowsOf(builder.build(0)).quads, [line(quad(iri('a'), iri('p'), iri('b'), iri('g')))]);
});

test('an index of nothing is an index', () => {
  const { spo, quads: none, byGraph, statistics } = built([]);
  assert.deepEqual([spo, none, byGraph, statistics.size], [[], [], [], 0]);
});

test('more quads than one chunk of the buffer holds are all there', () => {
  const builder = new IndexBuilder();
  const g = iri('g').value;
  const many = Array.from({ length: 150_000 }, (_, i) =>
    quad(iri(`s${(i * 7919) % 50_000}`), iri('p'), iri(`o${i % 5}`)),
  );
  builder.addQuads(many, g);
  builder.addQuads(many.slice(0, 1000), g);
  const { base } = builder.build(0);
  assert.equal(base.triples, new Set(many.map(tripleOf)).size);
  assert.equal(base.quads, base.triples);
});
