import type { Budget } from './operator.ts';
import type { Place } from './plan/plan-node.ts';

const FIRST_ENTRIES = 32;
/** An estimate is not trusted further than that. */
const MOST_EXPECTED = 32_768;

/**
 * Rows that are looked up by the terms in some of their places. Keeps only the places that matter, in one typed array;
 * rows with the same key hang together in a chain, in the order in which they came. Every byte is counted.
 */
export class RowTable {
  /** How many rows it holds. */
  size = 0;
  /** The kept places of row after row; offset of entry e: e * kept.length. */
  values: Int32Array;
  readonly kept: Int32Array;
  readonly #keys: Int32Array;
  /** For each key the index of its place among those kept. */
  readonly #keyAt: Int32Array;
  readonly #budget: Budget;
  /** First and last entry of a key plus one, two a slot; 0 is free. */
  #slots: Int32Array;
  /** The next entry of the same key; -1 at the end of the chain. */
  #nexts: Int32Array;

  /** `kept` includes the keys; without keys all rows hang in one chain. `expected`: how many rows are to come, about. */
  constructor(keys: readonly Place[], kept: readonly Place[], budget: Budget, expected = 0) {
    let entries = FIRST_ENTRIES;
    while (entries < expected && entries < MOST_EXPECTED) entries *= 2;
    this.#keys = Int32Array.from(keys);
    this.kept = Int32Array.from(kept);
    this.#keyAt = Int32Array.from(keys, (key) => kept.indexOf(key));
    this.#budget = budget;
    this.values = new Int32Array(entries * kept.length);
    this.#nexts = new Int32Array(entries);
    this.#slots = new Int32Array(entries * 4);
    budget.hold(entries * (kept.length + 5) * 4);
  }

  /** Keeps a row. */
  add(rows: Int32Array, at: number): void {
    if (this.size === this.#nexts.length) this.#grow();
    const { kept, values } = this;
    const entry = this.size++;
    for (let k = 0, to = entry * kept.length; k < kept.length; k++) {
      values[to + k] = rows[at + (kept[k] as number)] as number;
    }
    this.#nexts[entry] = -1;
    this.#chain(entry);
  }

  /** The first entry whose key is that of a row; -1 if there is none. */
  find(rows: Int32Array, at: number): number {
    const slot = this.#slotOf(this.#keys, rows, at);
    return (this.#slots[slot] as number) - 1;
  }

  /** The entry after this one with the same key; -1 if there is none. */
  after(entry: number): number {
    return this.#nexts[entry] as number;
  }

  /** How many chains there may be: some are empty. */
  get chains(): number {
    return this.#slots.length / 2;
  }

  /** The first entry of a chain; -1 where it is empty. */
  firstOf(chain: number): number {
    return (this.#slots[chain * 2] as number) - 1;
  }

  #chain(entry: number): void {
    const slot = this.#slotOf(this.#keyAt, this.values, entry * this.kept.length);
    const last = (this.#slots[slot + 1] as number) - 1;
    if (last < 0) {
      this.#slots[slot] = entry + 1;
    } else this.#nexts[last] = entry;
    this.#slots[slot + 1] = entry + 1;
  }

  /** Where the key that stands in these places is, or belongs. */
  #slotOf(places: Int32Array, rows: Int32Array, at: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const { values } = this;
    const stride = this.kept.length;
    const keyAt = this.#keyAt;
    const keys = places.length;
    let hash = 0;
    for (let k = 0; k < keys; k++) {
      hash = Math.imul(hash ^ (rows[at + (places[k] as number)] as number), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    for (let slot = (hash << 1) & mask; ; slot = (slot + 2) & mask) {
      const first = (slots[slot] as number) - 1;
      if (first < 0) return slot;
      let k = 0;
      const from = first * stride;
      while (k < keys && values[from + (keyAt[k] as number)] === rows[at + (places[k] as number)]) k++;
      if (k === keys) return slot;
    }
  }

  #grow(): void {
    const entries = this.#nexts.length;
    const stride = this.kept.length;
    this.#budget.hold(entries * (stride + 5) * 4);
    this.#budget.tick(entries);
    const values = new Int32Array(entries * 2 * stride);
    values.set(this.values);
    this.values = values;
    const nexts = new Int32Array(entries * 2);
    nexts.set(this.#nexts);
    this.#nexts = nexts;
    // Chains stay as they are; only their ends move to the slots of the larger table.
    const old = this.#slots;
    this.#slots = new Int32Array(entries * 2 * 4);
    for (let slot = 0; slot < old.length; slot += 2) {
      if (old[slot] === 0) continue;
      const first = (old[slot] as number) - 1;
      const to = this.#slotOf(this.#keyAt, values, first * stride);
      this.#slots[to] = first + 1;
      this.#slots[to + 1] = old[slot + 1] as number;
    }
  }
}
