import { Worker } from 'node:worker_threads';
import { IsnadError } from '../errors.ts';
import { toLine } from '../rdf/ntriples.ts';
import { ONTOLOGY_DIR, SHAPES_DIR, shapesOf } from './load-shapes.ts';
import { neighbourhoodOf, type Validatable } from './neighbourhood.ts';
import type { Surroundings } from './surroundings.ts';
import type { Verdict } from './verdict.ts';
import type { Answer, Task, WorkerSettings } from './worker.ts';

/** How many threads judge, and by which shapes. */
export interface ValidatorOptions {
  /** Each thread holds the shapes (about 40 MB) and one record at a time. */
  readonly threads?: number;
  readonly shapesDir?: string;
  readonly ontologyDir?: string;
}

interface Waiting {
  readonly task: Task;
  readonly resolve: (verdict: Verdict) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  current: Waiting | undefined;
}

/** Starts the threads and waits until they have read the shapes; throws `configuration` where shapes are unusable. */
export async function createValidator(options: ValidatorOptions = {}): Promise<Validator> {
  const { threads = 2, shapesDir = SHAPES_DIR, ontologyDir = ONTOLOGY_DIR } = options;
  // An error keeps its code only on this side of the thread.
  await shapesOf(shapesDir);
  const validator = new Validator();
  const starting = Array.from({ length: threads }, () => validator.addThread({ shapesDir, ontologyDir }));
  try {
    await Promise.all(starting);
  } catch (error) {
    // A thread that did start would keep the process alive.
    await Promise.allSettled(starting);
    await validator.close();
    throw error;
  }
  return validator;
}

/**
 * Judges records by the shapes and checks, in threads of their own. What is handed over and not yet awaited is held as
 * text, so memory is bounded by the caller: keep a few records a thread in flight (`threads` tells how many there are).
 */
export class Validator {
  readonly #threads: Thread[] = [];
  readonly #queue: Waiting[] = [];
  #next = 0;
  #closed = false;

  get threads(): number {
    return this.#threads.length;
  }

  /**
   * Reads of the surroundings what the record needs (before it returns to the caller, so they may change afterwards),
   * and resolves to the verdict. Rejects only where a thread breaks, never for what the record says.
   */
  validate(record: Validatable, surroundings: Surroundings): Promise<Verdict> {
    if (this.#closed) return Promise.reject(new IsnadError('internal', 'The validator is closed.'));
    if (this.#threads.length === 0) return Promise.reject(new IsnadError('internal', 'No validation thread is left.'));
    const { quads, standing } = neighbourhoodOf(record, surroundings);
    const near = quads.map((quad) => toLine(quad, false)).join('');
    const task: Task = {
      id: this.#next++,
      iri: record.iri,
      thing: record.thing,
      nquads: record.nquads,
      near,
      standing,
    };
    return new Promise((resolve, reject) => {
      this.#queue.push({ task, resolve, reject });
      this.#dispatch();
    });
  }

  /** Ends the threads; records still waiting are rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    const waiting = [...this.#queue.splice(0), ...this.#threads.flatMap(({ current }) => current ?? [])];
    for (const { reject } of waiting) reject(new IsnadError('internal', 'The validator was closed.'));
    await Promise.all(this.#threads.splice(0).map(({ worker }) => worker.terminate()));
  }

  /** Starts one more thread; used by `createValidator`. */
  addThread(settings: WorkerSettings): Promise<void> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: settings });
    const thread: Thread = { worker, current: undefined };
    return new Promise((resolve, reject) => {
      worker.on('message', (answer: Answer) => {
        if (answer.kind === 'ready') {
          this.#threads.push(thread);
          resolve();
        } else this.#settle(thread, answer);
        this.#dispatch();
      });
      worker.on('error', (cause: Error) => {
        reject(cause);
        this.#lose(thread, cause);
      });
    });
  }

  #settle(thread: Thread, answer: Exclude<Answer, { kind: 'ready' }>): void {
    const { current } = thread;
    thread.current = undefined;
    if (answer.kind === 'verdict') current?.resolve(answer.verdict);
    else current?.reject(new IsnadError('internal', answer.message));
  }

  // With the last thread gone nothing would ever answer.
  #lose(thread: Thread, cause: Error): void {
    const at = this.#threads.indexOf(thread);
    if (at !== -1) this.#threads.splice(at, 1);
    thread.current?.reject(new IsnadError('internal', 'A validation thread broke.', { cause }));
    if (this.#threads.length > 0) return;
    for (const { reject } of this.#queue.splice(0))
      reject(new IsnadError('internal', 'No validation thread is left.', { cause }));
  }

  #dispatch(): void {
    for (const thread of this.#threads) {
      if (thread.current !== undefined) continue;
      const waiting = this.#queue.shift();
      if (waiting === undefined) return;
      thread.current = waiting;
      thread.worker.postMessage(waiting.task);
    }
  }
}
