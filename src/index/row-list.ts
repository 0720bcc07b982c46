import type { TermId } from './term-id.ts';

/** Rows of three or four ids that grow by one at a time; a few as well as a million. */
export class RowList {
  readonly width: 3 | 4;
  #rows = new Int32Array(192);
  #used = 0;

  constructor(width: 3 | 4) {
    this.width = width;
  }

  /** Adds a row; of three ids the last is left out. */
  push(a: TermId, b: TermId, c: TermId, d: TermId): void {
    if (this.#used === this.#rows.length) {
      const grown = new Int32Array(this.#used * 2);
      grown.set(this.#rows);
      this.#rows = grown;
    }
    const at = this.#used;
    this.#rows[at] = a;
    this.#rows[at + 1] = b;
    this.#rows[at + 2] = c;
    if (this.width === 4) this.#rows[at + 3] = d;
    this.#used = at + this.width;
  }

  /** All rows, in the memory itself; valid until the next push. */
  rows(): Int32Array {
    return this.#rows.subarray(0, this.#used);
  }
}
