import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { emptyIndex } from '../../src/index/empty-index.ts';
import type { GraphDifference } from '../../src/index/graph-changes.ts';
import type { IndexData } from '../../src/index/index-data.ts';
import { IndexReader } from '../../src/index/index-reader.ts';
import { IndexWriter } from '../../src/index/index-writer.ts';
import { type MergedIndex, mergeIndex } from '../../src/index/merge.ts';
import type { GraphChange } from '../../src/index/quad-index.ts';
import { type NamedNode, namedNode, type Quad, quad, type Term } from '../../src/rdf/quads.ts';
import { anyGraph, anyTriple, assertSameAnswers, type Model, toQuad } from '../support/index-model.ts';
import { naiveIndex } from '../support/naive-index.ts';

type Triples = readonly (readonly [Term, Term, Term])[];
type Change = GraphChange | GraphDifference;

const triples = fc.array(anyTriple, { maxLength: 10 });
const change: fc.Arbitrary<Change> = fc.oneof(
  fc
    .record({ graph: anyGraph, quads: triples })
    .map(({ graph, quads }) => ({ graph: graph.value, quads: toQuads(quads) })),
  fc
    .record({ graph: anyGraph, added: triples, removed: triples })
    .map(({ graph, added, removed }) => ({ graph: graph.value, added: toQuads(added), removed: toQuads(removed) })),
);
const toQuads = (content: Triples): Quad[] => content.map((triple) => toQuad(triple));
/** Some changes at once, or the end of the merge that began with the first change after the one before. */
const step = fc.oneof(
  { weight: 2, arbitrary: fc.array(change, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.constant('end' as const) },
);

const key = (q: Quad) => JSON.stringify([q.subject, q.predicate, q.object]);

function changedModel(model: Model, changes: readonly Change[]): Model {
  const next = new Map(model);
  for (const one of changes) {
    const kept = new Map((next.get(one.graph) ?? []).map((q) => [key(q), q]));
    if ('quads' in one) kept.clear();
    else for (const q of one.removed) kept.delete(key(q));
    for (const q of 'quads' in one ? one.quads : one.added) kept.set(key(q), q);
    next.set(one.graph, [...kept.values()]);
  }
  return next;
}

/** Merges that begin when the test says so: never by themselves, and in this thread. */
class Merges {
  #waiting: { data: IndexData; resolve: (merged: MergedIndex) => void; reject: (error: Error) => void } | undefined;
  readonly options = {
    merge: (data: IndexData) =>
      new Promise<MergedIndex>((resolve, reject) => {
        this.#waiting = { data, resolve, reject };
      }),
  };

  get isWaiting(): boolean {
    return this.#waiting !== undefined;
  }

  async end(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting !== undefined) waiting.resolve(mergeIndex(waiting.data));
    await new Promise((resolve) => setImmediate(resolve));
  }

  async fail(): Promise<void> {
    this.#waiting?.reject(new Error('out of memory'));
    this.#waiting = undefined;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('any changes and merges, also changes during a merge, end in the answers of an index that was built afresh', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), triples, async (steps, initial) => {
      const start = toQuads(initial).map((q) =>
        quad(q.subject, q.predicate, q.object, namedNode('http://example.org/g')),
      );
      const merges = new Merges();
      const writer = new IndexWriter(naiveIndex(start), { ...merges.options, mergeAt: 0 });
      let model: Model = new Map([['http://example.org/g', start]]);
      let position = 0;
      const versions: { data: IndexData; model: Model }[] = [];
      for (const one of steps) {
        if (one === 'end') await merges.end();
        else {
          writer.apply(one, ++position);
          model = changedModel(model, one);
        }
        assert.equal(writer.reader.position, position);
        assertSameAnswers(writer.reader, model);
        versions.push({ data: writer.data, model });
      }
      for (const version of versions) assertSameAnswers(new IndexReader(version.data), version.model);
    }),
    { numRuns: 40 },
  );
});

const G = 'http://example.org/g';
const triple = (s: string, p: string, o: string): Quad =>
  quad(...([s, p, o].map((name) => namedNode(`http://example.org/${name}`)) as [NamedNode, NamedNode, NamedNode]));

/** What is logged, by level. */
function keepLog() {
  const lines: string[] = [];
  const keep = (level: string) => (_: unknown, message?: string) => void lines.push(`${level}: ${message}`);
  return { lines, log: { info: keep('info'), warn: keep('warn') } };
}

test('a graph that is given the content it has costs the delta nothing', () => {
  const writer = new IndexWriter(emptyIndex());
  const before = writer.apply([{ graph: G, quads: [triple('a', 'p', 'b'), triple('a', 'p', 'c')] }], 1);
  const after = writer.apply([{ graph: G, quads: [triple('a', 'p', 'c'), triple('a', 'p', 'b')] }], 2);
  assert.equal(after.delta, before.delta);
  assert.equal(after.position, 2);
});

test('what is removed twice, or was never there, is removed once or not at all', () => {
  const writer = new IndexWriter(emptyIndex());
  const [ab, ac, ad] = [triple('a', 'p', 'b'), triple('a', 'p', 'c'), triple('a', 'p', 'd')];
  writer.apply([{ graph: G, quads: [ab, ac, ac, ad] }], 1);
  writer.apply([{ graph: G, added: [ab, ab], removed: [ac, ac, triple('x', 'y', 'z')] }], 2);
  assertSameAnswers(writer.reader, new Map([[G, [ab, ad]]]));
});

