import type { Expression } from '../expression.ts';
import type { Budget, Operator } from '../operator.ts';
import { Sieve } from './sieve.ts';

/** Lets rows through whose condition is true; an error is not (SPARQL 1.1, 17.2). */
export class Filter extends Sieve {
  readonly #condition: Expression;

  constructor(input: Operator, condition: Expression, width: number, budget: Budget) {
    super(input, width, budget);
    this.#condition = condition;
  }

  protected override keeps(rows: Int32Array, at: number): boolean {
    return this.#condition.test(rows, at) === 1;
  }
}
