import { finished } from 'node:stream';
import type { ExplainRequest, Explanation, QueryOutcome, QueryRequest } from '../sparql/engine.ts';
import { FewAtOnce } from '../sparql/few-at-once.ts';
import type { PageRequest } from './page-maker.ts';
import type { PastAnswers } from './past-answers.ts';

/** Questions about the past that may wait for their turn. */
const MOST_WAITING = 16;

/**
 * Asks about the past, under a limit of its own: at most half as many threads as answer from the present, and at least one,
 * are busy with it, each until the last byte of its answer has gone.
 */
export class PastQueries {
  readonly #few: FewAtOnce;

  /** `workers`: the threads that answer from the present. */
  constructor(workers: number) {
    this.#few = new FewAtOnce({ most: Math.max(1, Math.floor(workers / 2)), mostWaiting: MOST_WAITING });
  }

  /** Throws what the engine throws; `overload` where too many ask about the past. */
  async query({ engine }: PastAnswers, request: QueryRequest, signal?: AbortSignal): Promise<QueryOutcome> {
    const leave = await this.#few.enter(signal);
    try {
      const outcome = await engine.query(request, signal);
      if (outcome.whole === undefined) finished(outcome.body, leave);
      else leave();
      return outcome;
    } catch (error) {
      leave();
      throw error;
    }
  }

  explain({ engine }: PastAnswers, request: ExplainRequest, signal?: AbortSignal): Promise<Explanation> {
    return this.#do(() => engine.explain(request, signal), signal);
  }

  /** The bytes of a page. Throws what the maker throws, and `overload`. */
  page({ pages }: PastAnswers, request: PageRequest): Promise<Buffer> {
    return this.#do(() => pages.make(request));
  }

  async #do<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const leave = await this.#few.enter(signal);
    try {
      return await work();
    } finally {
      leave();
    }
  }
}
