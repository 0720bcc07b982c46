import { pipeline, type Readable, Transform } from 'node:stream';
import type { IndexData } from '../index/index-data.ts';
import type { EngineState, ExplainRequest, Explanation, QueryOutcome, QueryRequest, SparqlEngine } from './engine.ts';
import { keyOf } from './query-key.ts';
import { WholeAnswer } from './whole-answer.ts';

export interface CacheBounds {
  /** Bytes kept at most. */
  readonly maxBytes: number;
  /** A longer answer is not kept. */
  readonly maxAnswerBytes?: number;
}

const MAX_ANSWER_BYTES = 4 * 1024 * 1024;
/** What an entry weighs beside its bytes. */
const OVERHEAD = 512;

/**
 * Remembers whole answers of an engine by query, dataset and format until the data change: the first question of a new
 * log position forgets them all, so that what has been withheld is not kept either. The least recently asked for goes
 * first.
 */
export class ResultCache implements SparqlEngine {
  readonly #engine: SparqlEngine;
  readonly #maxBytes: number;
  readonly #maxAnswerBytes: number;
  readonly #answers = new Map<string, WholeAnswer>();
  #position = Number.NaN;
  #used = 0;

  constructor(engine: SparqlEngine, { maxBytes, maxAnswerBytes = MAX_ANSWER_BYTES }: CacheBounds) {
    this.#engine = engine;
    this.#maxBytes = maxBytes;
    this.#maxAnswerBytes = Math.min(maxAnswerBytes, maxBytes - OVERHEAD);
  }

  get position(): number {
    return this.#engine.position;
  }

  /** What is kept now. */
  get size(): { readonly answers: number; readonly bytes: number } {
    return { answers: this.#answers.size, bytes: this.#used };
  }

  async query(request: QueryRequest, signal?: AbortSignal): Promise<QueryOutcome> {
    const key = keyOf(request)?.hash;
    if (key === undefined) return this.#engine.query(request, signal);
    this.#follow();
    const known = this.#answers.get(key);
    if (known !== undefined) {
      this.#answers.delete(key);
      this.#answers.set(key, known);
      return known;
    }
    const outcome = await this.#engine.query(request, signal);
    if (outcome.whole !== undefined) {
      this.#keep(key, outcome, outcome.whole);
      return outcome;
    }
    const { kind, format, position, body } = outcome;
    return { kind, format, position, body: this.#overhear(body, (whole) => this.#keep(key, outcome, whole)) };
  }

  explain(request: ExplainRequest, signal?: AbortSignal): Promise<Explanation> {
    return this.#engine.explain(request, signal);
  }

  show(data: IndexData): void {
    this.#engine.show(data);
    this.#follow();
  }

  state(): EngineState {
    return this.#engine.state();
  }

  close(): Promise<void> {
    return this.#engine.close();
  }

  #follow(): void {
    if (this.#position === this.position) return;
    this.#position = this.position;
    this.#answers.clear();
    this.#used = 0;
  }

  #keep(key: string, about: QueryOutcome, whole: Uint8Array): void {
    this.#follow();
    // A query that began before a change ends with the old data.
    if (about.position !== this.#position || whole.length > this.#maxAnswerBytes || this.#answers.has(key)) return;
    this.#answers.set(key, new WholeAnswer(about, whole));
    this.#used += whole.length + OVERHEAD;
    for (const [oldest, { whole: bytes }] of this.#answers) {
      if (this.#used <= this.#maxBytes) return;
      this.#answers.delete(oldest);
      this.#used -= bytes.length + OVERHEAD;
    }
  }

  /** The same bytes as they come; tells of them all when they have come to their end and are short enough. */
  #overhear(body: Readable, done: (whole: Uint8Array) => void): Readable {
    const most = this.#maxAnswerBytes;
    let chunks: Buffer[] = [];
    let size = 0;
    const passing = new Transform({
      highWaterMark: 64 * 1024,
      transform(chunk: Buffer, _, next) {
        size += chunk.length;
        // The chunk is the reader's, who may give its memory back.
        if (size <= most) chunks.push(Buffer.from(chunk));
        else chunks = [];
        next(null, chunk);
      },
      flush(next) {
        if (size <= most) done(Buffer.concat(chunks));
        next();
      },
    });
    // Carries a failure to the reader, and a reader's leaving to the query.
    pipeline(body, passing, () => {});
    return passing;
  }
}
