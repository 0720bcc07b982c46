import type { Budget } from '../operator.ts';

/** The budget of work that is done again and again: what one round holds is let go of when the next begins. */
export class RoundBudget implements Budget {
  readonly #whole: Budget;
  #held = 0;

  constructor(whole: Budget) {
    this.#whole = whole;
  }

  begin(): void {
    this.#whole.release(this.#held);
    this.#held = 0;
  }

  tick(work?: number): void {
    this.#whole.tick(work);
  }

  hold(bytes: number): void {
    this.#held += bytes;
    this.#whole.hold(bytes);
  }

  release(bytes: number): void {
    this.#held -= bytes;
    this.#whole.release(bytes);
  }
}
