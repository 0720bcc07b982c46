import type { Budget, Operator } from '../operator.ts';
import { Sieve } from './sieve.ts';

/** Drops a row that is the same as the one before it in the places that count; keeps nothing else in mind. */
export class Reduced extends Sieve {
  readonly #places: Int32Array;
  readonly #last: Int32Array;
  #begun = false;

  constructor(input: Operator, places: Int32Array, width: number, budget: Budget) {
    super(input, width, budget);
    this.#places = places;
    this.#last = new Int32Array(places.length);
  }

  protected override keeps(rows: Int32Array, at: number): boolean {
    let differs = !this.#begun;
    this.#begun = true;
    for (let k = 0; k < this.#last.length; k++) {
      const id = rows[at + (this.#places[k] as number)] as number;
      if (this.#last[k] !== id) differs = true;
      this.#last[k] = id;
    }
    return differs;
  }
}
