import type { Batch, Budget, Operator } from '../operator.ts';
import type { Place } from '../plan/plan-node.ts';
import { RowBatch } from '../row-batch.ts';

/** Rows that a query lists: `places.length` ids each, 0 for UNDEF. */
export interface InlineRows {
  readonly places: readonly Place[];
  readonly ids: Int32Array;
  readonly count: number;
}

/** VALUES: each row with every listed row that agrees. */
export class Values implements Operator {
  readonly #input: Operator;
  readonly #data: InlineRows;
  readonly #budget: Budget;
  readonly #out: RowBatch;
  #batch: Batch | undefined;
  #at = 0;
  #turn = 0;

  constructor(input: Operator, data: InlineRows, width: number, budget: Budget) {
    this.#input = input;
    this.#data = data;
    this.#budget = budget;
    this.#out = new RowBatch(width);
  }

  next(): Batch | undefined {
    const out = this.#out;
    out.begin();
    while (!out.full) {
      const batch = this.#batch ?? this.#take();
      if (batch === undefined) break;
      if (this.#at >= batch.length * batch.width) this.#batch = undefined;
      else this.#combine(batch.rows);
    }
    return out.length > 0 ? out : undefined;
  }

  #take(): Batch | undefined {
    this.#batch = this.#input.next();
    this.#at = 0;
    this.#turn = 0;
    return this.#batch;
  }

  #combine(rows: Int32Array): void {
    const { places, ids, count } = this.#data;
    const out = this.#out;
    const first = this.#turn;
    let turn = first;
    for (; turn < count && !out.full; turn++) {
      const from = turn * places.length;
      if (!this.#agrees(rows, from)) continue;
      const to = out.push(rows, this.#at);
      for (let k = 0; k < places.length; k++) {
        const id = ids[from + k] as number;
        if (id !== 0) out.rows[to + (places[k] as number)] = id;
      }
    }
    this.#budget.tick(turn - first + 1);
    this.#turn = turn < count ? turn : 0;
    if (turn >= count) this.#at += out.width;
  }

  #agrees(rows: Int32Array, from: number): boolean {
    const { places, ids } = this.#data;
    for (let k = 0; k < places.length; k++) {
      const theirs = ids[from + k] as number;
      const ours = rows[this.#at + (places[k] as number)] as number;
      if (theirs !== 0 && ours !== 0 && theirs !== ours) return false;
    }
    return true;
  }
}
