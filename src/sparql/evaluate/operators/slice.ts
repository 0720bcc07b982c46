import type { Batch, Operator } from '../operator.ts';

/** LIMIT and OFFSET; asks for no more once it has given its last row. */
export class Slice implements Operator {
  readonly #input: Operator;
  #toSkip: number;
  #toGive: number;

  constructor(input: Operator, start: number, length: number | undefined) {
    this.#input = input;
    this.#toSkip = start;
    this.#toGive = length ?? Number.POSITIVE_INFINITY;
  }

  next(): Batch | undefined {
    while (this.#toGive > 0) {
      const batch = this.#input.next();
      if (batch === undefined) break;
      if (this.#toSkip >= batch.length) {
        this.#toSkip -= batch.length;
        continue;
      }
      const start = this.#toSkip;
      const length = Math.min(batch.length - start, this.#toGive);
      this.#toSkip = 0;
      this.#toGive -= length;
      if (length === batch.length) return batch;
      const { width, rows } = batch;
      return { width, rows: rows.subarray(start * width, (start + length) * width), length };
    }
    this.#toGive = 0;
    return undefined;
  }
}
