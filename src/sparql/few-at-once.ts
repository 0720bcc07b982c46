import { IsnadError } from '../errors.ts';

/** How many may work at once, and how many may wait for them. */
export interface FewBounds {
  readonly most: number;
  readonly mostWaiting: number;
}

const RETRY_AFTER_SECONDS = 5;

/** Lets a few do something at once, and some others wait; in the order in which they came. */
export class FewAtOnce {
  readonly #bounds: FewBounds;
  readonly #waiting: (() => void)[] = [];
  #working = 0;

  constructor(bounds: FewBounds) {
    this.#bounds = bounds;
  }

  /**
   * Resolves when the caller may begin, with what to call when it is done (once or more). Throws `overload` where enough
   * wait already, and the signal's reason when the caller has left meanwhile.
   */
  async enter(signal?: AbortSignal): Promise<() => void> {
    const { most, mostWaiting } = this.#bounds;
    signal?.throwIfAborted();
    if (this.#working < most) this.#working++;
    else if (this.#waiting.length >= mostWaiting) throw busy();
    else await this.#turn(signal);
    let isDone = false;
    const leave = () => {
      if (!isDone) this.#pass();
      isDone = true;
    };
    if (signal?.aborted) {
      leave();
      throw signal.reason;
    }
    return leave;
  }

  /** Whoever leaves meanwhile takes nobody's place in the queue. */
  #turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const begin = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(begin), 1);
        reject(signal?.reason);
      };
      this.#waiting.push(begin);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  }

  /** Hands the place on to whoever has waited longest. */
  #pass(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#working--;
    else next();
  }
}

function busy(): IsnadError {
  return new IsnadError('overload', 'Enough questions about the past are being answered already.', {
    arabic: 'عدد كافٍ من الأسئلة عن الماضي قيد الإجابة.',
    extra: { retryAfter: RETRY_AFTER_SECONDS },
  });
}
