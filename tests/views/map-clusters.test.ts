import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clustersOf, type Located } from '../../src/views/map-clusters.ts';

const spots: fc.Arbitrary<Located[]> = fc.uniqueArray(
  fc.record({
    iri: fc.stringMatching(/^[a-z]{1,4}$/),
    x: fc.double({ min: -50, max: 800, noNaN: true }),
    y: fc.double({ min: -50, max: 600, noNaN: true }),
    weight: fc.integer({ min: 1, max: 4 }),
  }),
  { selector: ({ iri }) => iri, maxLength: 60 },
);

test('every spot is in one cluster, and the clusters hold the weight of all', () => {
  fc.assert(
    fc.property(spots, (all) => {
      const clusters = clustersOf(all, 50);
      const members = clusters.flatMap((cluster) => cluster.members.map(({ iri }) => iri));
      assert.deepEqual(members.sort(), all.map(({ iri }) => iri).sort());
      const sum = (numbers: readonly { weight: number }[]) => numbers.reduce((total, { weight }) => total + weight, 0);
      assert.equal(sum(clusters), sum(all));
    }),
  );
});

test('marks of two clusters are never nearer than the distance', () => {
  fc.assert(
    fc.property(spots, (all) => {
      const clusters = clustersOf(all, 50);
      for (const [at, a] of clusters.entries())
        for (const b of clusters.slice(at + 1)) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) >= 50);
    }),
  );
});

test('the same spots give the same clusters in whatever order they come', () => {
  fc.assert(
    fc.property(spots, (all) => {
      assert.deepEqual(clustersOf([...all].reverse(), 50), clustersOf(all, 50));
    }),
  );
});

test('a cluster stands where its heaviest member does', () => {
  const at = (iri: string, x: number, weight: number) => ({ iri, x, y: 0, weight });
  const [cluster, ...others] = clustersOf([at('a', 0, 1), at('b', 30, 5), at('c', 60, 1)], 50);
  assert.deepEqual(others, []);
  assert.deepEqual([cluster?.x, cluster?.weight, cluster?.members.map(({ iri }) => iri)], [30, 7, ['b', 'a', 'c']]);
});
