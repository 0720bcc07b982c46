import { IsnadError } from '../../errors.ts';
import type { Budget } from './operator.ts';

/** Rows between two looks at the clock and the flag: some tens of microseconds of the cheapest loop. */
const CHECK_EVERY = 4096;

/** What a query may use. */
export interface Limits {
  /** On the clock of `performance.now()`. */
  readonly deadline: number;
  /** For the message alone. */
  readonly timeoutMs: number;
  readonly memoryBytes: number;
  /** A single Int32 that another thread sets to anything but zero to stop the query. */
  readonly cancelled?: SharedArrayBuffer | undefined;
  /** Read instead of the clock of the machine in tests. */
  readonly clock?: () => number;
}

/** The budget of one query. Throws IsnadError: `timeout`, `out-of-memory`, or `over-budget` once it is cancelled. */
export class QueryBudget implements Budget {
  readonly #limits: Limits;
  readonly #cancelled: Int32Array | undefined;
  readonly #clock: () => number;
  #left = CHECK_EVERY;
  #held = 0;
  #most = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#cancelled = limits.cancelled === undefined ? undefined : new Int32Array(limits.cancelled);
    this.#clock = limits.clock ?? (() => performance.now());
  }

  /** Bytes that are held now. */
  get held(): number {
    return this.#held;
  }

  /** The most bytes that were ever held at once. */
  get most(): number {
    return this.#most;
  }

  tick(work = 1): void {
    this.#left -= work;
    if (this.#left <= 0) this.#check();
  }

  hold(bytes: number): void {
    this.#held += bytes;
    if (this.#held > this.#most) this.#most = this.#held;
    if (this.#held > this.#limits.memoryBytes) throw outOfMemory(this.#limits.memoryBytes);
  }

  release(bytes: number): void {
    this.#held -= bytes;
  }

  #check(): void {
    this.#left = CHECK_EVERY;
    if (this.#cancelled !== undefined && Atomics.load(this.#cancelled, 0) !== 0) throw cancelled();
    if (this.#clock() > this.#limits.deadline) throw timedOut(this.#limits.timeoutMs);
  }
}

function timedOut(timeoutMs: number): IsnadError {
  const seconds = timeoutMs / 1000;
  return new IsnadError('timeout', `The query did not finish within ${seconds} seconds.`, {
    arabic: `لم ينتهِ الاستعلام خلال ${seconds} ثانية.`,
  });
}

function outOfMemory(bytes: number): IsnadError {
  const megabytes = Math.max(1, Math.round(bytes / 2 ** 20));
  return new IsnadError('out-of-memory', `The query needed more than ${megabytes} MB of memory.`, {
    arabic: `احتاج الاستعلام إلى أكثر من ${megabytes} ميغابايت من الذاكرة.`,
  });
}

/** Nobody waits for the answer any more; the message is for the log. */
function cancelled(): IsnadError {
  return new IsnadError('over-budget', 'The query was cancelled.', { arabic: 'أُلغي الاستعلام.' });
}
