import { MAX_SERIAL, type TermId } from './term-id.ts';

// Rows of a few ids, sorted by serial column after column: the form of all that the delta holds. What is looked up are
// the first `depth` columns of a row.

/** Less than zero, zero or more as the row at `at` (in numbers, not rows) stands before, in or after those that begin so. */
function compareStart(rows: Int32Array, at: number, depth: number, a: TermId, b: TermId, c: TermId, d: TermId): number {
  let order = ((rows[at] as number) & MAX_SERIAL) - (a & MAX_SERIAL);
  if (order !== 0 || depth === 1) return order;
  order = ((rows[at + 1] as number) & MAX_SERIAL) - (b & MAX_SERIAL);
  if (order !== 0 || depth === 2) return order;
  order = ((rows[at + 2] as number) & MAX_SERIAL) - (c & MAX_SERIAL);
  if (order !== 0 || depth === 3) return order;
  return ((rows[at + 3] as number) & MAX_SERIAL) - (d & MAX_SERIAL);
}

/** Rows of one width, with their searches. A view: it costs nothing to make. */
export class SortedRows {
  readonly rows: Int32Array;
  readonly width: number;
  readonly length: number;

  constructor(rows: SharedArrayBuffer | Int32Array, width: number) {
    this.rows = rows instanceof Int32Array ? rows : new Int32Array(rows);
    this.width = width;
    this.length = this.rows.length / width;
  }

  /** The first row that does not stand before those that begin with these ids. */
  start(depth: number, a: TermId, b: TermId, c: TermId, d: TermId): number {
    if (depth === 0) return 0;
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareStart(this.rows, middle * this.width, depth, a, b, c, d) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The first row after those that begin with these ids; `start` is where they begin. */
  end(start: number, depth: number, a: TermId, b: TermId, c: TermId, d: TermId): number {
    if (depth === 0) return this.length;
    // Most lookups find nothing: then one comparison is all.
    if (start === this.length || compareStart(this.rows, start * this.width, depth, a, b, c, d) !== 0) return start;
    let low = start + 1;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareStart(this.rows, middle * this.width, depth, a, b, c, d) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** How many rows begin with these ids. */
  count(depth: number, a: TermId, b: TermId, c: TermId, d: TermId): number {
    const start = this.start(depth, a, b, c, d);
    return this.end(start, depth, a, b, c, d) - start;
  }

  /** Whether there is a row that begins with these ids. */
  has(depth: number, a: TermId, b: TermId, c: TermId, d: TermId): boolean {
    const start = this.start(depth, a, b, c, d);
    return start < this.length && compareStart(this.rows, start * this.width, depth, a, b, c, d) === 0;
  }
}
