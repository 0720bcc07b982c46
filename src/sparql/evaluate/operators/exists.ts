import { NOTHING } from '../../../index/term-id.ts';
import type { Batch, Budget, Operator } from '../operator.ts';
import { RowBatch } from '../row-batch.ts';
import { NamedGraphsScan } from './graph-scan.ts';
import type { FedSide } from './left-join.ts';
import type { PatternScanOptions } from './pattern-scan.ts';
import { Sieve } from './sieve.ts';

/** EXISTS and NOT EXISTS: the rows for which the right side has a solution, or has none. */
export class SemiJoin implements Operator {
  readonly #input: Operator;
  readonly #right: FedSide;
  readonly #wanted: 0 | 1;
  readonly #budget: Budget;
  readonly #out: RowBatch;

  /** `wanted`: 1 lets through what has a solution, 0 what has none. */
  constructor(input: Operator, right: FedSide, wanted: 0 | 1, width: number, budget: Budget) {
    this.#input = input;
    this.#right = right;
    this.#wanted = wanted;
    this.#budget = budget;
    this.#out = new RowBatch(width);
  }

  next(): Batch | undefined {
    for (let batch = this.#input.next(); batch !== undefined; batch = this.#input.next()) {
      this.#look(batch);
      const { rows, width, length } = batch;
      const { done } = this.#right.marks;
      const out = this.#out;
      this.#budget.tick(length);
      out.beginFor(length);
      for (let i = 0, at = 0; i < length; i++, at += width) if (done[i] === this.#wanted) out.push(rows, at);
      if (out.length === length) return batch;
      if (out.length > 0) return out;
    }
    return undefined;
  }

  #look(batch: Batch): void {
    const { marks, feed, rows: right } = this.#right;
    const { place } = marks;
    marks.number(batch);
    feed.offer(batch);
    for (let found = right.next(); found !== undefined; found = right.next()) {
      const { rows, width, length } = found;
      for (let i = 0, at = place; i < length; i++, at += width) marks.done[rows[at] as number] = 1;
    }
  }
}

/** EXISTS and NOT EXISTS of a single pattern: a look into the index for each row. */
export class PatternProbe extends Sieve {
  readonly #pattern: PatternScanOptions;
  readonly #wanted: boolean;

  constructor(input: Operator, pattern: PatternScanOptions, wanted: boolean) {
    super(input, pattern.width, pattern.budget);
    this.#pattern = pattern;
    this.#wanted = wanted;
  }

  protected override keeps(rows: Int32Array, at: number): boolean {
    const { s, p, o, g, cursor } = this.#pattern;
    if (cursor instanceof NamedGraphsScan) cursor.g = g >= 0 ? (rows[at + g] as number) : NOTHING;
    cursor.open(
      s.place >= 0 ? (rows[at + s.place] as number) : s.id,
      p.place >= 0 ? (rows[at + p.place] as number) : p.id,
      o.place >= 0 ? (rows[at + o.place] as number) : o.id,
    );
    return cursor.next() === this.#wanted;
  }
}

/** Whether the right side has a solution for one row at a time: EXISTS inside a larger expression. */
export class RowProbe {
  readonly #right: FedSide;
  readonly #row: RowBatch;

  constructor(right: FedSide, width: number) {
    this.#right = right;
    this.#row = new RowBatch(width);
  }

  test(rows: Int32Array, at: number): boolean {
    const { marks, feed, rows: right } = this.#right;
    this.#row.beginFor(1);
    this.#row.push(rows, at);
    marks.number(this.#row);
    feed.offer(this.#row);
    const found = right.next() !== undefined;
    // What is under way for this row is given up; the marks make that short.
    marks.done[0] = 1;
    if (found) while (right.next() !== undefined);
    return found;
  }
}
