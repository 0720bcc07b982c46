import type { Batch, Budget, Operator } from '../operator.ts';
import { KeyTable } from './key-table.ts';
import { Sieve } from './sieve.ts';

/** Lets each row through once, told by the places that count, in the order in which they first come. */
export class Distinct extends Sieve {
  readonly #places: Int32Array;
  readonly #seen: KeyTable;

  constructor(input: Operator, places: Int32Array, width: number, budget: Budget, expected = 0) {
    super(input, width, budget);
    this.#places = places;
    this.#seen = new KeyTable(places.length, budget, expected);
  }

  override next(): Batch | undefined {
    const batch = super.next();
    if (batch === undefined) this.#seen.release();
    return batch;
  }

  protected override keeps(rows: Int32Array, at: number): boolean {
    const before = this.#seen.size;
    this.#seen.row(rows, at, this.#places);
    return this.#seen.size > before;
  }
}
