import type { TermId } from '../../../index/term-id.ts';
import type { Accumulator } from '../aggregates.ts';
import type { Budget } from '../operator.ts';
import type { QueryTerms } from '../query-terms.ts';
import { KeyTable } from './key-table.ts';

/** One aggregate over all groups at once; groups are numbered from 0 without a gap. */
export interface GroupColumn {
  add(group: number, rows: Int32Array, at: number): void;
  /** Also of a group that had no rows. */
  result(group: number): TermId;
  release(): void;
}

/** COUNT(*), and COUNT(?x) with the place of ?x: a number a group and nothing else. */
export class CountColumn implements GroupColumn {
  readonly #place: number;
  readonly #terms: QueryTerms;
  readonly #counts: Counts;

  constructor(place: number | undefined, terms: QueryTerms, budget: Budget) {
    this.#place = place ?? -1;
    this.#terms = terms;
    this.#counts = new Counts(budget);
  }

  add(group: number, rows: Int32Array, at: number): void {
    if (this.#place < 0 || rows[at + this.#place] !== 0) this.#counts.increase(group);
  }

  /** So many rows at once, each of which counts. */
  addMany(group: number, rows: number): void {
    this.#counts.increase(group, rows);
  }

  result(group: number): TermId {
    return this.#terms.integer(this.#counts.of(group));
  }

  release(): void {
    this.#counts.release();
  }
}

/** COUNT(DISTINCT ?x): one set of pairs of a group and an id for all groups. */
export class DistinctCountColumn implements GroupColumn {
  readonly #place: number;
  readonly #terms: QueryTerms;
  readonly #counts: Counts;
  readonly #pairs: KeyTable;

  constructor(place: number, terms: QueryTerms, budget: Budget) {
    this.#place = place;
    this.#terms = terms;
    this.#counts = new Counts(budget);
    this.#pairs = new KeyTable(2, budget);
  }

  add(group: number, rows: Int32Array, at: number): void {
    const id = rows[at + this.#place] as number;
    if (id === 0) return;
    const before = this.#pairs.size;
    this.#pairs.two(group, id);
    if (this.#pairs.size > before) this.#counts.increase(group);
  }

  result(group: number): TermId {
    return this.#terms.integer(this.#counts.of(group));
  }

  release(): void {
    this.#counts.release();
    this.#pairs.release();
  }
}

/** Bytes that an accumulator takes, the array's entry included. */
const BYTES_AN_ACCUMULATOR = 64;

/** Any other aggregate: an accumulator a group. */
export class AccumulatorColumn implements GroupColumn {
  readonly #make: () => Accumulator;
  readonly #budget: Budget;
  readonly #each: Accumulator[] = [];

  constructor(make: () => Accumulator, budget: Budget) {
    this.#make = make;
    this.#budget = budget;
  }

  add(group: number, rows: Int32Array, at: number): void {
    this.#of(group).add(rows, at);
  }

  result(group: number): TermId {
    return this.#of(group).result();
  }

  release(): void {
    this.#budget.release(this.#each.length * BYTES_AN_ACCUMULATOR);
    this.#each.length = 0;
  }

  #of(group: number): Accumulator {
    while (this.#each.length <= group) {
      this.#budget.hold(BYTES_AN_ACCUMULATOR);
      this.#each.push(this.#make());
    }
    return this.#each[group] as Accumulator;
  }
}

/** A number a group; doubles are exact far beyond what fits into memory. */
class Counts {
  readonly #budget: Budget;
  #counts = new Float64Array(0);

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  increase(group: number, by = 1): void {
    if (group >= this.#counts.length) this.#grow(group + 1);
    this.#counts[group] = (this.#counts[group] as number) + by;
  }

  of(group: number): number {
    return this.#counts[group] ?? 0;
  }

  release(): void {
    this.#budget.release(this.#counts.byteLength);
    this.#counts = new Float64Array(0);
  }

  #grow(needed: number): void {
    const counts = new Float64Array(Math.max(needed, this.#counts.length * 2, 16));
    this.#budget.hold(counts.byteLength - this.#counts.byteLength);
    counts.set(this.#counts);
    this.#counts = counts;
  }
}
