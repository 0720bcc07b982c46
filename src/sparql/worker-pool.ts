import { IsnadError } from '../errors.ts';
import type { MemoryIndex } from '../index/memory-index.ts';
import { type PackedQuads, packChanges, packIndex } from '../index/packed-quads.ts';
import type { GraphChange } from '../index/quad-index.ts';
import type { EngineState, Explanation, QueryOutcome, QueryRequest, SparqlEngine } from './engine.ts';
import { QueryThread, type ThreadLimits } from './query-thread.ts';
import { type Question, Task } from './task.ts';

export interface PoolOptions extends Partial<ThreadLimits> {
  /** The data; a thread that starts later takes what it holds then. */
  readonly index: MemoryIndex;
  readonly baseIri: string;
  readonly workers: number;
  readonly serviceHosts?: readonly string[];
  readonly maxRows?: number;
  /** False where the unnamed graph is the default graph: the W3C suites, never an archive. */
  readonly unionDefaultGraph?: boolean;
  /** How long a task may wait for a thread; threads take a second or two to come up. */
  readonly patienceMs?: number;
  /** Tasks that may wait for a thread. */
  readonly queueLimit?: number;
  readonly log?: { warn(about: object, message: string): void };
}

/** What a client should wait before it asks a busy archive again. */
const RETRY_AFTER_SECONDS = 5;
const PATIENCE_MS = 30_000;
const LONGEST_BACKOFF_MS = 30_000;

/** Answers queries in a fixed number of threads; whatever happens to one of them, the others never notice. */
export class WorkerPool implements SparqlEngine {
  readonly #options: PoolOptions;
  readonly #limits: ThreadLimits;
  readonly #queueLimit: number;
  readonly #threads = new Set<QueryThread>();
  readonly #waiting: Task[] = [];
  #replaced = 0;
  #failedStarts = 0;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    const { memoryMb = 1024, timeoutMs = 30_000, graceMs = 300 } = options;
    this.#limits = { memoryMb, timeoutMs, graceMs };
    this.#queueLimit = options.queueLimit ?? options.workers * 32;
    // All at once: importing the engine costs each thread more than a second.
    const data = packIndex(options.index);
    for (let i = 0; i < options.workers; i++) this.#start(data);
  }

  get position(): number {
    return this.#options.index.position;
  }

  async query(request: QueryRequest, signal?: AbortSignal): Promise<QueryOutcome> {
    return (await this.#ask({ type: 'query', request }, signal)) as QueryOutcome;
  }

  async explain(request: Omit<QueryRequest, 'formats'>, signal?: AbortSignal): Promise<Explanation> {
    return (await this.#ask({ type: 'explain', request }, signal)) as Explanation;
  }

  replaceGraphs(changes: readonly GraphChange[], position: number): void {
    const packed = packChanges(changes, position);
    for (const thread of this.#threads) thread.tell({ type: 'replace', changes: packed });
  }

  state(): EngineState {
    const threads = [...this.#threads];
    return {
      workers: this.#options.workers,
      ready: threads.filter((thread) => thread.ready).length,
      busy: threads.filter((thread) => thread.ready && !thread.idle).length,
      queued: this.#waiting.length,
      replaced: this.#replaced,
      buffered: threads.reduce((sum, thread) => sum + thread.buffered, 0),
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    const closing = new IsnadError('overload', 'The archive is stopping.', { arabic: 'الأرشيف قيد الإيقاف.' });
    for (const task of this.#waiting.splice(0)) task.stop(closing);
    await Promise.all([...this.#threads].map((thread) => thread.kill()));
  }

  #ask(question: Question, signal: AbortSignal | undefined): Promise<QueryOutcome | Explanation> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.#closed || this.#waiting.length >= this.#queueLimit) return Promise.reject(overloaded());
    const task = new Task(question);
    task.abandoned = () => this.#forget(task);
    const patience = setTimeout(() => this.#loseTask(task), this.#options.patienceMs ?? PATIENCE_MS);
    const abort = () => task.stop(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    const release = () => clearTimeout(patience);
    task.answer.then(release, release);
    this.#waiting.push(task);
    this.#dispatch();
    return task.answer;
  }

  /** A task whose time went by in the queue has met a busy archive, not its own limit. */
  #loseTask(task: Task): void {
    if (this.#waiting.includes(task)) task.stop(overloaded());
  }

  #forget(task: Task): void {
    const at = this.#waiting.indexOf(task);
    if (at >= 0) this.#waiting.splice(at, 1);
  }

  #dispatch(): void {
    for (const thread of this.#threads) {
      if (!thread.idle) continue;
      const task = this.#waiting.shift();
      if (task === undefined) return;
      thread.run(task);
    }
  }

  #start(data: PackedQuads): void {
    const { baseIri, unionDefaultGraph = true, serviceHosts = [], maxRows = 0 } = this.#options;
    const seed = { data, baseIri, unionDefaultGraph, serviceHosts, maxRows };
    const thread = new QueryThread(seed, this.#limits, {
      free: () => {
        this.#failedStarts = 0;
        this.#dispatch();
      },
      gone: (gone, error) => this.#replace(gone, error),
    });
    this.#threads.add(thread);
  }

  #replace(gone: QueryThread, error: Error | undefined): void {
    this.#threads.delete(gone);
    if (this.#closed) return;
    this.#replaced++;
    this.#options.log?.warn({ err: error, replaced: this.#replaced }, 'a query thread ended and is replaced');
    // A thread that cannot come up, say for want of memory for the data, must not be tried in a busy loop.
    const delay = Math.min(
      LONGEST_BACKOFF_MS,
      this.#failedStarts++ < 2 ? 0 : 500 * 2 ** Math.min(this.#failedStarts, 8),
    );
    setTimeout(() => {
      if (!this.#closed) this.#start(packIndex(this.#options.index));
    }, delay).unref();
  }
}

function overloaded(): IsnadError {
  return new IsnadError('overload', 'All query threads are busy and enough queries wait already.', {
    arabic: 'جميع خيوط الاستعلام مشغولة، وعدد كافٍ من الاستعلامات ينتظر.',
    extra: { retryAfter: RETRY_AFTER_SECONDS },
  });
}
