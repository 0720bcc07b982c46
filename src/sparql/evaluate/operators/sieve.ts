import type { Batch, Budget, Operator } from '../operator.ts';
import { RowBatch } from '../row-batch.ts';

/**
 * Lets some rows through and leaves those of its input as they are, since whoever gave them may still need them. A batch
 * of which nothing is dropped is passed on without a copy.
 */
export abstract class Sieve implements Operator {
  readonly #input: Operator;
  readonly #budget: Budget;
  readonly #out: RowBatch;

  constructor(input: Operator, width: number, budget: Budget) {
    this.#input = input;
    this.#budget = budget;
    this.#out = new RowBatch(width);
  }

  /** Whether the row that begins at `at` goes through. */
  protected abstract keeps(rows: Int32Array, at: number): boolean;

  next(): Batch | undefined {
    for (let batch = this.#input.next(); batch !== undefined; batch = this.#input.next()) {
      this.#budget.tick(batch.length);
      const { rows, width } = batch;
      const end = batch.length * width;
      let at = 0;
      while (at < end && this.keeps(rows, at)) at += width;
      if (at === end) return batch;
      const out = this.#out;
      out.beginFor(batch.length);
      for (let before = 0; before < at; before += width) out.push(rows, before);
      for (at += width; at < end; at += width) if (this.keeps(rows, at)) out.push(rows, at);
      if (out.length > 0) return out;
    }
    return undefined;
  }
}
