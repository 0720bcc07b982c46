import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { PathQuery } from '../../src/claims/path-rank.ts';
import { type Surroundings, searchPaths } from '../../src/claims/path-search.ts';

/** A graph of numbered records, with the toll of each. */
interface Graph {
  readonly edges: readonly (readonly [number, number])[];
  readonly tolls: readonly number[];
}

class GraphRecords implements Surroundings {
  readonly isCut = false;
  asked = 0;
  readonly #graph: Graph;
  readonly #most: number;

  constructor(graph: Graph, most = Number.POSITIVE_INFINITY) {
    this.#graph = graph;
    this.#most = most;
  }

  neighbours(node: number): readonly number[] | undefined {
    if (this.asked >= this.#most) return undefined;
    this.asked += 1;
    return neighboursOf(this.#graph, node);
  }

  toll(node: number): number {
    return this.#graph.tolls[node] ?? 0;
  }

  compare(a: number, b: number): number {
    return a - b;
  }
}

function neighboursOf({ edges }: Graph, node: number): number[] {
  const all = edges.flatMap(([a, b]) => (a === node ? [b] : b === node ? [a] : []));
  return [...new Set(all)].filter((other) => other !== node);
}

interface Way {
  readonly nodes: number[];
  readonly cost: number;
}

/** Every way that passes no record that it could leave out. */
function everyPath(graph: Graph, query: PathQuery): Way[] {
  return everySimplePath(graph, query).filter(({ nodes }) => !hasDetour(graph, nodes));
}

/** Every way that passes no record twice, by walking all of them. */
function everySimplePath(graph: Graph, { from, to, steps }: PathQuery): Way[] {
  const found: Way[] = [];
  const walk = (nodes: number[]): void => {
    const last = nodes.at(-1) as number;
    if (last === to) {
      const tolls = nodes.slice(1, -1).reduce((sum, node) => sum + (graph.tolls[node] ?? 0), 0);
      found.push({ nodes, cost: nodes.length - 1 + tolls });
      return;
    }
    if (nodes.length > steps) return;
    for (const next of neighboursOf(graph, last)) if (!nodes.includes(next)) walk([...nodes, next]);
  };
  walk([from]);
  return found.sort((a, b) => a.cost - b.cost || a.nodes.length - b.nodes.length);
}

/** Whether two records of a way that do not follow each other are neighbours; the two ends may be. */
function hasDetour(graph: Graph, nodes: readonly number[]): boolean {
  const last = nodes.length - 1;
  return nodes.some((node, i) => {
    const near = neighboursOf(graph, node);
    return nodes.some((other, j) => j > i + 1 && (i > 0 || j < last) && near.includes(other));
  });
}

/** The fewest steps between two records, breadth first; undefined where nothing leads there. */
function fewestSteps(graph: Graph, from: number, to: number): number | undefined {
  const seen = new Map([[from, 0]]);
  for (const [node, steps] of seen) {
    for (const next of neighboursOf(graph, node)) if (!seen.has(next)) seen.set(next, steps + 1);
  }
  return seen.get(to);
}

const SIZE = 20;
const node = fc.integer({ min: 0, max: SIZE - 1 });
const anyGraph = (toll: fc.Arbitrary<number>): fc.Arbitrary<Graph> =>
  fc.record({
    edges: fc.array(fc.tuple(node, node), { minLength: 12, maxLength: 44, size: 'max' }),
    tolls: fc.array(toll, { minLength: SIZE, maxLength: SIZE }),
  });
const tolls = fc.integer({ min: 0, max: 24 }).map((eighths) => eighths / 8);

describe('the search for ways between two records', () => {
  it('finds exactly the cheapest ones that walking all of them finds, in their order', () => {
    fc.assert(
      fc.property(
        anyGraph(tolls),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 5 }),
        (graph, steps, most) => {
          const query = { from: 0, to: 1, most, steps };
          const { paths, isComplete } = searchPaths(new GraphRecords(graph), query);
          const all = everyPath(graph, query);
          assert.ok(isComplete);
          assert.deepEqual(
            paths.map(({ cost }) => cost),
            all.slice(0, most).map(({ cost }) => cost),
          );
          for (const { nodes, cost } of paths) {
            assert.ok(all.some((one) => one.cost === cost && one.nodes.join() === nodes.join()));
          }
          assert.equal(new Set(paths.map(({ nodes }) => nodes.join())).size, paths.length);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('finds a shortest way where no record is a hub, whenever there is one of six steps', () => {
    fc.assert(
      fc.property(anyGraph(fc.constant(0)), (graph) => {
        const { paths } = searchPaths(new GraphRecords(graph), { from: 0, to: 1, most: 1, steps: 6 });
        const fewest = fewestSteps(graph, 0, 1);
        const expected = fewest === undefined || fewest > 6 ? undefined : fewest + 1;
        assert.equal(paths[0]?.nodes.length, expected);
      }),
      { numRuns: 400 },
    );
  });

  it('says that it is not complete where it was stopped, and what it gives are ways', () => {
    fc.assert(
      fc.property(anyGraph(tolls), fc.integer({ min: 0, max: 6 }), (graph, most) => {
        const query = { from: 0, to: 1, most: 5, steps: 6 };
        const records = new GraphRecords(graph, most);
        const { paths, isComplete } = searchPaths(records, query);
        const all = everySimplePath(graph, query);
        for (const { nodes } of paths) assert.ok(all.some((one) => one.nodes.join() === nodes.join()));
        const whole = everyPath(graph, query)
          .slice(0, 5)
          .map(({ cost }) => cost);
        if (isComplete) {
          assert.deepEqual(
            paths.map(({ cost }) => cost),
            whole,
          );
        }
      }),
      { numRuns: 400 },
    );
  });

  it('goes around a hub where the way through it is shorter but says less', () => {
    // 0 – 2 – 1 through the hub, 0 – 3 – 4 – 1 around it.
    const edges = [
      [0, 2],
      [2, 1],
      [0, 3],
      [3, 4],
      [4, 1],
    ] as const;
    const { paths } = searchPaths(new GraphRecords({ edges, tolls: [0, 0, 3, 0, 0] }), {
      from: 0,
      to: 1,
      most: 5,
      steps: 6,
    });
    assert.deepEqual(
      paths.map(({ nodes, cost }) => [nodes, cost]),
      [
        [[0, 3, 4, 1], 3],
        [[0, 2, 1], 5],
      ],
    );
  });

  it('does not look around from a hub that no cheap way needs', () => {
    const spokes = Array.from({ length: 5_000 }, (_, i): [number, number] => [2, 10 + i]);
    const edges: [number, number][] = [[0, 2], [2, 1], [0, 3], [3, 1], ...spokes];
    const graph = { edges, tolls: [0, 0, 6, 0] };
    const records = new GraphRecords(graph);
    const { paths, isComplete } = searchPaths(records, { from: 0, to: 1, most: 1, steps: 6 });
    assert.deepEqual(paths[0]?.nodes, [0, 3, 1]);
    assert.ok(isComplete);
    assert.ok(records.asked <= 4, `looked around from ${records.asked}`);
  });

  it('stops at the limit of records that it may look around from', () => {
    const edges = Array.from({ length: 3_000 }, (_, i): [number, number][] => [
      [0, 10 + i],
      [10 + i, 5_000 + i],
      [1, 9_000 + i],
      [9_000 + i, 14_000 + i],
    ]).flat();
    const records = new GraphRecords({ edges, tolls: [] });
    const { looked, isComplete } = searchPaths(records, { from: 0, to: 1, most: 5, steps: 6 }, 40);
    assert.deepEqual([looked, isComplete], [40, false]);
    assert.equal(records.asked, 40);
  });
});
