import type { SortedRows } from './sorted-rows.ts';
import { MAX_SERIAL, type TermId } from './term-id.ts';

/** About so many bits for each row: one lookup in eight of what is not there says that it may be. */
const BITS_PER_ROW = 8;

/** Says of most ids that no row begins with them, at the price of one bit read. Made in a millisecond for 200,000 rows. */
export class SerialFilter {
  readonly #bits: Int32Array;
  readonly #mask: number;

  constructor(...sets: SortedRows[]) {
    const rows = sets.reduce((sum, { length }) => sum + length, 0);
    let bits = 32;
    while (bits < rows * BITS_PER_ROW) bits *= 2;
    this.#bits = new Int32Array(bits / 32);
    this.#mask = bits - 1;
    for (const { rows: ids, width } of sets) {
      for (let at = 0; at < ids.length; at += width) {
        const bit = (ids[at] as number) & MAX_SERIAL & this.#mask;
        (this.#bits[bit >>> 5] as number) |= 1 << (bit & 31);
      }
    }
  }

  /** Whether rows may begin with this id; never false where some do. */
  mayHave(id: TermId): boolean {
    const bit = id & MAX_SERIAL & this.#mask;
    return ((this.#bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
  }
}
