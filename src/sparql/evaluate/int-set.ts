import type { Budget } from './operator.ts';

const FIRST_PLACES = 8;

/** A set of numbers other than zero: open addressing, at most half full, counted by the budget until `release`. */
export class IntSet {
  size = 0;
  readonly #budget: Budget;
  #table = new Int32Array(FIRST_PLACES);
  #shift = 29;

  constructor(budget: Budget) {
    this.#budget = budget;
    budget.hold(FIRST_PLACES * 4);
  }

  /** Whether the number was not there before. */
  add(value: number): boolean {
    const table = this.#table;
    const mask = table.length - 1;
    let place = Math.imul(value, 0x9e3779b1) >>> this.#shift;
    for (; table[place] !== 0; place = (place + 1) & mask) if (table[place] === value) return false;
    table[place] = value;
    this.size++;
    if (this.size * 2 > table.length) this.#grow();
    return true;
  }

  has(value: number): boolean {
    const table = this.#table;
    const mask = table.length - 1;
    let place = Math.imul(value, 0x9e3779b1) >>> this.#shift;
    for (; table[place] !== 0; place = (place + 1) & mask) if (table[place] === value) return true;
    return false;
  }

  /** Lets go of the memory; the set cannot be used after that. */
  release(): void {
    this.#budget.release(this.#table.byteLength);
    this.#table = new Int32Array(0);
    this.size = 0;
  }

  #grow(): void {
    const old = this.#table;
    this.#budget.hold(old.byteLength);
    this.#budget.tick(old.length);
    const table = new Int32Array(old.length * 2);
    const mask = table.length - 1;
    this.#table = table;
    this.#shift--;
    for (let i = 0; i < old.length; i++) {
      const value = old[i] as number;
      if (value === 0) continue;
      let place = Math.imul(value, 0x9e3779b1) >>> this.#shift;
      while (table[place] !== 0) place = (place + 1) & mask;
      table[place] = value;
    }
  }
}
