const EMPTY = -1;
const REMOVED = -2;

/** Finds the row of a triple of ids in constant time: open addressing over row numbers, at most half full. */
export class RowHash {
  readonly #matches: (row: number, s: number, p: number, o: number) => boolean;
  readonly #hashOf: (row: number) => number;
  #slots = new Int32Array(2048).fill(EMPTY);
  /** Slots that are not empty, removed ones included: what decides when to grow. */
  #used = 0;

  constructor(column: { s(row: number): number; p(row: number): number; o(row: number): number }) {
    this.#matches = (row, s, p, o) => column.s(row) === s && column.p(row) === p && column.o(row) === o;
    this.#hashOf = (row) => hash(column.s(row), column.p(row), column.o(row));
  }

  /** The row of this triple, or -1. */
  find(s: number, p: number, o: number): number {
    const slot = this.#slotOf(s, p, o);
    return slot < 0 ? -1 : (this.#slots[slot] as number);
  }

  /** Remembers a row whose columns are already written. */
  add(row: number): void {
    if (this.#used * 2 >= this.#slots.length) this.#rebuild();
    this.#place(row);
    this.#used++;
  }

  /** Forgets the row of this triple, if there is one. */
  remove(s: number, p: number, o: number): void {
    const slot = this.#slotOf(s, p, o);
    if (slot >= 0) this.#slots[slot] = REMOVED;
  }

  #slotOf(s: number, p: number, o: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash(s, p, o) & mask; ; slot = (slot + 1) & mask) {
      const row = this.#slots[slot] as number;
      if (row === EMPTY) return -1;
      if (row !== REMOVED && this.#matches(row, s, p, o)) return slot;
    }
  }

  #place(row: number): void {
    const mask = this.#slots.length - 1;
    let slot = this.#hashOf(row) & mask;
    while (this.#slots[slot] !== EMPTY) slot = (slot + 1) & mask;
    this.#slots[slot] = row;
  }

  #rebuild(): void {
    const rows = this.#slots.filter((row) => row >= 0);
    let size = this.#slots.length;
    while (rows.length * 4 > size) size *= 2;
    this.#slots = new Int32Array(size).fill(EMPTY);
    for (const row of rows) this.#place(row);
    this.#used = rows.length;
  }
}

function hash(s: number, p: number, o: number): number {
  let h = Math.imul(s, 0x9e3779b1) ^ Math.imul(p, 0x85ebca6b) ^ Math.imul(o, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}
