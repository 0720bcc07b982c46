import type { Batch, Operator } from '../operator.ts';

/** One empty row: what every plan begins with. */
export class Unit implements Operator {
  #row: Batch | undefined;

  constructor(width: number) {
    this.#row = { width, rows: new Int32Array(width), length: 1 };
  }

  next(): Batch | undefined {
    const row = this.#row;
    this.#row = undefined;
    return row;
  }
}

/** No rows at all. */
export class Nothing implements Operator {
  next(): undefined {
    return undefined;
  }
}
