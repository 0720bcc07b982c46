import { MessageChannel } from 'node:worker_threads';
import { IsnadError } from '../errors.ts';
import type { DataPort, DataSource } from '../index/handed-over.ts';
import type { IndexData } from '../index/index-data.ts';
import type {
  EngineName,
  EngineState,
  ExplainRequest,
  Explanation,
  QueryOutcome,
  QueryRequest,
  SparqlEngine,
} from './engine.ts';
import { packQuery } from './query-parcel.ts';
import { QueryThread, type ThreadLimits } from './query-thread.ts';
import { ShortQueries } from './short-queries.ts';
import { type Question, Task } from './task.ts';

export interface PoolOptions extends Partial<ThreadLimits> {
  /** The version of the data that is current, with which a thread begins; through a port, data of the past. */
  readonly data: () => DataSource;
  /** Told once where a thread that ended is not to be replaced: the pool is closed then, and whoever waits has been told. */
  readonly lost?: () => void;
  readonly baseIri: string;
  /** The search file of the state folder, in which queries look names up; absent: none does. */
  readonly namesFile?: string | undefined;
  readonly workers: number;
  readonly serviceHosts?: readonly string[];
  readonly maxRows?: number;
  /** `comunica` answers every query with Comunica over patterns: for comparing the two. */
  readonly engine?: EngineName;
  /** Whether a thread more is kept warm, to stand in at once for one that is lost. */
  readonly spare?: boolean;
  /** Folder where compiled code is kept, so that threads start in half the time; absent: nowhere. */
  readonly codeCache?: string | undefined;
  /** False where the unnamed graph is the default graph: the W3C suites, never an archive. */
  readonly unionDefaultGraph?: boolean;
  /** How long a task may wait for a thread. */
  readonly patienceMs?: number;
  /** Tasks that may wait for a thread. */
  readonly queueLimit?: number;
  readonly log?: { warn(about: object, message: string): void };
}

/** What a client should wait before it asks a busy archive again. */
const RETRY_AFTER_SECONDS = 5;
const PATIENCE_MS = 30_000;
const LONGEST_BACKOFF_MS = 30_000;
const SPARE_AFTER_MS = 250;

/** Answers queries in a fixed number of threads; whatever happens to one of them, the others never notice. */
export class WorkerPool implements SparqlEngine {
  readonly #options: PoolOptions;
  readonly #limits: ThreadLimits;
  readonly #queueLimit: number;
  readonly #short: ShortQueries;
  readonly #threads = new Set<QueryThread>();
  readonly #waiting: Task[] = [];
  #spare: QueryThread | undefined;
  #spareDue: NodeJS.Timeout | undefined;
  #replaced = 0;
  #failedStarts = 0;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#short = new ShortQueries(options.baseIri);
    const { memoryMb = 1024, timeoutMs = 30_000, graceMs = 300 } = options;
    this.#limits = { memoryMb, timeoutMs, graceMs };
    this.#queueLimit = options.queueLimit ?? options.workers * 32;
    for (let i = 0; i < options.workers; i++) this.#threads.add(this.#start());
  }

  get position(): number {
    return this.#options.data().position;
  }

  async query(request: QueryRequest, signal?: AbortSignal): Promise<QueryOutcome> {
    const { query, parsed = this.#short.read(query)?.parsed } = request;
    const posted = { ...request, parsed: parsed && packQuery(parsed) };
    return (await this.#ask({ type: 'query', request: posted }, signal)) as QueryOutcome;
  }

  async explain(request: ExplainRequest, signal?: AbortSignal): Promise<Explanation> {
    return (await this.#ask({ type: 'explain', request }, signal)) as Explanation;
  }

  show(data: IndexData): void {
    for (const thread of this.#all()) thread.tell({ type: 'show', data });
  }

  /** Has a thread hand its data over to another one, which need not be there yet. */
  share(): DataPort {
    const { port1, port2 } = new MessageChannel();
    const [thread] = this.#threads;
    thread?.tell({ type: 'share', port: port1 }, [port1]);
    return { position: this.position, port: port2 };
  }

  state(): EngineState {
    const threads = [...this.#threads];
    return {
      workers: this.#options.workers,
      ready: threads.filter((thread) => thread.ready).length,
      busy: threads.filter((thread) => thread.ready && !thread.idle).length,
      queued: this.#waiting.length,
      spare: this.#spare?.ready ?? false,
      replaced: this.#replaced,
      buffered: threads.reduce((sum, thread) => sum + thread.buffered, 0),
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#spareDue);
    const closing = new IsnadError('overload', 'The archive is stopping.', { arabic: 'الأرشيف قيد الإيقاف.' });
    for (const task of this.#waiting.splice(0)) task.stop(closing);
    await Promise.all(this.#all().map((thread) => thread.kill()));
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

  #all(): QueryThread[] {
    return this.#spare === undefined ? [...this.#threads] : [...this.#threads, this.#spare];
  }

  #start(): QueryThread {
    const { data, baseIri, unionDefaultGraph = true, serviceHosts = [], maxRows = 0 } = this.#options;
    const { engine = 'evaluator', codeCache, namesFile } = this.#options;
    const seed = { data: data(), baseIri, namesFile, unionDefaultGraph, serviceHosts, maxRows, engine, codeCache };
    return new QueryThread(seed, this.#limits, {
      free: () => {
        this.#failedStarts = 0;
        this.#dispatch();
        this.#keepSpare();
      },
      gone: (gone, error) => this.#replace(gone, error),
    });
  }

  /** Starts the thread that stands by, a moment after those that work are up: it must not take their processor. */
  #keepSpare(): void {
    if (this.#options.spare === false || this.#spare !== undefined || this.#spareDue !== undefined) return;
    for (const thread of this.#threads) if (!thread.ready) return;
    this.#spareDue = setTimeout(() => {
      this.#spareDue = undefined;
      if (!this.#closed) this.#spare ??= this.#start();
    }, SPARE_AFTER_MS).unref();
  }

  #replace(gone: QueryThread, error: Error | undefined): void {
    const worked = this.#threads.delete(gone);
    if (this.#spare === gone) this.#spare = undefined;
    if (this.#closed) return;
    const { lost } = this.#options;
    if (lost !== undefined) {
      this.#options.log?.warn({ err: error }, 'a query thread of the past ended, and its past with it');
      for (const task of this.#waiting.splice(0)) task.stop(overloaded());
      void this.close();
      lost();
      return;
    }
    if (worked) {
      this.#replaced++;
      this.#options.log?.warn({ err: error, replaced: this.#replaced }, 'a query thread ended and is replaced');
    }
    if (worked && this.#spare?.ready) {
      this.#threads.add(this.#spare);
      this.#spare = undefined;
      this.#dispatch();
      this.#keepSpare();
      return;
    }
    // A thread that cannot come up, say for want of memory, must not be tried in a busy loop.
    const delay = Math.min(
      LONGEST_BACKOFF_MS,
      this.#failedStarts++ < 2 ? 0 : 500 * 2 ** Math.min(this.#failedStarts, 8),
    );
    setTimeout(() => {
      if (this.#closed) return;
      if (worked) this.#threads.add(this.#start());
      else this.#keepSpare();
    }, delay).unref();
  }
}

function overloaded(): IsnadError {
  return new IsnadError('overload', 'All query threads are busy and enough queries wait already.', {
    arabic: 'جميع خيوط الاستعلام مشغولة، وعدد كافٍ من الاستعلامات ينتظر.',
    extra: { retryAfter: RETRY_AFTER_SECONDS },
  });
}
