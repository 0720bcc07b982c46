import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyIndex } from '../../src/index/empty-index.ts';
import { IndexWriter } from '../../src/index/index-writer.ts';
import { SharedIndex } from '../../src/index/shared-index.ts';
import { blankNode, defaultGraph, literal, namedNode, type Quad, quad } from '../../src/rdf/quads.ts';

const iri = (name: string) => namedNode(`http://example.org/${name}`);
const G = 'http://example.org/g';
const H = 'http://example.org/h';
const triple = (s: string, p: string, o: string): Quad => quad(iri(s), iri(p), iri(o));

function shared(): { writer: IndexWriter; index: SharedIndex } {
  const writer = new IndexWriter(emptyIndex());
  writer.apply(
    [
      { graph: G, quads: [triple('a', 'p', 'b'), triple('a', 'p', 'c')] },
      { graph: H, quads: [triple('a', 'p', 'b'), triple('d', 'q', 'b')] },
    ],
    1,
  );
  return { writer, index: new SharedIndex(writer) };
}

const values = (terms: Iterable<{ value: string }>) => Array.from(terms, ({ value }) => value).sort();

test('a triple that two graphs hold comes once from the union and once from each graph', () => {
  const { index } = shared();
  assert.equal(index.size, 3);
  assert.equal([...index.match(iri('a'), iri('p'), iri('b'))].length, 1);
  assert.equal(index.count(null, null, iri('b')), 2);
  assert.equal(index.count(iri('a'), iri('p'), iri('b'), namedNode(G)), 1);
  assert.equal(index.count(iri('a'), iri('p'), iri('b'), namedNode(H)), 1);
  assert.equal(index.count(null, null, null, namedNode(H)), 2);
});

test('a quad of the union stands in the default graph, one of a graph in that graph', () => {
  const { index } = shared();
  assert.equal([...index.match(iri('d'))][0]?.graph.termType, 'DefaultGraph');
  assert.equal([...index.match(iri('d'), null, null, namedNode(H))][0]?.graph.value, H);
});

test('replacing a graph leaves what other graphs hold', () => {
  const { writer, index } = shared();
  writer.apply([{ graph: G, quads: [triple('a', 'p', 'e')] }], 2);
  assert.deepEqual(values(index.objects(iri('a'), iri('p'))), values([iri('b'), iri('e')]));
  assert.equal(index.has(iri('a'), iri('p'), iri('c')), false);
});

test('an emptied graph is no graph any more, and its terms match nothing', () => {
  const { writer, index } = shared();
  writer.apply([{ graph: H, quads: [] }], 2);
  assert.deepEqual([...index.graphs()], [G]);
  assert.equal(index.graphSize(H), 0);
  assert.equal(index.count(iri('d')), 0);
  assert.equal(index.size, 2);
});

test('a term that was never stored matches nothing instead of everything', () => {
  const { index } = shared();
  assert.equal(index.count(iri('nobody')), 0);
  assert.equal(index.has(null, null, null, iri('no-graph')), false);
  assert.equal(index.object(iri('a'), iri('nothing')), undefined);
  assert.equal(index.graphSize('http://example.org/no-graph'), 0);
});

test('literals are told apart by language and datatype, and language tags compared without case', () => {
  const { writer, index } = shared();
  const [p, s] = [iri('label'), iri('x')];
  const quads = [literal('1'), literal('1', 'en'), literal('1', 'ar'), literal(1)].map((o) => quad(s, p, o));
  writer.apply([{ graph: G, quads }], 2);
  assert.equal(index.count(s, p), 4);
  assert.equal(index.has(s, p, literal('1', 'EN')), true);
});

test('subjects and objects come without repetition', () => {
  const { index } = shared();
  assert.deepEqual(values(index.subjects(iri('p'), null)), [iri('a').value]);
  assert.equal(index.objects(null, null).length, 2);
  assert.deepEqual(values(index.subjects(null, iri('b'), namedNode(H))), values([iri('a'), iri('d')]));
});

test('blank nodes are found by their labels', () => {
  const { writer, index } = shared();
  writer.apply([{ graph: G, quads: [quad(blankNode('x'), iri('p'), blankNode('y'))] }], 2);
  assert.equal(index.object(blankNode('x'), iri('p'))?.termType, 'BlankNode');
  assert.equal([...index.match(null, iri('p'), blankNode('y'))][0]?.subject.value, 'x');
});

test('quads without a graph have a graph of their own, which is not listed', () => {
  const writer = new IndexWriter(emptyIndex());
  const index = new SharedIndex(writer);
  writer.apply([{ graph: '', quads: [triple('a', 'p', 'b')] }], 1);
  assert.deepEqual([...index.graphs()], []);
  assert.equal(index.count(null, null, null, defaultGraph()), 1);
});

test('an iteration sees the version that it began with, the next one the version after', () => {
  const { writer, index } = shared();
  const quads = index.match(null, null, iri('b'));
  quads.next();
  writer.apply(
    [
      { graph: G, quads: [] },
      { graph: H, quads: [] },
    ],
    2,
  );
  assert.equal([...quads].length, 1);
  assert.equal([...index.match(null, null, iri('b'))].length, 0);
  assert.equal(index.position, 2);
  assert.equal(index.data, writer.data);
});
