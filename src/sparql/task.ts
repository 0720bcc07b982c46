import { IsnadError } from '../errors.ts';
import { AnswerBody } from './answer-body.ts';
import type { Explanation, QueryOutcome } from './engine.ts';
import { unpackError } from './failure.ts';
import { WholeAnswer } from './whole-answer.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** What a task asks of a thread. */
export type Question = Omit<ToWorker & { type: 'query' }, 'id'> | Omit<ToWorker & { type: 'explain' }, 'id'>;

let last = 0;

/** One question on its way through the pool: waits, runs in one thread, and settles once. */
export class Task {
  readonly id = ++last;
  readonly question: Question;
  /** Settles when the first bytes are there, or with the problem. */
  readonly answer: Promise<QueryOutcome | Explanation>;
  /** Called once, when nobody waits for this task any more although its thread may still be busy with it. */
  abandoned: () => void = () => {};
  /** How the thread is spoken to, while there is one. */
  tell: (message: ToWorker) => void = () => {};

  readonly #resolve: (value: QueryOutcome | Explanation) => void;
  readonly #reject: (error: unknown) => void;
  #body: AnswerBody | undefined;
  #settled = false;

  constructor(question: Question) {
    this.question = question;
    const { promise, resolve, reject } = Promise.withResolvers<QueryOutcome | Explanation>();
    this.answer = promise;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  /** Whether the whole answer, or its failure, has been handed over. */
  get settled(): boolean {
    return this.#settled;
  }

  /** Bytes that wait for the reader. */
  get buffered(): number {
    return this.#body?.readableLength ?? 0;
  }

  /** Takes what the thread says of this task. */
  hear(message: Exclude<FromWorker, { type: 'ready' | 'free' }>): void {
    switch (message.type) {
      case 'begin': {
        const { kind, format, position } = message;
        this.#body = new AnswerBody(
          (chunks) => this.tell({ type: 'more', id: this.id, chunks }),
          () => this.#abandon(),
        );
        this.#resolve({ kind, format, position, body: this.#body });
        return;
      }
      case 'whole':
        this.#settled = true;
        this.#resolve(new WholeAnswer(message, message.bytes));
        return;
      case 'chunk':
        if (!this.#body?.destroyed) this.#body?.accept(message.bytes);
        return;
      case 'end':
        this.#settled = true;
        this.#body?.complete();
        return;
      case 'explained':
        this.#settled = true;
        this.#resolve(message.explanation);
        return;
      case 'failed':
        this.#fail(unpackError(message.error));
        return;
      default:
        message satisfies never;
    }
  }

  /** Ends the task with a problem: before the first byte as a rejection, after it by breaking the body. */
  stop(error: unknown): void {
    if (this.#settled) return;
    this.#fail(error);
    this.abandoned();
  }

  #abandon(): void {
    if (this.#settled) return;
    this.#settled = true;
    this.abandoned();
  }

  #fail(error: unknown): void {
    if (this.#settled) return;
    this.#settled = true;
    if (this.#body === undefined) this.#reject(error);
    else this.#body.destroy(error instanceof Error ? error : new IsnadError('internal', String(error)));
  }
}
