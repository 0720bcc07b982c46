import { NOTHING, type TermId } from '../../../index/term-id.ts';
import type { Batch, Operator } from '../operator.ts';
import { RowBatch } from '../row-batch.ts';
import { Feed } from './feed.ts';
import type { RoundBudget } from './round-budget.ts';

/** What is asked of every row. */
export interface RowTask {
  /** Opens what is asked over a row that holds nothing but the terms of `seeds`. */
  readonly content: (seed: Operator) => Operator;
  /** Places whose terms the content may see. */
  readonly seeds: Int32Array;
  /** Places that the content may bind. */
  readonly binds: Int32Array;
  readonly width: number;
  /** Also that of the content. */
  readonly budget: RoundBudget;
}

/** Evaluates something anew for each row, with some of the row's terms for its variables, and joins the row with the solutions. */
export class RowByRow implements Operator {
  readonly #input: Operator;
  readonly #task: RowTask;
  readonly #seed: RowBatch;
  readonly #out: RowBatch;
  #batch: Batch | undefined;
  #at = -1;
  #found: Operator | undefined;

  constructor(input: Operator, task: RowTask) {
    this.#input = input;
    this.#task = task;
    this.#seed = new RowBatch(task.width);
    this.#out = new RowBatch(task.width);
  }

  next(): Batch | undefined {
    for (;;) {
      const found = this.#found?.next();
      if (found !== undefined) {
        if (this.#join(found) > 0) return this.#out;
      } else if (!this.#openNext()) return undefined;
    }
  }

  #openNext(): boolean {
    this.#at++;
    while (this.#batch === undefined || this.#at >= this.#batch.length) {
      this.#found = undefined;
      this.#batch = this.#input.next();
      this.#at = 0;
      if (this.#batch === undefined) return false;
    }
    const { seeds, content, budget } = this.#task;
    const { rows, width } = this.#batch;
    budget.begin();
    budget.tick();
    const seed = this.#seed;
    seed.beginFor(1);
    seed.length = 1;
    seed.rows.fill(NOTHING, 0, width);
    for (const place of seeds) seed.rows[place] = rows[this.#at * width + place] as TermId;
    const feed = new Feed();
    feed.offer(seed);
    this.#found = content(feed);
    return true;
  }

  #join({ rows, length, width }: Batch): number {
    const { binds, budget } = this.#task;
    const asked = (this.#batch as Batch).rows;
    const row = this.#at * width;
    const out = this.#out;
    budget.tick(length);
    out.beginFor(length);
    for (let i = 0, at = 0; i < length; i++, at += width) {
      if (!this.#agrees(asked, row, rows, at)) continue;
      const to = out.push(asked, row);
      for (const place of binds) {
        const value = rows[at + place] as TermId;
        if (value !== NOTHING) out.rows[to + place] = value;
      }
    }
    return out.length;
  }

  #agrees(asked: Int32Array, row: number, found: Int32Array, at: number): boolean {
    for (const place of this.#task.binds) {
      const theirs = found[at + place] as TermId;
      if (theirs !== NOTHING && asked[row + place] !== NOTHING && asked[row + place] !== theirs) return false;
    }
    return true;
  }
}