test('a quad that a change both removes and adds stays', () => {
  const writer = new IndexWriter(emptyIndex());
  const ab = triple('a', 'p', 'b');
  writer.apply([{ graph: G, quads: [ab] }], 1);
  writer.apply([{ graph: G, added: [ab], removed: [ab] }], 2);
  assert.equal(writer.reader.graphSize(writer.reader.dictionary.findIri(G)), 1);
});

test('changes see the version before them, whatever order they come in', () => {
  const writer = new IndexWriter(emptyIndex());
  writer.apply([{ graph: G, quads: [triple('a', 'p', 'b')] }], 1);
  const copy = function* () {
    const scan = writer.reader.scan();
    scan.open(0, 0, 0);
    while (scan.next()) {
      const [s, p, o] = [scan.s, scan.p, scan.o].map((id) => writer.reader.dictionary.term(id));
      yield quad(s as NamedNode, p as NamedNode, o as NamedNode);
    }
  };
  writer.apply(
    [
      { graph: G, quads: [] },
      { graph: 'http://example.org/h', quads: { [Symbol.iterator]: copy } },
    ],
    2,
  );
  assertSameAnswers(writer.reader, new Map([['http://example.org/h', [triple('a', 'p', 'b')]]]));
});

test('every version is told once, and one that a merge made is told as such', async () => {
  const merges = new Merges();
  const told: string[] = [];
  const writer = new IndexWriter(emptyIndex(), {
    ...merges.options,
    mergeAt: 1,
    onVersion: ({ position, base }) => told.push(`version ${position}, ${base.quads} in the base`),
    onMerged: ({ position }) => told.push(`merged ${position}`),
  });
  writer.apply([{ graph: G, quads: [triple('a', 'p', 'b')] }], 1);
  writer.apply([{ graph: G, quads: [triple('a', 'p', 'c')] }], 2);
  await merges.end();
  assert.deepEqual(told, [
    'version 1, 0 in the base',
    'version 2, 0 in the base',
    'version 2, 1 in the base',
    'merged 2',
  ]);
});

test('no merge begins before as many quads differ as were said', () => {
  const merges = new Merges();
  const writer = new IndexWriter(emptyIndex(), { ...merges.options, mergeAt: 3 });
  writer.apply([{ graph: G, quads: [triple('a', 'p', 'b'), triple('a', 'p', 'c')] }], 1);
  assert.equal(merges.isWaiting, false);
  writer.apply([{ graph: G, quads: [triple('a', 'p', 'b'), triple('a', 'p', 'c'), triple('a', 'p', 'd')] }], 2);
  assert.equal(merges.isWaiting, true);
});

test('a merge that fails is told and tried again later, and loses nothing', async () => {
  const merges = new Merges();
  const { lines, log } = keepLog();
  const writer = new IndexWriter(emptyIndex(), { ...merges.options, mergeAt: 1, retryMs: 0, log });
  const content = [triple('a', 'p', 'b')];
  writer.apply([{ graph: G, quads: content }], 1);
  await merges.fail();
  assert.match(lines[0] ?? '', /^warn: could not merge/);
  assertSameAnswers(writer.reader, new Map([[G, content]]));
  while (!merges.isWaiting) await new Promise((resolve) => setTimeout(resolve, 1));
  await merges.end();
  assert.equal(writer.data.base.quads, 1);
  assertSameAnswers(writer.reader, new Map([[G, content]]));
});

test('a merge that was running when the index was replaced changes nothing', async () => {
  const merges = new Merges();
  const writer = new IndexWriter(emptyIndex(), { ...merges.options, mergeAt: 1 });
  writer.apply([{ graph: G, quads: [triple('a', 'p', 'b')] }], 1);
  writer.reset({ ...emptyIndex(), position: 9 });
  await merges.end();
  assert.equal(writer.reader.position, 9);
  assert.equal(writer.reader.size, 0);
});

test('a thread of its own merges, and changes go on meanwhile', async () => {
  const writer = new IndexWriter(emptyIndex(), { mergeAt: 2 });
  const [ab, ac, ad] = [triple('a', 'p', 'b'), triple('a', 'p', 'c'), triple('a', 'p', 'd')];
  writer.apply([{ graph: G, quads: [ab, ac] }], 1);
  writer.apply([{ graph: G, quads: [ac, ad] }], 2);
  await writer.settled();
  assert.ok(writer.data.base.quads >= 2);
  assertSameAnswers(writer.reader, new Map([[G, [ac, ad]]]));
  await writer.close();
});

test('closing ends a merge, and what it would have merged is still there', async () => {
  const writer = new IndexWriter(emptyIndex(), { mergeAt: 1 });
  const content = [triple('a', 'p', 'b')];
  writer.apply([{ graph: G, quads: content }], 1);
  await writer.close();
  assert.equal(writer.data.base.quads, 0);
  assertSameAnswers(writer.reader, new Map([[G, content]]));
});
