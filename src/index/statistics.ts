import type { IndexReader } from './index-reader.ts';
import { runEnd } from './search.ts';
import type { TermId } from './term-id.ts';

/** How a predicate is used: `triples` exactly, the others as the base has them. */
export interface PredicateStatistics {
  readonly triples: number;
  /** Distinct ones; never 0 where there are triples. */
  readonly subjects: number;
  readonly objects: number;
}

/** An object and how many triples of a predicate have it. */
export interface ObjectCount {
  readonly object: TermId;
  readonly count: number;
}

/** How many of the most frequent objects of a predicate are kept. */
const KEPT_OBJECTS = 64;

/**
 * What a planner asks of an index. Counts of triples are exact; distinct counts and frequent objects are those of the
 * base, or of the delta where the base knows nothing: good enough to choose by.
 */
export class Statistics {
  readonly #reader: IndexReader;
  readonly #topObjects = new Map<TermId, readonly ObjectCount[]>();
  #subjects = -1;
  #objects = -1;

  constructor(reader: IndexReader) {
    this.#reader = reader;
  }

  /** Distinct subjects of the union. Reads a number for each term, once. */
  get subjects(): number {
    if (this.#subjects < 0) {
      const { base, delta } = this.#reader;
      this.#subjects = filled(base.subjects) + distinct(delta.gained.spo.rows, 0, delta.gained.spo.length, 0);
    }
    return this.#subjects;
  }

  /** Distinct objects of the union. Reads a number for each term, once. */
  get objects(): number {
    if (this.#objects < 0) {
      const { base, delta } = this.#reader;
      this.#objects = filled(base.objects) + distinct(delta.gained.osp.rows, 0, delta.gained.osp.length, 0);
    }
    return this.#objects;
  }

  /** Distinct predicates. */
  get predicates(): number {
    const { base, delta } = this.#reader;
    return base.predicates.length + distinct(delta.gained.pos.rows, 0, delta.gained.pos.length, 0);
  }

  /** How a predicate is used; undefined if no triple has it. */
  predicate(p: TermId): PredicateStatistics | undefined {
    const { base, delta } = this.#reader;
    const triples = this.#reader.count(0, p, 0);
    if (triples === 0) return undefined;
    const place = base.predicatePlace(p);
    if (place >= 0) {
      const subjects = base.statistics[place * 2] as number;
      const objects = base.statistics[place * 2 + 1] as number;
      return { triples, subjects: Math.min(subjects, triples), objects: Math.min(objects, triples) };
    }
    const { pos } = delta.gained;
    const start = pos.start(1, p, 0, 0, 0);
    return { triples, subjects: triples, objects: distinct(pos.rows, start, pos.end(start, 1, p, 0, 0, 0), 1) };
  }

  /**
   * The `k` most frequent objects of a predicate, at most 64, most frequent first. The first call reads the ends of the
   * runs of its objects: at most one step a triple, far fewer where values repeat.
   */
  topObjects(p: TermId, k: number): readonly ObjectCount[] {
    let known = this.#topObjects.get(p);
    if (known === undefined) {
      known = this.#countObjects(p);
      this.#topObjects.set(p, known);
    }
    return known.slice(0, k);
  }

  #countObjects(p: TermId): ObjectCount[] {
    const { base } = this.#reader;
    const place = base.predicatePlace(p);
    if (place < 0) return [];
    const end = base.predicateRows[place + 1] as number;
    const found: ObjectCount[] = [];
    let least = 0;
    for (let at = base.predicateRows[place] as number; at < end; ) {
      const object = base.posO[at] as number;
      const next = runEnd(base.posO, at, end, object);
      if (next - at > least) {
        found.push({ object, count: next - at });
        if (found.length >= KEPT_OBJECTS * 2) {
          keepMost(found);
          least = found[found.length - 1]?.count ?? 0;
        }
      }
      at = next;
    }
    keepMost(found);
    return found;
  }
}

function keepMost(counts: ObjectCount[]): void {
  counts.sort((a, b) => b.count - a.count);
  counts.length = Math.min(counts.length, KEPT_OBJECTS);
}

/** How many serials have rows. */
function filled(offsets: Uint32Array): number {
  let count = 0;
  for (let i = 1; i < offsets.length; i++) if (offsets[i] !== offsets[i - 1]) count++;
  return count;
}

/** How many different ids a sorted column of triples has from row `start` to row `end`. */
function distinct(rows: Int32Array, start: number, end: number, column: number): number {
  let count = 0;
  for (let row = start; row < end; row++) {
    if (row === start || rows[row * 3 + column] !== rows[row * 3 - 3 + column]) count++;
  }
  return count;
}
