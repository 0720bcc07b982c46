import type { Batch, Operator } from '../operator.ts';

/** Passes rows on and counts them, for a plan that is shown with what really happened. */
export class CountedOperator implements Operator {
  readonly #input: Operator;
  readonly #counter: { rows: number };

  constructor(input: Operator, counter: { rows: number }) {
    this.#input = input;
    this.#counter = counter;
  }

  next(): Batch | undefined {
    const batch = this.#input.next();
    if (batch !== undefined) this.#counter.rows += batch.length;
    return batch;
  }
}
