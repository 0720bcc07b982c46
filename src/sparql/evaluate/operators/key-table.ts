import type { TermId } from '../../../index/term-id.ts';
import type { Budget } from '../operator.ts';

const FIRST_KEYS = 32;
/** An estimate is not trusted further than that. */
const MOST_EXPECTED = 32_768;
const BYTES_A_KEY = (width: number): number => 4 * width + 8;

/**
 * Numbers keys of one or more term ids in the order in which they come, from 0 on: what grouping, DISTINCT and sets of
 * pairs stand on. Open addressing over ids, at most half full. Every byte is counted until `release`.
 */
export class KeyTable {
  /** How many different keys there are. */
  size = 0;
  readonly #budget: Budget;
  readonly #width: number;
  #capacity: number;
  #keys: Int32Array;
  /** Number of a key plus one; 0 is free. */
  #slots: Int32Array;
  #shift: number;
  #last = -1;

  /** `expected`: how many keys are to come, about. */
  constructor(width: number, budget: Budget, expected = 0) {
    this.#budget = budget;
    this.#width = width;
    let keys = FIRST_KEYS;
    while (keys < expected && keys < MOST_EXPECTED) keys *= 2;
    budget.hold(keys * BYTES_A_KEY(width));
    this.#capacity = keys;
    this.#keys = new Int32Array(keys * width);
    this.#slots = new Int32Array(keys * 2);
    this.#shift = 32 - Math.log2(keys * 2);
  }

  /** The number of the key of one id; `size` has grown if it is new. */
  one(id: TermId): number {
    const last = this.#last;
    // Rows that come out of an index have runs of the same key.
    if (last >= 0 && this.#keys[last] === id) return last;
    const mask = this.#slots.length - 1;
    for (let slot = mixed(id) >>> this.#shift; ; slot = (slot + 1) & mask) {
      const found = (this.#slots[slot] as number) - 1;
      if (found < 0) {
        this.#keys[this.size] = id;
        return this.#take(slot);
      }
      if (this.#keys[found] === id) {
        this.#last = found;
        return found;
      }
    }
  }

  /** The number of the key of two ids. */
  two(first: number, second: number): number {
    const keys = this.#keys;
    const mask = this.#slots.length - 1;
    for (let slot = mixed(mixed(first) ^ second) >>> this.#shift; ; slot = (slot + 1) & mask) {
      const found = (this.#slots[slot] as number) - 1;
      if (found < 0) {
        keys[this.size * 2] = first;
        keys[this.size * 2 + 1] = second;
        return this.#take(slot);
      }
      if (keys[found * 2] === first && keys[found * 2 + 1] === second) return found;
    }
  }

  /** The number of the key that stands in these places of the row that begins at `at`. */
  row(rows: Int32Array, at: number, places: Int32Array): number {
    const width = this.#width;
    if (width === 1) return this.one(rows[at + (places[0] as number)] as number);
    if (width === 2)
      return this.two(rows[at + (places[0] as number)] as number, rows[at + (places[1] as number)] as number);
    if (width === 3)
      return this.#three(
        rows[at + (places[0] as number)] as number,
        rows[at + (places[1] as number)] as number,
        rows[at + (places[2] as number)] as number,
      );
    let hash = 0;
    for (let k = 0; k < width; k++) hash = mixed(hash ^ (rows[at + (places[k] as number)] as number));
    const keys = this.#keys;
    const mask = this.#slots.length - 1;
    for (let slot = mixed(hash) >>> this.#shift; ; slot = (slot + 1) & mask) {
      const found = (this.#slots[slot] as number) - 1;
      if (found < 0) {
        const to = this.size * width;
        for (let k = 0; k < width; k++) keys[to + k] = rows[at + (places[k] as number)] as number;
        return this.#take(slot);
      }
      let k = 0;
      for (const from = found * width; k < width && keys[from + k] === rows[at + (places[k] as number)]; k++);
      if (k === width) return found;
    }
  }

  #three(first: TermId, second: TermId, third: TermId): number {
    const keys = this.#keys;
    const mask = this.#slots.length - 1;
    const hash = mixed(mixed(mixed(mixed(first) ^ second) ^ third));
    for (let slot = hash >>> this.#shift; ; slot = (slot + 1) & mask) {
      const found = (this.#slots[slot] as number) - 1;
      const at = (found < 0 ? this.size : found) * 3;
      if (found < 0) {
        keys[at] = first;
        keys[at + 1] = second;
        keys[at + 2] = third;
        return this.#take(slot);
      }
      if (keys[at] === first && keys[at + 1] === second && keys[at + 2] === third) return found;
    }
  }

  /** The id in one place of a key. */
  id(index: number, place: number): TermId {
    return this.#keys[index * this.#width + place] as number;
  }

  /** Lets go of the memory; the table cannot be used after that. */
  release(): void {
    this.#budget.release(this.#capacity * BYTES_A_KEY(this.#width));
    this.#capacity = 0;
    this.#keys = this.#slots = new Int32Array(0);
  }

  #take(slot: number): number {
    const index = this.size++;
    this.#slots[slot] = this.size;
    this.#last = index;
    if (this.size === this.#capacity) this.#grow();
    return index;
  }

  #grow(): void {
    const width = this.#width;
    this.#budget.hold(this.#capacity * BYTES_A_KEY(width));
    this.#budget.tick(this.#capacity);
    this.#capacity *= 2;
    const keys = new Int32Array(this.#capacity * width);
    keys.set(this.#keys);
    this.#keys = keys;
    this.#slots = new Int32Array(this.#capacity * 2);
    this.#shift--;
    const mask = this.#slots.length - 1;
    for (let index = 0; index < this.size; index++) {
      let slot = this.#hashAt(index) >>> this.#shift;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = index + 1;
    }
  }

  #hashAt(index: number): number {
    const keys = this.#keys;
    const width = this.#width;
    if (width === 1) return mixed(keys[index] as number);
    if (width === 2) return mixed(mixed(keys[index * 2] as number) ^ (keys[index * 2 + 1] as number));
    let hash = 0;
    for (let k = 0, from = index * width; k < width; k++) hash = mixed(hash ^ (keys[from + k] as number));
    return mixed(hash);
  }
}

/** Its high bits are the ones to take. */
function mixed(value: number): number {
  const h = Math.imul(value ^ (value >>> 15), 0x9e3779b1);
  return h ^ (h >>> 13);
}
