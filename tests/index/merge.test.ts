import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { IndexData } from '../../src/index/index-data.ts';
import { IndexReader } from '../../src/index/index-reader.ts';
import { IndexWriter } from '../../src/index/index-writer.ts';
import { mergeIndex } from '../../src/index/merge.ts';
import type { TermId } from '../../src/index/term-id.ts';
import type { Quad } from '../../src/rdf/quads.ts';
import { anyGraph, anyTriple, toQuad } from '../support/index-model.ts';
import { naiveBase, naiveIndex } from '../support/naive-index.ts';

const contents = fc.array(
  fc.record({ graph: anyGraph, triples: fc.array(anyTriple, { maxLength: 12 }) }).map(({ graph, triples }) => ({
    graph: graph.value,
    quads: triples.map((triple) => toQuad(triple, graph)),
  })),
  { maxLength: 6 },
);

function quadRows({ data }: IndexWriter): [TermId, TermId, TermId, TermId][] {
  const reader = new IndexReader(data);
  const scan = reader.scan();
  const rows: [TermId, TermId, TermId, TermId][] = [];
  const into: TermId[] = [];
  for (scan.open(0, 0, 0); scan.next(); ) {
    const count = reader.graphsOf(scan.s, scan.p, scan.o, into);
    for (const g of into.slice(0, count)) rows.push([scan.s, scan.p, scan.o, g]);
  }
  return rows;
}

const merged = (data: IndexData) => mergeIndex(data).base;

test('a merge makes the base, byte for byte, that the quads alone make', () => {
  fc.assert(
    fc.property(contents, contents, (before: { quads: Quad[] }[], changes) => {
      const writer = new IndexWriter(naiveIndex(before.flatMap(({ quads }) => quads)), { mergeAt: Infinity });
      writer.apply(changes, 1);
      const base = merged(writer.data);
      assert.deepEqual(base, naiveBase(quadRows(writer), base.terms));
    }),
    { numRuns: 60 },
  );
});

test('every term keeps its id, and no term is left in the tail', () => {
  fc.assert(
    fc.property(contents, (changes) => {
      const writer = new IndexWriter(naiveIndex([]), { mergeAt: Infinity });
      writer.apply(changes, 1);
      const { dictionary } = writer.reader;
      const { base, terms } = mergeIndex(writer.data);
      const tail = { ...terms, first: terms.first + terms.count, count: 0 };
      const later = new IndexReader({ ...writer.data, base, dictionary: { base: terms, tail } }).dictionary;
      assert.equal(later.size, dictionary.size);
      for (let serial = 1; serial <= dictionary.size; serial++) {
        const id = dictionary.idOfSerial(serial);
        assert.equal(later.idOfSerial(serial), id);
        assert.ok(later.term(id).equals(dictionary.term(id)));
      }
    }),
    { numRuns: 20 },
  );
});
