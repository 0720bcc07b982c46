import type { TermId } from '../../../index/term-id.ts';
import type { Budget } from '../operator.ts';

const FIRST_IDS = 32;
const BYTES_AN_ID = 16;

/**
 * A set of ids that keeps the order in which they came, so that a search can take it as its queue. Emptying it costs
 * nothing, so that one set serves many small searches. What it takes is counted until `release`.
 */
export class IdSet {
  size = 0;
  readonly #budget: Budget;
  #ids = new Int32Array(0);
  /** Where each id stands in the slots: a slot counts only if its id says so, too. */
  #slotOf = new Int32Array(0);
  #slots = new Int32Array(0);
  #shift = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** Whether it was not there before. */
  add(id: TermId): boolean {
    if (this.size >= this.#ids.length) this.#grow();
    const slot = this.#find(id);
    if (slot < 0) return false;
    this.#ids[this.size] = id;
    this.#slotOf[this.size] = slot;
    this.#slots[slot] = this.size++;
    return true;
  }

  has(id: TermId): boolean {
    return this.size > 0 && this.#find(id) < 0;
  }

  /** The id that came as the `index`th, from 0 on. */
  at(index: number): TermId {
    return this.#ids[index] as number;
  }

  clear(): void {
    this.size = 0;
  }

  release(): void {
    this.#budget.release(this.#ids.length * BYTES_AN_ID);
    this.size = 0;
    this.#ids = this.#slotOf = this.#slots = new Int32Array(0);
  }

  /** The free slot for an id, or -1 if it is there. */
  #find(id: TermId): number {
    const mask = this.#slots.length - 1;
    for (let slot = Math.imul(id ^ (id >>> 15), 0x9e3779b1) >>> this.#shift; ; slot = (slot + 1) & mask) {
      const index = this.#slots[slot] as number;
      if (index >= this.size || this.#slotOf[index] !== slot) return slot;
      if (this.#ids[index] === id) return -1;
    }
  }

  #grow(): void {
    const capacity = Math.max(FIRST_IDS, this.#ids.length * 2);
    this.#budget.hold((capacity - this.#ids.length) * BYTES_AN_ID);
    this.#budget.tick(this.size);
    const ids = new Int32Array(capacity);
    ids.set(this.#ids);
    const { size } = this;
    this.#ids = ids;
    this.#slotOf = new Int32Array(capacity);
    this.#slots = new Int32Array(capacity * 2);
    this.#shift = 32 - Math.log2(capacity * 2);
    this.size = 0;
    for (let index = 0; index < size; index++) {
      const slot = this.#find(ids[index] as number);
      this.#slotOf[index] = slot;
      this.#slots[slot] = index;
      this.size++;
    }
  }
}
