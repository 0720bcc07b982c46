import { finished } from 'node:stream';
import type { IndexData } from '../index/index-data.ts';
import type { ExplainRequest, Explanation, QueryOutcome, QueryRequest, SparqlEngine } from './engine.ts';
import { FewAtOnce } from './few-at-once.ts';

/** Questions about the past that may wait for their turn. */
const MOST_WAITING = 16;

/**
 * Asks an engine about the past, under a limit of its own: at most half of the threads, and at least one, are busy with it,
 * each until the last byte of its answer has gone.
 */
export class PastQueries {
  readonly #engine: SparqlEngine;
  readonly #few: FewAtOnce;

  constructor(engine: SparqlEngine, workers: number) {
    this.#engine = engine;
    this.#few = new FewAtOnce({ most: Math.max(1, Math.floor(workers / 2)), mostWaiting: MOST_WAITING });
  }

  /** Throws what the engine throws; `overload` where too many ask about the past. */
  async query(request: QueryRequest, past: IndexData, signal?: AbortSignal): Promise<QueryOutcome> {
    const leave = await this.#few.enter(signal);
    try {
      const outcome = await this.#engine.query({ ...request, past }, signal);
      if (outcome.whole === undefined) finished(outcome.body, leave);
      else leave();
      return outcome;
    } catch (error) {
      leave();
      throw error;
    }
  }

  async explain(request: ExplainRequest, past: IndexData, signal?: AbortSignal): Promise<Explanation> {
    const leave = await this.#few.enter(signal);
    try {
      return await this.#engine.explain({ ...request, past }, signal);
    } finally {
      leave();
    }
  }
}
