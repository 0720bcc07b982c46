import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { IndexReader } from '../../src/index/index-reader.ts';
import { type NamedNode, namedNode, type Quad, quad, type Term } from '../../src/rdf/quads.ts';
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

test('what many triples share is found as well as what few share', () => {
  const iri = (name: string) => namedNode(`http://example.org/${name}`);
  const subjects = Array.from({ length: 40 }, (_, i) => iri(`s${i}`));
  const quads = subjects.flatMap((s) => [
    quad(s, iri('p'), iri('o'), iri('g')),
    quad(s, iri('q'), iri('o'), iri('g')),
    quad(iri('hub'), iri('p'), s, iri('g')),
  ]);
  const reader = new IndexReader(naiveIndex(quads));
  const [p, o, hub, s7] = ['p', 'o', 'hub', 's7'].map((name) => reader.dictionary.find(iri(name)));
  const rows = (s = 0, predicate = 0, object = 0) => {
    const scan = reader.scan();
    const found: string[] = [];
    for (scan.open(s, predicate, object); scan.next(); ) {
      found.push([scan.s, scan.p, scan.o].map((id) => reader.dictionary.text(id).slice(19)).join(' '));
    }
    assert.equal(found.length, reader.count(s, predicate, object));
    return found;
  };
  assert.deepEqual(
    rows(0, p, o),
    subjects.map((_, i) => `s${i} p o`),
  );
  assert.deepEqual(rows(s7, 0, o), ['s7 p o', 's7 q o']);
  assert.deepEqual(rows(hub, 0, s7), ['hub p s7']);
  assert.equal(rows(hub, p, 0).length, 40);
  assert.equal(rows(0, 0, o).length, 80);
});

test('the planner is told how a predicate is used, and by what most', () => {
  const iri = (name: string) => namedNode(`http://example.org/${name}`);
  const triples = [
    ['a', 'p', 'x'],
    ['b', 'p', 'x'],
    ['b', 'p', 'y'],
    ['c', 'q', 'z'],
  ].map((names) => names.map(iri) as [NamedNode, NamedNode, NamedNode]);
  const { statistics, dictionary } = new IndexReader(naiveIndex(triples.map(([s, p, o]) => quad(s, p, o, iri('g')))));
  assert.deepEqual(statistics.predicate(dictionary.find(iri('p'))), { triples: 3, subjects: 2, objects: 2 });
  assert.equal(statistics.predicate(dictionary.find(iri('a'))), undefined);
  assert.deepEqual(statistics.topObjects(dictionary.find(iri('p')), 1), [
    { object: dictionary.find(iri('x')), count: 2 },
  ]);
  assert.deepEqual([statistics.subjects, statistics.predicates, statistics.objects], [3, 2, 3]);
});
