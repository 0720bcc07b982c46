import type { Batch, Operator } from '../operator.ts';
import type { Feed } from './feed.ts';

/** An alternative, opened over a feed. */
export interface Branch {
  readonly rows: Operator;
  readonly feed: Feed;
}

/** UNION: each portion of rows goes through every alternative in turn. */
export class Union implements Operator {
  readonly #input: Operator;
  readonly #branches: readonly Branch[];
  #batch: Batch | undefined;
  /** The alternative that is being read. */
  #turn = 0;

  constructor(input: Operator, branches: readonly Branch[]) {
    this.#input = input;
    this.#branches = branches;
  }

  next(): Batch | undefined {
    for (;;) {
      const batch = this.#batch ?? this.#take();
      if (batch === undefined) return undefined;
      const found = (this.#branches[this.#turn] as Branch).rows.next();
      if (found !== undefined) return found;
      const next = this.#branches[++this.#turn];
      if (next === undefined) this.#batch = undefined;
      else next.feed.offer(batch);
    }
  }

  #take(): Batch | undefined {
    this.#batch = this.#input.next();
    this.#turn = 0;
    if (this.#batch !== undefined) this.#branches[0]?.feed.offer(this.#batch);
    return this.#batch;
  }
}
