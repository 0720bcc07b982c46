import type { SortedRows } from './sorted-rows.ts';
import type { TermId } from './term-id.ts';

/** A place that is never reached. */
export const NEVER = 0x7fffffff;

/** The rows of one part of the delta that match a pattern, on their way into a scan of the base. */
export class DeltaRun {
  #sorted: SortedRows;
  #at = 0;
  #end = 0;
  /** Where in the base the first row belongs; NEVER when there is none. Set by the scan, which knows the base. */
  place: number = NEVER;

  constructor(sorted: SortedRows) {
    this.#sorted = sorted;
  }

  /** Goes to the rows that begin with these ids. */
  open(sorted: SortedRows, depth: number, x: TermId, y: TermId, z: TermId): void {
    this.#sorted = sorted;
    this.#at = sorted.start(depth, x, y, z, 0);
    this.#end = sorted.end(this.#at, depth, x, y, z, 0);
  }

  get isEmpty(): boolean {
    return this.#at === this.#end;
  }

  /** The ids of the first row, in the order of its columns. */
  get x(): TermId {
    return this.#sorted.rows[this.#at * 3] as number;
  }

  get y(): TermId {
    return this.#sorted.rows[this.#at * 3 + 1] as number;
  }

  get z(): TermId {
    return this.#sorted.rows[this.#at * 3 + 2] as number;
  }

  /** How many rows are left. */
  get length(): number {
    return this.#end - this.#at;
  }

  /** Leaves rows behind; a number below 0 takes them back. */
  skip(rows = 1): void {
    this.#at += rows;
  }
}
