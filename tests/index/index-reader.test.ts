import { test } from 'node:test';
import fc from 'fast-check';
import { IndexReader } from '../../src/index/index-reader.ts';
import type { Quad, Term } from '../../src/rdf/quads.ts';
import { anyGraph, anyTriple, assertSameAnswers, toQuad } from '../support/index-model.ts';
import { naiveIndex } from '../support/naive-index.ts';

const anyContent = fc.array(fc.tuple(anyGraph, fc.array(anyTriple, { maxLength: 20 })), { maxLength: 4 });

function modelOf(content: readonly (readonly [Term, readonly [Term, Term, Term][]])[]): Map<string, Quad[]> {
  return new Map(content.map(([graph, triples]) => [graph.value, triples.map((triple) => toQuad(triple, graph))]));
}

test('every pattern over the union and over each graph finds what a search from end to end finds', () => {
  fc.assert(
    fc.property(anyContent, (content) => {
      const model = modelOf(content);
      assertSameAnswers(new IndexReader(naiveIndex([...model.values()].flat())), model);
    }),
    { numRuns: 50 },
  );
});
