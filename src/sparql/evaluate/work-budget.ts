import type { Budget } from './operator.ts';

/** A query that was to be small is not: nothing is wrong with it, another thread must answer it. */
export class NotSmall extends Error {}

/** Bytes that a small query may hold. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * The budget of a query that runs where nothing can stop it: counts work instead of looking at a clock, so that the bound
 * holds on any machine. Throws NotSmall.
 */
export class WorkBudget implements Budget {
  #left: number;
  #held = 0;

  /** `work`: rows that may be read, joined, kept or written, all together. */
  constructor(work: number) {
    this.#left = work;
  }

  tick(work = 1): void {
    this.#left -= work;
    if (this.#left < 0) throw new NotSmall();
  }

  hold(bytes: number): void {
    this.#held += bytes;
    if (this.#held > MOST_BYTES) throw new NotSmall();
  }

  release(bytes: number): void {
    this.#held -= bytes;
  }
}
