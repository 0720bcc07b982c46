import { finished } from 'node:stream';
import type { OpenPast } from '../index/past-indexes.ts';
import type { ExplainRequest, Explanation, QueryOutcome, QueryRequest } from '../sparql/engine.ts';
import { FewAtOnce } from '../sparql/few-at-once.ts';
import type { PageRequest } from './page-maker.ts';
import type { PastAnswers } from './past-answers.ts';

/** A past that somebody has opened, to be asked. */
export type PastAsked = Pick<OpenPast<PastAnswers>, 'answers' | 'hold'>;

/** Questions about the past that may wait for their turn. */
const MOST_WAITING = 16;

/**
 * Asks about the past, under a limit of its own: at most half as many threads as answer from the present, and at least one,
 * are busy with it. Each has its past for as long, also where whoever asked has left and its turn comes all the same.
 */
export class PastQueries {
  readonly #few: FewAtOnce;

  /** `workers`: the threads that answer from the present. */
  constructor(workers: number) {
    this.#few = new FewAtOnce({ most: Math.max(1, Math.floor(workers / 2)), mostWaiting: MOST_WAITING });
  }

  /** Throws what the engine throws; `overload` where too many ask about the past. */
  async query(past: PastAsked, request: QueryRequest, signal?: AbortSignal): Promise<QueryOutcome> {
    const leave = await this.#enter(past, signal);
    try {
      const outcome = stillTrue(past, await past.answers.engine.query(request, signal));
      if (outcome.whole === undefined) {
        finished(outcome.body, leave);
        // A reader who stops reading what the thread has written holds up nobody else.
        outcome.body.once('complete', leave);
      } else leave();
      return outcome;
    } catch (error) {
      leave();
      throw error;
    }
  }

  explain(past: PastAsked, request: ExplainRequest, signal?: AbortSignal): Promise<Explanation> {
    return this.#do(past, () => past.answers.engine.explain(request, signal), signal);
  }

  /** The bytes of a page. Throws what the maker throws, and `overload`. */
  page(past: PastAsked, request: PageRequest): Promise<Buffer> {
    return this.#do(past, () => past.answers.pages.make(request));
  }

  async #do<T>(past: PastAsked, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const leave = await this.#enter(past, signal);
    try {
      const made = await work();
      // Its thread may have been busy with another question of the same past.
      past.hold()();
      return made;
    } finally {
      leave();
    }
  }

  async #enter({ hold }: PastAsked, signal?: AbortSignal): Promise<() => void> {
    const letGo = hold();
    let pass = () => {};
    const leave = () => {
      pass();
      letGo();
    };
    try {
      pass = await this.#few.enter(signal);
      // Something may have been withheld while it waited.
      hold()();
      return leave;
    } catch (error) {
      leave();
      throw error;
    }
  }
}

/** The same of an answer: one that has begun is stopped. */
function stillTrue({ hold }: PastAsked, outcome: QueryOutcome): QueryOutcome {
  try {
    hold()();
    return outcome;
  } catch (error) {
    outcome.body.destroy();
    throw error;
  }
}
