import { PriorityQueue } from './priority-queue.ts';

/** A way from one record to another: the records it passes, both ends included, and what it costs. */
export interface Path {
  readonly nodes: readonly number[];
  /** One for each step, and for each record between the ends what passing through it costs. */
  readonly cost: number;
}

/** Which ways are asked for. */
export interface PathQuery {
  readonly from: number;
  readonly to: number;
  /** How many ways at most. */
  readonly most: number;
  /** How many steps a way may have at most. */
  readonly steps: number;
}

/** What ranking needs to know of the records. */
export interface Toll {
  /** What passing through a record costs beside the steps; never less than nothing. */
  toll(node: number): number;
  /** An order of the records that does not depend on how they are numbered: decides between ways of one cost. */
  compare(a: number, b: number): number;
}

/** Edges without direction that are known so far. */
export type Edges = ReadonlyMap<number, ReadonlySet<number>>;

/** Beginnings of ways that are followed at most. With the costs ahead known, hardly more than the ways themselves are. */
const MOST_FOLLOWED = 20_000;

/** Ways in their order; `isWhole` where no other that is asked for is cheaper, as far as the edges are known. */
export interface Ranked {
  readonly paths: readonly Path[];
  readonly isWhole: boolean;
}

/**
 * The cheapest ways over known edges, cheapest first, then the shorter. A way passes no record that it could leave out: one
 * that makes a detour between two known neighbours tells nothing beside the one that does not. Only a direct link of both
 * ends hides no other way. First the least cost from each record to the end is found for each number of steps left; a beginning
 * whose cost with that is the least is then followed on, so that ways come out in their order. Work: the known edges once a
 * step, and what is followed.
 */
export function cheapestPaths(edges: Edges, query: PathQuery, tolls: Toll): Ranked {
  const ahead = costsAhead(edges, query, tolls);
  const queue = new PriorityQueue<Beginning>((a, b) => compareBeginnings(a, b, tolls));
  const { from, to, most, steps } = query;
  const begin = ahead[steps]?.get(from);
  if (begin !== undefined) queue.add({ node: from, before: undefined, steps: 0, cost: 0, least: begin });
  const found: Path[] = [];
  for (let followed = 0; followed < MOST_FOLLOWED && found.length < most; followed++) {
    const at = queue.take();
    if (at === undefined) return { paths: found, isWhole: true };
    if (at.node === to) {
      found.push({ nodes: nodesOf(at), cost: at.cost });
      continue;
    }
    const left = ahead[steps - at.steps - 1];
    for (const node of edges.get(at.node) ?? []) {
      const rest = left?.get(node);
      if (rest === undefined || isDetour(edges, at, node, query)) continue;
      const cost = at.cost + 1 + (node === to ? 0 : tolls.toll(node));
      queue.add({ node, before: at, steps: at.steps + 1, cost, least: cost + rest });
    }
  }
  return { paths: found, isWhole: found.length >= most };
}

/** A way as far as it has been followed. */
interface Beginning {
  readonly node: number;
  readonly before: Beginning | undefined;
  readonly steps: number;
  readonly cost: number;
  /** What the whole way costs at least. */
  readonly least: number;
}

/** By number of steps left: from which records the end is reached, and at what cost, own tolls left out. */
function costsAhead(edges: Edges, { to, steps }: PathQuery, tolls: Toll): ReadonlyMap<number, number>[] {
  const layers = [new Map([[to, 0]])];
  let changed: ReadonlySet<number> = new Set([to]);
  for (let step = 1; step <= steps; step++) {
    const before = layers[step - 1] as ReadonlyMap<number, number>;
    const layer = new Map(before);
    const improved = new Set<number>();
    for (const node of changed) {
      const cost = (before.get(node) as number) + 1 + (node === to ? 0 : tolls.toll(node));
      for (const other of edges.get(node) ?? []) {
        if (cost >= (layer.get(other) ?? Number.POSITIVE_INFINITY)) continue;
        layer.set(other, cost);
        improved.add(other);
      }
    }
    layers.push(layer);
    changed = improved;
  }
  return layers;
}

function compareBeginnings(a: Beginning, b: Beginning, tolls: Toll): number {
  if (a.least !== b.least) return a.least - b.least;
  if (a.steps !== b.steps) return b.steps - a.steps;
  const [x, y] = [nodesOf(a), nodesOf(b)];
  for (let i = 0; i < x.length; i++) {
    const order = x[i] === y[i] ? 0 : tolls.compare(x[i] as number, y[i] as number);
    if (order !== 0) return order;
  }
  return 0;
}

/** Whether the way that goes on to the record passes it already, or could have come to it from an earlier one. */
function isDetour(edges: Edges, beginning: Beginning, node: number, { from, to }: PathQuery): boolean {
  const near = edges.get(node);
  for (let at = beginning.before; at !== undefined; at = at.before) {
    if (at.node === node) return true;
    const isDirect = at.node === from && node === to;
    if (!isDirect && near?.has(at.node)) return true;
  }
  return false;
}

function nodesOf(beginning: Beginning): number[] {
  const nodes: number[] = [];
  for (let at: Beginning | undefined = beginning; at !== undefined; at = at.before) nodes.push(at.node);
  return nodes.reverse();
}
