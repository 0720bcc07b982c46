import type { IndexReader } from '../../../index/index-reader.ts';
import type { Scan } from '../../../index/scan.ts';
import { runEnd } from '../../../index/search.ts';
import type { TermId } from '../../../index/term-id.ts';
import type { Expression } from '../expression.ts';
import type { Batch, Budget, Operator } from '../operator.ts';
import type { Place } from '../plan/plan-node.ts';
import type { QueryTerms } from '../query-terms.ts';
import { RowBatch } from '../row-batch.ts';
import { ranksOf } from './sort-column.ts';

/** What a scan in the order of values needs to know. */
export interface OrderedScanOptions {
  readonly predicate: TermId;
  /** Where subjects and objects go; no row has a term in either. */
  readonly subject: Place;
  readonly object: Place;
  readonly descending: boolean;
  /** What the object must be, beside being there. */
  readonly conditions: readonly Expression[];
  readonly reader: IndexReader;
  readonly terms: QueryTerms;
  readonly width: number;
  readonly budget: Budget;
}

/** Rows that are given at once where values change: whoever wants few in order wants no more of the next value. */
const ENOUGH = 64;

/**
 * Extends one row by all triples of a predicate, in the order of their objects as ORDER BY has it. Different objects are
 * collected and sorted first, four bytes and a rank each; the triples of each are read when their turn has come.
 */
export class OrderedScan implements Operator {
  readonly #input: Operator;
  readonly #options: OrderedScanOptions;
  readonly #out: RowBatch;
  readonly #cursor: Scan;
  #from: Batch | undefined;
  #objects: Int32Array = new Int32Array(0);
  #next = 0;
  #isOpen = false;

  constructor(input: Operator, options: OrderedScanOptions) {
    this.#input = input;
    this.#options = options;
    this.#out = new RowBatch(options.width);
    this.#cursor = options.reader.scan();
  }

  next(): Batch | undefined {
    if (this.#from === undefined) {
      this.#from = this.#input.next();
      if (this.#from === undefined) return undefined;
      this.#objects = this.#sorted(this.#different());
      this.#next = 0;
    }
    const { predicate, subject, object, budget } = this.#options;
    const out = this.#out;
    const cursor = this.#cursor;
    out.begin();
    while (!out.full) {
      if (!this.#isOpen) {
        if (this.#next === this.#objects.length || out.length >= ENOUGH) break;
        cursor.open(0, predicate, this.#objects[this.#next++] as TermId);
        this.#isOpen = true;
      }
      if (!cursor.next()) {
        this.#isOpen = false;
        continue;
      }
      const to = out.push(this.#from.rows, 0);
      out.rows[to + subject] = cursor.s;
      out.rows[to + object] = cursor.o;
    }
    budget.tick(out.length);
    if (out.length > 0) return out;
    budget.release(this.#objects.byteLength);
    this.#objects = new Int32Array(0);
    this.#from = undefined;
    return undefined;
  }

  /** The objects that the predicate has and that meet the conditions. */
  #different(): Int32Array {
    const { predicate, object, conditions, reader, width, budget } = this.#options;
    const row = new Int32Array(width);
    let found = new Int32Array(1_024);
    let count = 0;
    budget.hold(found.byteLength);
    const take = (id: TermId): void => {
      row[object] = id;
      for (const condition of conditions) if (condition.test(row, 0) !== 1) return;
      if (count === found.length) {
        const larger = new Int32Array(count * 2);
        budget.hold(larger.byteLength - found.byteLength);
        larger.set(found);
        found = larger;
      }
      found[count++] = id;
    };
    if (reader.delta.sameUnion) this.#eachOfBase(take);
    else {
      // Objects come side by side, whatever the delta adds and takes away.
      let last = 0;
      let ticks = 0;
      const cursor = reader.scan();
      for (cursor.open(0, predicate, 0); cursor.next(); ) {
        if ((++ticks & 0xfff) === 0) budget.tick(0x1000);
        if (cursor.o === last) continue;
        last = cursor.o;
        take(last);
      }
    }
    const objects = found.slice(0, count);
    budget.release(found.byteLength - objects.byteLength);
    return objects;
  }

  #eachOfBase(take: (id: TermId) => void): void {
    const { predicate, reader, budget } = this.#options;
    const { base } = reader;
    const place = base.predicatePlace(predicate);
    if (place < 0) return;
    const end = base.predicateRows[place + 1] as number;
    for (let at = base.predicateRows[place] as number, ticks = 1; at < end; ticks++) {
      const id = base.posO[at] as TermId;
      if ((ticks & 0xfff) === 0) budget.tick(0x1000);
      take(id);
      at = runEnd(base.posO, at, end, id);
    }
  }

  #sorted(objects: Int32Array): Int32Array {
    const { terms, budget, descending } = this.#options;
    const { ranks } = ranksOf(objects, terms, budget);
    const order = new Uint32Array(objects.length).map((_, i) => i);
    order.sort((a, b) => (ranks[a] as number) - (ranks[b] as number));
    if (descending) order.reverse();
    return Int32Array.from(order, (i) => objects[i] as number);
  }
}
