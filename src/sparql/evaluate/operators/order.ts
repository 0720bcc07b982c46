import type { Batch, Budget, Operator } from '../operator.ts';
import type { QueryTerms } from '../query-terms.ts';
import { mergeSort } from './merge-sort.ts';
import { RowStore, writeInOrder } from './row-store.ts';
import { compareRows, type OrderKey, type SortColumn, sortColumn } from './sort-column.ts';

/** Bytes of a key in a sort: its id and its number. */
const BYTES_A_KEY = 12;

/** What a sort needs to know. */
export interface Ordering {
  readonly keys: readonly OrderKey[];
  readonly width: number;
  readonly terms: QueryTerms;
  readonly budget: Budget;
}

/** ORDER BY: keeps all rows, works out each key once a row, and gives the rows in order; equal rows as they came. */
export class Order implements Operator {
  readonly #input: Operator;
  readonly #ordering: Ordering;
  readonly #rows: RowStore;
  readonly #out: Batch;
  #order: Uint32Array | undefined;
  #given = 0;

  constructor(input: Operator, ordering: Ordering) {
    this.#input = input;
    this.#ordering = ordering;
    this.#rows = new RowStore(ordering.width, ordering.budget);
    this.#out = { width: ordering.width, rows: new Int32Array(0), length: 0 };
  }

  next(): Batch | undefined {
    this.#order ??= this.#sort();
    const order = this.#order;
    if (this.#given >= order.length) {
      this.#order = new Uint32Array(0);
      this.#rows.release();
      return undefined;
    }
    this.#ordering.budget.tick(1);
    this.#given += writeInOrder(this.#rows, order, this.#given, order.length, this.#out);
    return this.#out;
  }

  #sort(): Uint32Array {
    const { keys, terms, budget } = this.#ordering;
    for (let batch = this.#input.next(); batch !== undefined; batch = this.#input.next()) {
      budget.tick(batch.length);
      this.#rows.addBatch(batch);
    }
    const { length } = this.#rows;
    const bytes = length * (keys.length * BYTES_A_KEY + 4);
    budget.hold(bytes);
    const columns = keys.map((key) => this.#column(key));
    const order = new Uint32Array(length);
    for (let i = 0; i < length; i++) order[i] = i;
    mergeSort(order, (a, b) => compareRows(columns, terms, a, b), budget);
    budget.release(bytes);
    return order;
  }

  #column({ expression, descending }: OrderKey): SortColumn {
    const { width, terms, budget } = this.#ordering;
    const { rows, length } = this.#rows;
    const ids = new Int32Array(length);
    for (let i = 0, at = 0; i < length; i++, at += width) {
      budget.tick();
      ids[i] = expression.id(rows, at);
    }
    return sortColumn(ids, descending, terms, budget);
  }
}
