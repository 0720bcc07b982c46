import { cheapestPaths, type Path, type PathQuery, type Ranked, type Toll } from './path-rank.ts';
import { PriorityQueue } from './priority-queue.ts';

/** The records as the search sees them: numbers, joined by edges without direction. */
export interface Surroundings extends Toll {
  /**
   * The neighbours of a record, each once, itself never; undefined where no more may be read. Two records are neighbours
   * whichever of the two is asked.
   */
  neighbours(node: number): readonly number[] | undefined;
  /** Whether some record had more to read than was read of it. */
  readonly isCut: boolean;
}

/** What a search came to. */
export interface Search {
  /** Cheapest first. */
  readonly paths: readonly Path[];
  /** No other way of so many steps is cheaper; false where something was left unread. */
  readonly isComplete: boolean;
  /** How many records were looked around from. */
  readonly looked: number;
}

/** Records that one search looks around from at most. */
const MOST_LOOKED = 2_000;
/** By how much what is unknown must have grown dearer for the ways to be ranked again. */
const RANKED_AGAIN = 0.5;

/**
 * The cheapest ways between two records, searched from both ends, always on from the record that is reached at the least
 * cost: what leads through hubs is looked at last. Ends as soon as no way that is still unknown can be cheaper than those
 * found, or at the limit. Nothing but what is counted ends it, so the same question has the same answer.
 */
export function searchPaths(records: Surroundings, query: PathQuery, mostLooked: number = MOST_LOOKED): Search {
  const known = new Known(records);
  const half = Math.ceil(query.steps / 2);
  const there = new Side(known, { end: query.from, other: query.to, half });
  const back = new Side(known, { end: query.to, other: query.from, half });
  const rank = (): Ranked => cheapestPaths(known.edges, query, records);
  let ranked = { looked: 0, unknown: 0 };
  for (;;) {
    const unknown = leastUnknown(there.least, back.least, half);
    const isOver = unknown === Number.POSITIVE_INFINITY;
    const isLast = isOver || known.looked >= mostLooked;
    // Ranking walks all that is known: it is done after each doubling, and before hubs, where what is unknown turns dear.
    if (isLast || known.looked >= 2 * ranked.looked || unknown >= ranked.unknown + RANKED_AGAIN) {
      const { paths, isWhole } = rank();
      ranked = { looked: known.looked, unknown };
      const dearest = paths.length < query.most ? Number.POSITIVE_INFINITY : (paths.at(-1)?.cost ?? 0);
      const isFound = isOver || unknown > dearest;
      if (isFound || isLast) return { paths, isComplete: isFound && isWhole && !records.isCut, looked: known.looked };
    }
    const side = there.least <= back.least ? there : back;
    if (!side.look()) return { paths: rank().paths, isComplete: false, looked: known.looked };
  }
}

/**
 * The least that a way can cost of which some edge is unknown. From one of its ends at least, it leaves the known after
 * fewer than `half` steps, so at a record that waits on that side; if it does so from the other end as well, at one that
 * waits there, else after `half` steps or more.
 */
function leastUnknown(there: number, back: number, half: number): number {
  return Math.min(there + back, there + half, half + back);
}

/** What has been read so far, from whichever end. */
class Known {
  readonly records: Surroundings;
  readonly edges = new Map<number, Set<number>>();
  readonly #neighbours = new Map<number, readonly number[]>();

  constructor(records: Surroundings) {
    this.records = records;
  }

  get looked(): number {
    return this.#neighbours.size;
  }

  neighbours(node: number): readonly number[] | undefined {
    const before = this.#neighbours.get(node);
    if (before !== undefined) return before;
    const read = this.records.neighbours(node);
    if (read === undefined) return undefined;
    this.#neighbours.set(node, read);
    for (const neighbour of read) {
      join(this.edges, node, neighbour);
      join(this.edges, neighbour, node);
    }
    return read;
  }
}

function join(edges: Map<number, Set<number>>, a: number, b: number): void {
  const joined = edges.get(a);
  if (joined === undefined) edges.set(a, new Set([b]));
  else joined.add(b);
}

/** A record that waits to be looked around from. */
interface Waiting {
  readonly node: number;
  readonly key: number;
}

/** One end of the search: what is reached from it, at what cost and in how many steps. */
class Side {
  readonly #known: Known;
  readonly #end: number;
  readonly #other: number;
  readonly #half: number;
  /** Least cost to a record, its own toll left out; and the fewest steps, which need not be of the same way. */
  readonly #costs = new Map<number, number>();
  readonly #steps = new Map<number, number>();
  /** Records reached at less, or in fewer steps, than when they were last looked around from. */
  readonly #open = new Set<number>();
  readonly #queue: PriorityQueue<Waiting>;

  constructor(known: Known, { end, other, half }: { end: number; other: number; half: number }) {
    this.#known = known;
    this.#end = end;
    this.#other = other;
    this.#half = half;
    this.#queue = new PriorityQueue((a, b) => a.key - b.key || known.records.compare(a.node, b.node));
    this.#reach(end, 0, 0);
  }

  /** The least key that waits: the cost of a record with half its toll, so that the keys of both sides add up. */
  get least(): number {
    for (let first = this.#queue.first; first !== undefined; first = this.#queue.first) {
      if (this.#open.has(first.node)) return first.key;
      this.#queue.take();
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Looks around from the record that waits first; false where nothing more may be read. */
  look(): boolean {
    const node = this.#queue.take()?.node;
    if (node === undefined) return true;
    const neighbours = this.#known.neighbours(node);
    if (neighbours === undefined) return false;
    this.#open.delete(node);
    const cost = (this.#costs.get(node) as number) + this.#toll(node) + 1;
    const steps = (this.#steps.get(node) as number) + 1;
    for (const neighbour of neighbours) this.#reach(neighbour, cost, steps);
    return true;
  }

  #reach(node: number, cost: number, steps: number): void {
    // No way passes its own end.
    if (node === this.#other) return;
    const knownCost = this.#costs.get(node) ?? Number.POSITIVE_INFINITY;
    const knownSteps = this.#steps.get(node) ?? Number.POSITIVE_INFINITY;
    if (cost >= knownCost && steps >= knownSteps) return;
    const [least, fewest] = [Math.min(cost, knownCost), Math.min(steps, knownSteps)];
    this.#costs.set(node, least);
    this.#steps.set(node, fewest);
    if (fewest >= this.#half) return;
    this.#open.add(node);
    this.#queue.add({ node, key: least + this.#toll(node) / 2 });
  }

  #toll(node: number): number {
    return node === this.#end ? 0 : this.#known.records.toll(node);
  }
}
