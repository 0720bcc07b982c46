import { Worker } from 'node:worker_threads';
import { IsnadError } from '../errors.ts';
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

/** A request with the data that it is answered from; `version` tells whether they are those of the job before. */
export interface PageJob extends PageRequest {
  readonly data: IndexData;
  readonly version: number;
  /** They are not the current ones. */
  readonly isPast: boolean;
}

/** What the thread is born with. */
export interface PageSeed {
  readonly data: IndexData;
  readonly sourcesDir: string | undefined;
}

/** What came of a job. */
export type PageResult = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly error: PackedError };

export interface PageMakerOptions {
  /** The version of the data that is current. */
  readonly data: () => IndexData;
  readonly sourcesDir: string | undefined;
  /** How long one page may take before its thread is killed. */
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

interface Waiting {
  readonly job: PageJob;
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
  #version = { data: undefined as IndexData | undefined, number: 0 };

  constructor(options: PageMakerOptions) {
    this.#options = options;
  }

  /** The bytes of a page, from data of the past or, without them, as they are at the moment of the call. Throws IsnadError. */
  make(request: PageRequest, past?: IndexData): Promise<Buffer> {
    if (this.#waiting.length >= MOST_WAITING) return Promise.reject(overloaded());
    const data = past ?? this.#options.data();
    if (data !== this.#version.data) this.#version = { data, number: this.#version.number + 1 };
    const job = { ...request, data, version: this.#version.number, isPast: past !== undefined };
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, resolve, reject });
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
    this.#worker ??= this.#start(next.job.data);
    this.#deadline = setTimeout(() => this.#expire(), this.#options.timeoutMs);
    try {
      this.#worker.postMessage(next.job);
    } catch (cause) {
      // What cannot be posted fails alone: those behind it must not wait for an answer that never comes.
      this.#settle(({ reject }) => reject(new IsnadError('internal', 'The page was not made.', { cause })));
    }
  }

  #start(data: IndexData): Worker {
    const { sourcesDir, memoryMb } = this.#options;
    const worker = new Worker(new URL('./page-thread.ts', import.meta.url), {
      workerData: { data, sourcesDir } satisfies PageSeed,
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
