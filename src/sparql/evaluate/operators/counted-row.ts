import type { Batch, Operator } from '../operator.ts';
import type { Place } from '../plan/plan-node.ts';
import type { QueryTerms } from '../query-terms.ts';

/** The one row of a query that only counts, where the count is known without reading rows. */
export class CountedRow implements Operator {
  #row: Batch | undefined;

  constructor(count: number, places: readonly Place[], width: number, terms: QueryTerms) {
    const rows = new Int32Array(width);
    for (const place of places) rows[place] = terms.integer(count);
    this.#row = { width, rows, length: 1 };
  }

  next(): Batch | undefined {
    const row = this.#row;
    this.#row = undefined;
    return row;
  }
}
