import type { Expression } from '../expression.ts';
import type { Batch, Budget, Operator } from '../operator.ts';
import type { Place } from '../plan/plan-node.ts';
import { RowBatch } from '../row-batch.ts';

/** Puts the value of an expression in a place; an error leaves it unbound. A row that holds another term there is dropped. */
export class Bind implements Operator {
  readonly #input: Operator;
  readonly #expression: Expression;
  readonly #place: Place;
  readonly #budget: Budget;
  readonly #out: RowBatch;

  constructor(input: Operator, expression: Expression, place: Place, width: number, budget: Budget) {
    this.#input = input;
    this.#expression = expression;
    this.#place = place;
    this.#budget = budget;
    this.#out = new RowBatch(width);
  }

  next(): Batch | undefined {
    const place = this.#place;
    const out = this.#out;
    for (let batch = this.#input.next(); batch !== undefined; batch = this.#input.next()) {
      const { rows, width } = batch;
      this.#budget.tick(batch.length);
      out.beginFor(batch.length);
      for (let at = 0, end = batch.length * width; at < end; at += width) {
        const value = this.#expression.id(rows, at);
        const there = rows[at + place] as number;
        if (there !== 0 && value !== 0 && there !== value) continue;
        const to = out.push(rows, at);
        if (value !== 0) out.rows[to + place] = value;
      }
      if (out.length > 0) return out;
    }
    return undefined;
  }
}
