import { BATCH_ROWS, type Batch } from './operator.ts';

const FIRST_ROWS = 16;
const NO_ROWS = new Int32Array(0);

/**
 * The batch that an operator fills and gives away again and again. It begins small and grows each time it was filled, so
 * that a query that wants few rows pays for few, and one that wants all soon runs at full length.
 */
export class RowBatch implements Batch {
  readonly width: number;
  rows: Int32Array = NO_ROWS;
  length = 0;
  /** How many rows it takes in this turn. */
  capacity = 0;

  constructor(width: number) {
    this.width = width;
  }

  /** Empties it for the next turn. */
  begin(): void {
    if (this.length >= this.capacity && this.capacity < BATCH_ROWS) this.#grow();
    this.length = 0;
  }

  /** Empties it and makes room for so many rows. */
  beginFor(rows: number): void {
    this.length = 0;
    if (rows <= this.capacity) return;
    this.capacity = rows;
    this.rows = new Int32Array(rows * this.width);
  }

  /** Takes a row over and gives its offset here; there must be room. */
  push(rows: Int32Array, at: number): number {
    const width = this.width;
    const to = this.length++ * width;
    const own = this.rows;
    for (let k = 0; k < width; k++) own[to + k] = rows[at + k] as number;
    return to;
  }

  /** Whether this turn has room for another row. */
  get full(): boolean {
    return this.length >= this.capacity;
  }

  #grow(): void {
    this.capacity = this.capacity === 0 ? FIRST_ROWS : Math.min(BATCH_ROWS, this.capacity * 4);
    this.rows = new Int32Array(this.capacity * this.width);
  }
}
