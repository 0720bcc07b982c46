import type { Batch, Operator } from '../operator.ts';

/** The rows that are offered, once each: how the right side of OPTIONAL and EXISTS gets those of the left. */
export class Feed implements Operator {
  #batch: Batch | undefined;

  /** Gives the next portion; what the last one led to must have been read to its end. */
  offer(batch: Batch): void {
    this.#batch = batch;
  }

  next(): Batch | undefined {
    const batch = this.#batch;
    this.#batch = undefined;
    return batch;
  }
}

/** Which rows of the portion at hand have found what they look for, so that nothing more is looked up for them. */
export class RowMarks {
  /** The place that holds a row's number in its portion. */
  readonly place: number;
  done: Uint8Array = new Uint8Array(16);

  constructor(place: number) {
    this.place = place;
  }

  /** Numbers the rows of a portion and marks none of them. */
  number({ rows, width, length }: Batch): void {
    if (this.done.length < length) this.done = new Uint8Array(length);
    else this.done.fill(0, 0, length);
    for (let i = 0, at = this.place; i < length; i++, at += width) rows[at] = i;
  }
}
