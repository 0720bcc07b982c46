import { type MessagePort, Worker } from 'node:worker_threads';
import { IsnadError } from '../errors.ts';
import { portsOf } from '../index/handed-over.ts';
import type { Task } from './task.ts';
import type { FromWorker, ToWorker, WorkerSeed } from './worker-messages.ts';

export interface ThreadLimits {
  readonly memoryMb: number;
  /** From the moment the thread has the task to the last byte. */
  readonly timeoutMs: number;
  /** How long a cancelled task may take to stop before its thread is killed. */
  readonly graceMs: number;
}

/** What a thread is born with, beside its limits. */
export type ThreadSeed = Omit<WorkerSeed, 'timeoutMs' | 'memoryMb' | 'cancelled'>;

export interface ThreadEvents {
  /** The thread can take a task. */
  free(thread: QueryThread): void;
  /** The thread is gone, with the reason; its task has been told. */
  gone(thread: QueryThread, error: Error | undefined): void;
}

/** Ten thousand nested brackets parse in this; the default of 4 MB overflows at two hundred. */
const STACK_MB = 64;
/** What the engines themselves take of the heap. */
const CODE_MB = 64;
/** Rows are no objects, so a query makes few; the default would cost each thread ten megabytes more. */
const YOUNG_MB = 2;

/** A worker thread and the task it has. Holds the task to its limits and, where it will not stop, kills the thread. */
export class QueryThread {
  readonly #worker: Worker;
  readonly #cancelled = new Int32Array(new SharedArrayBuffer(4));
  readonly #limits: ThreadLimits;
  readonly #events: ThreadEvents;
  #task: Task | undefined;
  #deadline: NodeJS.Timeout | undefined;
  #grace: NodeJS.Timeout | undefined;
  #error: Error | undefined;
  #ready = false;
  #killed = false;

  constructor(seed: ThreadSeed, limits: ThreadLimits, events: ThreadEvents) {
    this.#limits = limits;
    this.#events = events;
    this.#worker = new Worker(new URL('./worker-boot.mjs', import.meta.url), {
      workerData: { ...seed, ...limits, cancelled: this.#cancelled.buffer } satisfies WorkerSeed & ThreadLimits,
      transferList: portsOf(seed.data),
      resourceLimits: {
        maxOldGenerationSizeMb: limits.memoryMb + CODE_MB,
        maxYoungGenerationSizeMb: YOUNG_MB,
        stackSizeMb: STACK_MB,
      },
      name: 'sparql',
    });
    this.#worker.on('message', (message: FromWorker) => this.#hear(message));
    this.#worker.on('error', (error) => {
      this.#error = error as Error;
    });
    this.#worker.on('exit', () => this.#gone());
  }

  /** Whether it has ever come up. */
  get ready(): boolean {
    return this.#ready;
  }

  get idle(): boolean {
    return this.#ready && !this.#killed && this.#task === undefined;
  }

  get buffered(): number {
    return this.#task?.buffered ?? 0;
  }

  /** Gives an idle thread its next task. */
  run(task: Task): void {
    this.#task = task;
    Atomics.store(this.#cancelled, 0, 0);
    task.tell = (message) => this.tell(message);
    task.abandoned = () => this.#cancel(task);
    this.#deadline = setTimeout(() => this.#expire(task), this.#limits.timeoutMs);
    this.tell({ ...task.question, id: task.id });
  }

  tell(message: ToWorker, transfer: MessagePort[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  async kill(): Promise<void> {
    // It may still say that it is free before it is gone; a task given to it then would be lost with it.
    this.#killed = true;
    await this.#worker.terminate();
  }

  #hear(message: FromWorker): void {
    if (message.type === 'ready') {
      this.#ready = true;
      this.#events.free(this);
      return;
    }
    if (message.id !== this.#task?.id) return;
    if (message.type !== 'free') this.#task.hear(message);
    if (message.type !== 'free' && message.type !== 'whole') return;
    this.#release();
    if (!this.#killed) this.#events.free(this);
  }

  /** A task that has failed by itself cannot be stopped again: if its thread still works on what it left, it is lost. */
  #expire(task: Task): void {
    if (task.settled) void this.kill();
    else task.stop(timedOut(this.#limits.timeoutMs));
  }

  #cancel(task: Task): void {
    if (this.#task !== task) return;
    clearTimeout(this.#deadline);
    // A loop of the evaluator sees the flag, a query that waits for its reader or runs in Comunica gets the message.
    Atomics.store(this.#cancelled, 0, 1);
    this.tell({ type: 'cancel', id: task.id });
    // Whatever hears neither is stopped by killing the thread alone.
    this.#grace ??= setTimeout(() => void this.kill(), this.#limits.graceMs);
  }

  #release(): void {
    clearTimeout(this.#deadline);
    clearTimeout(this.#grace);
    this.#grace = undefined;
    this.#task = undefined;
  }

  #gone(): void {
    const task = this.#task;
    this.#release();
    this.#ready = false;
    task?.stop(lost(this.#error, this.#limits.memoryMb));
    this.#events.gone(this, this.#error);
  }
}

function timedOut(timeoutMs: number): IsnadError {
  const seconds = timeoutMs / 1000;
  return new IsnadError('timeout', `The query did not finish within ${seconds} seconds.`, {
    arabic: `لم ينتهِ الاستعلام خلال ${seconds} ثانية.`,
  });
}

function lost(error: Error | undefined, memoryMb: number): IsnadError {
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new IsnadError('out-of-memory', `The query needed more than ${memoryMb} MB of memory.`, {
      arabic: `احتاج الاستعلام إلى أكثر من ${memoryMb} ميغابايت من الذاكرة.`,
    });
  }
  return new IsnadError('internal', 'The thread that answered the query ended.', { cause: error });
}
