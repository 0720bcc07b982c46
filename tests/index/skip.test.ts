import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { emptyIndex } from '../../src/index/empty-index.ts';
import { IndexWriter } from '../../src/index/index-writer.ts';
import { mergeIndex } from '../../src/index/merge.ts';
import { SharedIndex } from '../../src/index/shared-index.ts';
import { namedNode, type Quad, quad, type Term } from '../../src/rdf/quads.ts';

const node = (n: number) => namedNode(`http://example.org/${n}`);
const TRIPLE = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 10, max: 12 }), fc.integer({ min: 0, max: 14 }))
  .map(([s, p, o]) => quad(node(s), node(p), node(o)));
const SLOT = (min: number, max: number) => fc.option(fc.integer({ min, max }).map(node));
const CASE = fc.record({
  before: fc.array(TRIPLE, { maxLength: 60 }),
  after: fc.array(TRIPLE, { maxLength: 60 }),
  pattern: fc.tuple(SLOT(0, 9), SLOT(10, 12), SLOT(0, 14)),
});

const written = ({ subject, predicate, object }: Quad) => [subject, predicate, object].map(({ value }) => value).join();

/** The first graph is in the base, what the second changes in the delta. */
function indexOf(before: Quad[], after: Quad[]): SharedIndex {
  const graph = 'http://example.org/g';
  const first = new IndexWriter(emptyIndex(), { mergeAt: Number.POSITIVE_INFINITY });
  first.apply([{ graph, quads: before }], 1);
  const { data } = first.reader;
  const { base, terms } = mergeIndex(data);
  const merged = { ...emptyIndex(), position: 1, base, dictionary: { base: terms, tail: emptyTail(terms) } };
  const writer = new IndexWriter(merged, { mergeAt: Number.POSITIVE_INFINITY });
  writer.apply([{ graph, quads: after }], 2);
  return new SharedIndex(writer);
}

function emptyTail(terms: { first: number; count: number }) {
  return { ...emptyIndex().dictionary.tail, first: terms.first + terms.count };
}

test('a page begins where counting row by row would begin it, whatever has been put in and taken out', () => {
  fc.assert(
    fc.property(CASE, fc.nat(70), fc.integer({ min: 1, max: 9 }), ({ before, after, pattern }, from, most) => {
      const index = indexOf(before, after);
      const all = [...index.match(...pattern)].map(written);
      assert.equal(all.length, index.count(...pattern));
      assert.deepEqual(index.page(pattern, from, most).map(written), all.slice(from, from + most));
    }),
    { numRuns: 2_000 },
  );
});

test('the pages of a pattern hold each of its triples once', () => {
  fc.assert(
    fc.property(CASE, fc.integer({ min: 1, max: 9 }), ({ before, after, pattern }, most) => {
      const index = indexOf(before, after);
      const found: string[] = [];
      for (let from = 0; from < index.count(...pattern); from += most)
        found.push(...index.page(pattern, from, most).map(written));
      const wanted = new Set([...index.match(...(pattern as (Term | null)[]))].map(written));
      assert.equal(found.length, wanted.size);
      assert.deepEqual(new Set(found), wanted);
    }),
    { numRuns: 300 },
  );
});

test('the predicates are those that some triple has, whatever has been put in and taken out', () => {
  fc.assert(
    fc.property(CASE, ({ before, after }) => {
      const index = indexOf(before, after);
      const wanted = new Set([...index.match()].map(({ predicate }) => predicate.value));
      const found = index.predicates().map(({ value }) => value);
      assert.equal(found.length, wanted.size);
      assert.deepEqual(new Set(found), wanted);
    }),
    { numRuns: 300 },
  );
});
