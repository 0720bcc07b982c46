import type { TermId } from '../../../index/term-id.ts';
import { compareForOrder } from '../compare-terms.ts';
import { NumberMemo } from '../number-memo.ts';
import type { Batch, Operator } from '../operator.ts';
import type { Ordering } from './order.ts';
import { RowStore, writeInOrder } from './row-store.ts';
import { type OrderKey, sortFamily } from './sort-column.ts';

/** ORDER BY where only the first `most` rows are wanted: keeps no more than those, the last of them on top of a heap. */
export class TopK implements Operator {
  readonly #input: Operator;
  readonly #ordering: Ordering;
  readonly #most: number;
  /** Whether rows come in the order of the first key: the first that is behind all that are kept ends the reading. */
  readonly #stops: boolean;
  readonly #rows: RowStore;
  /** Numbers of kept rows; a row comes after those below it in the heap. */
  readonly #heap: Uint32Array;
  /** A row each, and one more place at the end for the row that is looked at. */
  readonly #ids: Int32Array;
  readonly #families: Int32Array;
  readonly #numbers: Float64Array;
  /** When a row came, so that equal rows keep their order. */
  readonly #came: Float64Array;
  readonly #out: Batch;
  #order: Uint32Array | undefined;
  #given = 0;
  /** Values of first keys of one family; NaN for a term of any other. */
  #values: NumberMemo | undefined;
  #family = 0;

  constructor(input: Operator, ordering: Ordering, most: number, stops = false) {
    const { width, keys, budget } = ordering;
    this.#input = input;
    this.#ordering = ordering;
    this.#most = most;
    this.#stops = stops;
    budget.hold((most + 1) * (12 + 16 * keys.length));
    this.#rows = new RowStore(width, budget);
    this.#heap = new Uint32Array(most);
    this.#ids = new Int32Array((most + 1) * keys.length);
    this.#families = new Int32Array((most + 1) * keys.length);
    this.#numbers = new Float64Array((most + 1) * keys.length);
    this.#came = new Float64Array(most + 1);
    this.#out = { width, rows: new Int32Array(0), length: 0 };
  }

  next(): Batch | undefined {
    this.#order ??= this.#read();
    const order = this.#order;
    if (this.#given >= order.length) {
      this.#order = new Uint32Array(0);
      this.#rows.release();
      return undefined;
    }
    this.#given += writeInOrder(this.#rows, order, this.#given, order.length, this.#out);
    return this.#out;
  }

  #read(): Uint32Array {
    let came = 0;
    for (let batch = this.#input.next(); batch !== undefined; batch = this.#input.next()) {
      const { rows, length, width } = batch;
      if (this.#stops && this.#isBehind(rows)) break;
      this.#ordering.budget.tick(length);
      for (let i = 0, at = 0; i < length; i++, at += width) this.#offer(rows, at, came++);
    }
    // What leaves the heap is always the last of those that are left.
    const order = new Uint32Array(this.#rows.length);
    for (let size = order.length; size > 0; size--) {
      order[size - 1] = this.#heap[0] as number;
      this.#heap[0] = this.#heap[size - 1] as number;
      this.#sink(0, size - 1);
    }
    return order;
  }

  #offer(rows: Int32Array, at: number, came: number): void {
    const size = this.#rows.length;
    if (size < this.#most) {
      this.#key(rows, at, size, came);
      this.#rows.put(rows, at);
      this.#heap[size] = size;
      this.#rise(size);
      return;
    }
    if (this.#isBeyond(rows, at)) return;
    this.#key(rows, at, this.#most, came);
    const last = this.#heap[0] as number;
    if (this.#compare(this.#most, last) >= 0) return;
    const { length } = this.#ordering.keys;
    for (const column of [this.#ids, this.#families, this.#numbers])
      column.copyWithin(last * length, this.#most * length, (this.#most + 1) * length);
    this.#came[last] = came;
    this.#rows.put(rows, at, last);
    this.#sink(0, size);
  }

  /** Whether the first key of the first row puts it behind all that are kept. */
  #isBehind(rows: Int32Array): boolean {
    const { keys, terms } = this.#ordering;
    if (this.#rows.length < this.#most) return false;
    const { expression, descending } = keys[0] as OrderKey;
    const last = this.#ids[(this.#heap[0] as number) * keys.length] as TermId;
    const order = compareForOrder(terms, expression.id(rows, 0), last);
    return descending ? order < 0 : order > 0;
  }

  /** Whether the first key of a row alone puts it behind all that are kept, as most rows' does: told by values only. */
  #isBeyond(rows: Int32Array, at: number): boolean {
    const { keys, terms } = this.#ordering;
    const last = (this.#heap[0] as number) * keys.length;
    const family = this.#families[last] as number;
    if (family === 0) return false;
    if (this.#values === undefined || this.#family !== family) {
      this.#family = family;
      this.#values = new NumberMemo((id) => (sortFamily(terms, id) === family ? terms.value(id) : Number.NaN));
    }
    const { expression, descending } = keys[0] as OrderKey;
    const id = expression.id(rows, at);
    // Terms that a query makes itself may be as many as its rows.
    if (id <= 0) return false;
    const value = this.#values.value(id);
    return descending ? value < (this.#numbers[last] as number) : value > (this.#numbers[last] as number);
  }

  #key(rows: Int32Array, at: number, to: number, came: number): void {
    const { keys, terms } = this.#ordering;
    this.#came[to] = came;
    for (let k = 0; k < keys.length; k++) {
      const id = (keys[k] as OrderKey).expression.id(rows, at);
      this.#ids[to * keys.length + k] = id;
      const family = sortFamily(terms, id);
      this.#families[to * keys.length + k] = family;
      this.#numbers[to * keys.length + k] = family === 0 ? 0 : terms.value(id);
    }
  }

  #compare(a: number, b: number): number {
    const { keys } = this.#ordering;
    const { length } = keys;
    for (let k = 0; k < length; k++) {
      const order = this.#compareKeys(a * length + k, b * length + k);
      if (order !== 0) return (keys[k] as OrderKey).descending ? -order : order;
    }
    return (this.#came[a] as number) - (this.#came[b] as number);
  }

  #compareKeys(a: number, b: number): number {
    const [first, second] = [this.#ids[a] as TermId, this.#ids[b] as TermId];
    if (first === second) return 0;
    const family = this.#families[a] as number;
    if (family !== 0 && family === this.#families[b]) {
      const difference = (this.#numbers[a] as number) - (this.#numbers[b] as number);
      // Infinite minus infinite, and whatever NaN is part of, is NaN.
      if (difference > 0 || difference < 0) return difference;
    }
    return compareForOrder(this.#ordering.terms, first, second);
  }

  #rise(at: number): void {
    const heap = this.#heap;
    const moving = heap[at] as number;
    let place = at;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.#compare(heap[above] as number, moving) >= 0) break;
      heap[place] = heap[above] as number;
      place = above;
    }
    heap[place] = moving;
  }

  #sink(at: number, size: number): void {
    const heap = this.#heap;
    const moving = heap[at] as number;
    let place = at;
    for (let below = 2 * place + 1; below < size; below = 2 * place + 1) {
      if (below + 1 < size && this.#compare(heap[below + 1] as number, heap[below] as number) > 0) below++;
      if (this.#compare(heap[below] as number, moving) <= 0) break;
      heap[place] = heap[below] as number;
      place = below;
    }
    heap[place] = moving;
  }
}
