import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DatasetView } from '../../src/index/dataset-view.ts';
import { MemoryIndex } from '../../src/index/memory-index.ts';
import { namedNode, type Quad, quad, type Term } from '../../src/rdf/quads.ts';

// The index beside the plainest thing that could answer: a list of quads that is searched from end to end.

const TERMS = Array.from({ length: 5 }, (_, i) => namedNode(`http://example.org/t${i}`));
const GRAPHS = Array.from({ length: 3 }, (_, i) => `http://example.org/g${i}`);
const term = fc.constantFrom(...TERMS);
const slot = fc.option(term, { nil: undefined });
const triples = fc.array(fc.tuple(term, term, term), { maxLength: 12 });
const changes = fc.array(fc.tuple(fc.constantFrom(...GRAPHS), triples), { maxLength: 12 });
const pattern = fc.tuple(slot, slot, slot);

type Triples = readonly (readonly [Term, Term, Term])[];

function build(steps: readonly (readonly [string, Triples])[]): { index: MemoryIndex; model: Map<string, string[]> } {
  const index = new MemoryIndex();
  const model = new Map<string, string[]>();
  for (const [graph, content] of steps) {
    index.replaceGraph(
      graph,
      content.map(([s, p, o]) => quad(s, p, o)),
    );
    model.set(graph, [...new Set(content.map(line))]);
  }
  return { index, model };
}

const line = (terms: readonly Term[]) => terms.map(({ value }) => value).join(' ');
const lines = (quads: Iterable<Quad>) => [...quads].map((q) => line([q.subject, q.predicate, q.object])).sort();
const fits = (slots: readonly (Term | undefined)[]) => (text: string) =>
  text.split(' ').every((value, i) => slots[i] === undefined || slots[i]?.value === value);

test('after any replacements of graphs, every pattern over the union finds the set of what the graphs hold', () => {
  fc.assert(
    fc.property(changes, pattern, (steps, [s, p, o]) => {
      const { index, model } = build(steps);
      const expected = [...new Set([...model.values()].flat())].filter(fits([s, p, o])).sort();
      assert.deepEqual(lines(index.match(s, p, o)), expected);
      assert.equal(index.count(s, p, o), expected.length);
      assert.equal(index.has(s, p, o), expected.length > 0);
    }),
  );
});

test('after any replacements of graphs, every pattern over one graph finds what that graph holds', () => {
  fc.assert(
    fc.property(changes, pattern, fc.constantFrom(...GRAPHS), (steps, [s, p, o], graph) => {
      const { index, model } = build(steps);
      const expected = (model.get(graph) ?? []).filter(fits([s, p, o])).sort();
      assert.deepEqual(lines(index.match(s, p, o, namedNode(graph))), expected);
      assert.equal(index.count(s, p, o, namedNode(graph)), expected.length);
    }),
  );
});

test('a dataset of some graphs is their set-merge as default graph, and its named graphs and no others', () => {
  const some = fc.subarray(GRAPHS);
  fc.assert(
    fc.property(changes, pattern, some, some, (steps, [s, p, o], defaults, named) => {
      const { index, model } = build(steps);
      const view = new DatasetView(index, { default: defaults.map(namedNode), named: named.map(namedNode) });
      const merged = new Set(defaults.flatMap((graph) => model.get(graph) ?? []));
      const expected = [...merged].filter(fits([s, p, o])).sort();
      assert.deepEqual(lines(view.matchDefault(s, p, o)), expected);
      assert.ok(view.atMost(s, p, o) >= expected.length);
      const quads = named.flatMap((graph) =>
        (model.get(graph) ?? []).filter(fits([s, p, o])).map((t) => `${t} ${graph}`),
      );
      const found = [...view.matchEveryGraph(s, p, o)].map((q) => line([q.subject, q.predicate, q.object, q.graph]));
      assert.deepEqual(found.sort(), quads.sort());
      for (const graph of GRAPHS) {
        const inside = named.includes(graph) ? (model.get(graph) ?? []).filter(fits([s, p, o])).sort() : [];
        assert.deepEqual(lines(view.matchGraph(s, p, o, namedNode(graph))), inside);
      }
    }),
  );
});

test('a graph that nobody holds is an empty graph in a dataset', () => {
  const { index } = build([[GRAPHS[0] as string, [[TERMS[0], TERMS[1], TERMS[2]]] as Triples]]);
  const nowhere = namedNode('http://example.org/nowhere');
  const view = new DatasetView(index, { default: [nowhere], named: [nowhere] });
  assert.deepEqual([...view.matchDefault(null, null, null)], []);
  assert.deepEqual([...view.matchGraph(null, null, null, nowhere)], []);
});
