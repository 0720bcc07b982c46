import type { Batch, Budget, Operator } from '../operator.ts';
import { RowBatch } from '../row-batch.ts';
import type { Feed, RowMarks } from './feed.ts';

/** What OPTIONAL and EXISTS need to know of their right side: it extends the numbered rows that are offered to it. */
export interface FedSide {
  readonly rows: Operator;
  readonly feed: Feed;
  /** Where rows are numbered, so that what comes out of the right side tells which row it belongs to. */
  readonly marks: RowMarks;
}

/** OPTIONAL: rows extended by the right side, and those that it leaves out as they are. */
export class LeftJoin implements Operator {
  readonly #input: Operator;
  readonly #right: FedSide;
  readonly #budget: Budget;
  readonly #out: RowBatch;
  #batch: Batch | undefined;

  constructor(input: Operator, right: FedSide, width: number, budget: Budget) {
    this.#input = input;
    this.#right = right;
    this.#budget = budget;
    this.#out = new RowBatch(width);
  }

  next(): Batch | undefined {
    for (;;) {
      const batch = this.#batch ?? this.#offer();
      if (batch === undefined) return undefined;
      const found = this.#right.rows.next();
      if (found !== undefined) {
        this.#mark(found);
        return found;
      }
      this.#batch = undefined;
      if (this.#takeUnmatched(batch)) return this.#out;
    }
  }

  #offer(): Batch | undefined {
    const batch = this.#input.next();
    this.#batch = batch;
    if (batch === undefined) return undefined;
    this.#right.marks.number(batch);
    this.#right.feed.offer(batch);
    return batch;
  }

  #mark({ rows, width, length }: Batch): void {
    const { done, place } = this.#right.marks;
    for (let i = 0, at = place; i < length; i++, at += width) done[rows[at] as number] = 1;
  }

  #takeUnmatched({ rows, width, length }: Batch): boolean {
    const { done } = this.#right.marks;
    const out = this.#out;
    this.#budget.tick(length);
    out.beginFor(length);
    for (let i = 0, at = 0; i < length; i++, at += width) if (done[i] === 0) out.push(rows, at);
    return out.length > 0;
  }
}
