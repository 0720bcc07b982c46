import type { TermId } from '../../index/term-id.ts';

const PLACES = 4096;

/**
 * Values of numbers by their ids, the newest in each place: a few figures stand in many rows, and what a comparison waits
 * for is the memory that they lie in.
 */
export class NumberMemo {
  readonly #ids = new Int32Array(PLACES);
  readonly #values = new Float64Array(PLACES);
  readonly #read: (id: TermId) => number;

  constructor(read: (id: TermId) => number) {
    this.#read = read;
  }

  value(id: TermId): number {
    const place = Math.imul(id ^ (id >>> 12), 0x9e3779b1) >>> 20;
    if (this.#ids[place] === id) return this.#values[place] as number;
    const value = this.#read(id);
    this.#ids[place] = id;
    this.#values[place] = value;
    return value;
  }
}
