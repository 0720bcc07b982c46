import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryIndex } from '../../src/index/memory-index.ts';
import { packChanges, packIndex } from '../../src/index/packed-quads.ts';
import { literal, namedNode, type Quad, quad } from '../../src/rdf/quads.ts';

const iri = (name: string) => namedNode(`http://example.org/${name}`);
const G = 'http://example.org/g';
const H = 'http://example.org/h';
const triple = (s: string, p: string, o: string): Quad => quad(iri(s), iri(p), iri(o));

function shared(): MemoryIndex {
  const index = new MemoryIndex();
  index.replaceGraph(G, [triple('a', 'p', 'b'), triple('a', 'p', 'c')]);
  index.replaceGraph(H, [triple('a', 'p', 'b'), triple('d', 'q', 'b')]);
  return index;
}

test('a triple that two graphs hold comes once from the union and once from each graph', () => {
  const index = shared();
  assert.equal(index.size, 3);
  assert.equal([...index.match(iri('a'), iri('p'), iri('b'))].length, 1);
  assert.equal(index.count(null, null, iri('b')), 2);
  assert.equal(index.count(iri('a'), iri('p'), iri('b'), namedNode(G)), 1);
  assert.equal(index.count(iri('a'), iri('p'), iri('b'), namedNode(H)), 1);
});

test('a quad of the union stands in the default graph, one of a graph in that graph', () => {
  const index = shared();
  assert.equal([...index.match(iri('d'))][0]?.graph.termType, 'DefaultGraph');
  assert.equal([...index.match(iri('d'), null, null, namedNode(H))][0]?.graph.value, H);
});

test('replacing a graph leaves what other graphs hold', () => {
  const index = shared();
  index.replaceGraph(G, [triple('a', 'p', 'e')]);
  assert.deepEqual(
    index
      .objects(iri('a'), iri('p'))
      .map(({ value }) => value)
      .sort(),
    [iri('b').value, iri('e').value],
  );
  assert.equal(index.has(iri('a'), iri('p'), iri('c')), false);
});

test('an emptied graph is no graph any more, and its terms match nothing', () => {
  const index = shared();
  index.replaceGraph(H, []);
  assert.deepEqual([...index.graphs()], [G]);
  assert.equal(index.graphSize(H), 0);
  assert.equal(index.count(iri('d')), 0);
  assert.equal(index.size, 2);
});

test('a term that was never stored matches nothing instead of everything', () => {
  const index = shared();
  assert.equal(index.count(iri('nobody')), 0);
  assert.equal(index.has(null, null, null, iri('no-graph')), false);
  assert.equal(index.object(iri('a'), iri('nothing')), undefined);
});

test('literals are told apart by language and datatype, and language tags compared without case', () => {
  const index = new MemoryIndex();
  const [p, s] = [iri('label'), iri('x')];
  index.replaceGraph(G, [quad(s, p, literal('x')), quad(s, p, literal('x', 'en')), quad(s, p, literal('x', 'ar'))]);
  assert.equal(index.count(s, p), 3);
  assert.equal(index.has(s, p, literal('x', 'EN')), true);
});

test('subjects and objects come without repetition', () => {
  const index = shared();
  assert.deepEqual(
    index.subjects(iri('p'), null).map(({ value }) => value),
    [iri('a').value],
  );
  assert.equal(index.objects(null, null).length, 2);
});

test('what is packed for another thread is unpacked the same, position included', () => {
  const index = shared();
  index.position = 7;
  const copy = new MemoryIndex();
  copy.unpack(structuredClone(packIndex(index)));
  assert.equal(copy.position, 7);
  assert.deepEqual(written(copy), written(index));
  const changes = [
    { graph: G, quads: [triple('z', 'p', 'z')] },
    { graph: H, quads: [] },
  ];
  index.apply(changes, 8);
  copy.applyPacked(structuredClone(packChanges(changes, 8)));
  assert.equal(copy.position, 8);
  assert.deepEqual(written(copy), written(index));
  assert.deepEqual([...copy.graphs()], [G]);
});

function written(index: MemoryIndex): string[] {
  const graphs = [...index.graphs()].flatMap((graph) => [...index.match(null, null, null, namedNode(graph))]);
  return graphs.map((q) => [q.subject, q.predicate, q.object, q.graph].map(({ value }) => value).join(' ')).sort();
}
