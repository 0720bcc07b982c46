import type { Batch, Budget, Operator } from '../operator.ts';
import type { QueryTerms } from '../query-terms.ts';
import { RowStore, writeInOrder } from './row-store.ts';
import { type OrderKey, type Ranks, ranksOf } from './sort-column.ts';

/** Bytes that a row takes while it is sorted by one key: its term, its rank, its place before and after. */
const BYTES_A_ROW = 16;

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
    const { keys, budget } = this.#ordering;
    for (let batch = this.#input.next(); batch !== undefined; batch = this.#input.next()) {
      budget.tick(batch.length);
      this.#rows.addBatch(batch);
    }
    const { length } = this.#rows;
    budget.hold(length * BYTES_A_ROW);
    let order = new Uint32Array(length);
    for (let i = 0; i < length; i++) order[i] = i;
    // Stable, so that sorting by the last key first leaves equal rows of the first in the order of the others.
    for (const key of keys.toReversed()) order = inRankOrder(order, this.#ranks(key), key.descending);
    budget.release(length * BYTES_A_ROW);
    return order;
  }

  #ranks({ expression }: OrderKey): Ranks {
    const { width, terms, budget } = this.#ordering;
    const { rows, length } = this.#rows;
    const ids = new Int32Array(length);
    for (let i = 0, at = 0; i < length; i++, at += width) {
      budget.tick();
      ids[i] = expression.id(rows, at);
    }
    return ranksOf(ids, terms, budget);
  }
}

/** Sorts rows by their ranks by counting how many have each; rows of one rank stay as they stand. */
function inRankOrder(order: Uint32Array, { ranks, count }: Ranks, descending: boolean): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(count + 1);
  const bin = (row: number): number => {
    const rank = ranks[row] as number;
    return descending ? count - 1 - rank : rank;
  };
  for (let i = 0; i < order.length; i++) {
    const next = bin(i) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let i = 1; i <= count; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const sorted = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number;
    const own = bin(row);
    sorted[starts[own] as number] = row;
    starts[own] = (starts[own] as number) + 1;
  }
  return sorted;
}
