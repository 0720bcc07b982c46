import type { TermId } from '../../index/term-id.ts';

const FIRST_BITS = 5;
const MOST_BITS = 14;

/**
 * Values of terms by their ids, the newest in each place: a few figures and dates stand in many rows, and what a
 * comparison waits for is the memory that they lie in. Small until many were asked for.
 */
export class NumberMemo {
  readonly #read: (id: TermId) => number;
  #ids = new Int32Array(1 << FIRST_BITS);
  #values = new Float64Array(1 << FIRST_BITS);
  #shift = 32 - FIRST_BITS;
  #misses = 0;

  constructor(read: (id: TermId) => number) {
    this.#read = read;
  }

  value(id: TermId): number {
    const place = Math.imul(id ^ (id >>> 12), 0x9e3779b1) >>> this.#shift;
    return this.#ids[place] === id ? (this.#values[place] as number) : this.#miss(id);
  }

  #miss(id: TermId): number {
    const bits = 32 - this.#shift;
    if (++this.#misses > 1 << bits && bits < MOST_BITS) {
      this.#misses = 0;
      this.#shift--;
      this.#ids = new Int32Array(2 << bits);
      this.#values = new Float64Array(2 << bits);
    }
    const value = this.#read(id);
    const place = Math.imul(id ^ (id >>> 12), 0x9e3779b1) >>> this.#shift;
    this.#ids[place] = id;
    this.#values[place] = value;
    return value;
  }
}
