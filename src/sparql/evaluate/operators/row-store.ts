import { BATCH_ROWS, type Batch, type Budget } from '../operator.ts';

/** Rows kept one after another, counted byte for byte until `release`. */
export class RowStore {
  length = 0;
  /** Row-major; valid until the next `add`. */
  rows = new Int32Array(0);
  readonly #width: number;
  readonly #budget: Budget;

  constructor(width: number, budget: Budget) {
    this.#width = width;
    this.#budget = budget;
  }

  /** Copies one row to the end, or over the row with number `to`. */
  put(from: Int32Array, at: number, to: number = this.length): void {
    const width = this.#width;
    if (to === this.length) this.#makeRoom(++this.length);
    const rows = this.rows;
    for (let k = 0, start = to * width; k < width; k++) rows[start + k] = from[at + k] as number;
  }

  addBatch({ rows, length }: Batch): void {
    this.#makeRoom(this.length + length);
    this.rows.set(rows.subarray(0, length * this.#width), this.length * this.#width);
    this.length += length;
  }

  release(): void {
    this.#budget.release(this.rows.byteLength);
    this.rows = new Int32Array(0);
    this.length = 0;
  }

  #makeRoom(length: number): void {
    const needed = length * this.#width;
    if (needed <= this.rows.length) return;
    const size = Math.max(needed, this.rows.length * 2, this.#width * 16);
    this.#budget.hold(4 * (size - this.rows.length));
    const rows = new Int32Array(size);
    rows.set(this.rows);
    this.rows = rows;
  }
}

/** Fills a batch with up to a batch of the rows whose numbers stand in `order` from `first` on; how many. */
export function writeInOrder(store: RowStore, order: Uint32Array, first: number, end: number, out: Batch): number {
  const length = Math.min(end - first, BATCH_ROWS);
  const { width } = out;
  if (out.rows.length < length * width) out.rows = new Int32Array(length * width);
  for (let i = 0, to = 0; i < length; i++) {
    const from = (order[first + i] as number) * width;
    for (let k = 0; k < width; k++, to++) out.rows[to] = store.rows[from + k] as number;
  }
  out.length = length;
  return length;
}
