import type { TermId } from './term-id.ts';

const CHUNK_ROWS = 1 << 16;

/** Quads as rows of four ids (subject, predicate, object, graph), in the order in which they came; 16 bytes each. */
export class QuadBuffer {
  readonly #full: Int32Array[] = [];
  #current = new Int32Array(CHUNK_ROWS * 4);
  #used = 0;

  /** How many rows there are. */
  get rows(): number {
    return this.#full.length * CHUNK_ROWS + this.#used / 4;
  }

  get bytes(): number {
    return this.rows * 16;
  }

  push(s: TermId, p: TermId, o: TermId, g: TermId): void {
    if (this.#used === this.#current.length) {
      this.#full.push(this.#current);
      this.#current = new Int32Array(CHUNK_ROWS * 4);
      this.#used = 0;
    }
    const chunk = this.#current;
    const at = this.#used;
    chunk[at] = s;
    chunk[at + 1] = p;
    chunk[at + 2] = o;
    chunk[at + 3] = g;
    this.#used = at + 4;
  }

  /** All rows, chunk by chunk; the buffer is empty afterwards, so that whoever sorts them decides what stays in memory. */
  take(): Int32Array[] {
    const chunks = [...this.#full, this.#current.subarray(0, this.#used)];
    this.#full.length = 0;
    this.#used = 0;
    this.#current = new Int32Array(0);
    return chunks;
  }
}
