import { Worker } from 'node:worker_threads';
import { IsnadError } from '../errors.ts';
import { type DataPort, type DataSource, portsOf } from '../index/handed-over.ts';
import type { IndexData } from '../index/index-data.ts';
import { type PackedError, unpackError } from '../sparql/failure.ts';
import type { Language } from '../views/language.ts';
import type { PageName } from './pages.ts';
import type { ReaderFacts } from './reader.ts';

/** A page to be made: which, in which form, and for whom. */
export interface PageRequest {
  readonly name: PageName;
  readonly args: unknown;
  /** Name of the format. */
  readonly form: string;
  readonly language: Language;
  readonly reader: ReaderFacts;
}

/** A request with the data that it is answered from. */
export interface PageJob extends PageRequest {
  /** Absent where they are those of the job before, or those that the thread is born with. */
  readonly data?: IndexData;
}

/** What the thread is born with. */
export interface PageSeed {
  readonly data: DataSource;
  readonly sourcesDir: string | undefined;
}

/** What came of a job. */
export type PageResult = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly error: PackedError };

export interface PageLimits {
  readonly sourcesDir?: string | undefined;
  /** How long one page may take before its thread is killed. */
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

/** Pages are made from the version of the data that is current when they are asked for, or from data that stay. */
export type PageMakerOptions = PageLimits &
  (
    | { readonly data: () => IndexData; readonly fixed?: never }
    /** Called once for each thread. */
    | { readonly fixed: () => DataPort; readonly data?: never }
  );

interface Waiting {
  readonly request: PageRequest;
  readonly data: IndexData | undefined;
  readonly resolve: (bytes: Buffer) => void;
  readonly reject: (error: Error) => void;
}

const MOST_WAITING = 64;
const RETRY_AFTER_SECONDS = 5;

/**
 * Makes pages that read much, in a thread that comes up with the first of them: the main thread goes on answering. One page
 * at a time; one that takes too long ends with its thread, and those that wait are made by the next.
 */
export class PageMaker {
  readonly #options: PageMakerOptions;
  readonly #waiting: Waiting[] = [];
  #worker: Worker | undefined;
  #current: Waiting | undefined;
  #deadline: NodeJS.Timeout | undefined;
  /** The data that the thread has. */
  #shown: DataSource | undefined;

  constructor(options: PageMakerOptions) {
    this.#options = options;
  }

  /** The bytes of a page, from the data as they are at the moment of the call. Throws IsnadError. */
  make(request: PageRequest): Promise<Buffer> {
    if (this.#waiting.length >= MOST_WAITING) return Promise.reject(overloaded());
    const data = this.#options.data?.();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, data, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    for (const { reject } of this.#waiting.splice(0)) reject(overloaded());
    await this.#worker?.terminate();
  }

  #next(): void {
    if (this.#current !== undefined) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    this.#current = next;
    const { request, data } = next;
    this.#deadline = setTimeout(() => this.#expire(), this.#options.timeoutMs);
    try {
      this.#worker ??= this.#start(data);
      const job: PageJob = data === undefined || data === this.#shown ? request : { ...request, data };
      this.#worker.postMessage(job);
      if (data !== undefined) this.#shown = data;
    } catch (cause) {
      // What cannot be posted fails alone: those behind it must not wait for an answer that never comes.
      this.#settle(({ reject }) => reject(new IsnadError('internal', 'The page was not made.', { cause })));
    }
  }

  #start(current: IndexData | undefined): Worker {
    const { fixed, sourcesDir, memoryMb } = this.#options;
    const data = current ?? fixed?.();
    if (data === undefined) throw new TypeError('There are no data to make pages from.');
    this.#shown = data;
    const worker = new Worker(new URL('./page-thread.ts', import.meta.url), {
      workerData: { data, sourcesDir } satisfies PageSeed,
      transferList: portsOf(data),
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      name: 'pages',
    });
    let failure: Error | undefined;
    worker.on('message', (result: PageResult) => {
      if (this.#worker !== worker) return;
      this.#settle((page) =>
        'bytes' in result ? page.resolve(Buffer.from(result.bytes.buffer)) : page.reject(unpackError(result.error)),
      );
    });
    worker.on('error', (error) => {
      failure = error as Error;
    });
    worker.on('exit', () => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#settle(({ reject }) => reject(new IsnadError('internal', 'The page was not made.', { cause: failure })));
    });
    // An idle thread keeps no process from ending.
    worker.unref();
    return worker;
  }

  #settle(how: (page: Waiting) => void): void {
    clearTimeout(this.#deadline);
    const page = this.#current;
    this.#current = undefined;
    if (page !== undefined) how(page);
    this.#next();
  }

  #expire(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    void worker?.terminate();
    this.#settle(({ reject }) =>
      reject(
        new IsnadError('timeout', 'The page took too long to make.', {
          arabic: 'استغرق إعداد الصفحة وقتًا أطول من المسموح.',
        }),
      ),
    );
  }
}

function overloaded(): IsnadError {
  return new IsnadError('overload', 'Enough pages wait to be made already.', {
    arabic: 'عدد كافٍ من الصفحات ينتظر الإعداد.',
    extra: { retryAfter: RETRY_AFTER_SECONDS },
  });
}
