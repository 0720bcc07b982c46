import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Archive } from './archive/archive.ts';
import type { Config } from './config.ts';
import type { DumpAnswer, DumpTask } from './dump-process.ts';
import type { DumpShelf } from './harvest/dump-shelf.ts';

const PROCESS = fileURLToPath(new URL('./dump-process.ts', import.meta.url));

/** How often it is looked whether a dump is due. */
const LOOK_MS = 60_000;
const HOUR_MS = 3_600_000;
/** The memory for what a dump holds as objects: one record and the code (the coders are beside it). */
const HEAP_MB = 512;

/** How long a process that was told to stop may tidy up. */
const PATIENCE_MS = 5_000;

/** What makes dumps beside a server. */
export interface DumpMakerOptions {
  readonly config: Pick<Config, 'stateDir' | 'baseIri' | 'dumpsDir' | 'dumpHours' | 'dumpsKept' | 'dumpKeyFile'>;
  readonly archive: Archive;
  readonly shelf: DumpShelf;
  readonly log: Pick<Logger, 'error' | 'info'>;
  readonly now?: () => number;
}

/**
 * Makes dumps in a process of its own, one at a time: where there is none that may be served, at once; else when the last
 * is old enough and something has changed since. A failure, say a full disk, is told and leaves what was there.
 */
export class DumpMaker {
  readonly #options: DumpMakerOptions;
  readonly #now: () => number;
  readonly #timer: NodeJS.Timeout;
  #running: { readonly done: Promise<void>; stop(): void } | undefined;
  #notBefore = 0;
  #closed = false;

  constructor(options: DumpMakerOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#timer = setInterval(() => this.look(), LOOK_MS).unref();
  }

  /** Begins a dump if one is due and none is being made. */
  look(): void {
    if (this.#closed || this.#running !== undefined || !this.#isDue()) return;
    const child = fork(PROCESS, [], {
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const done = this.#make(child).finally(() => {
      this.#running = undefined;
    });
    this.#running = { done, stop: () => stop(child) };
  }

  /** Resolves when no dump is being made. */
  async idle(): Promise<void> {
    await this.#running?.done;
  }

  /** Stops what is being made; its files are removed. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    this.#running?.stop();
    await this.#running?.done;
  }

  #isDue(): boolean {
    const { config, archive, shelf } = this.#options;
    const { position } = archive;
    if (config.dumpsDir === undefined || config.dumpHours === 0 || position === 0) return false;
    const now = this.#now();
    if (now < this.#notBefore) return false;
    const [newest] = shelf.list();
    if (newest === undefined) return true;
    const { log, made, key } = newest.manifest;
    const isOld = now >= Date.parse(made) + config.dumpHours * HOUR_MS;
    return key?.fingerprint !== shelf.key?.fingerprint || (isOld && log.position !== position);
  }

  async #make(child: ChildProcess): Promise<void> {
    const { config, log } = this.#options;
    const task: DumpTask = {
      stateDir: config.stateDir,
      base: config.baseIri,
      dir: config.dumpsDir as string,
      keep: config.dumpsKept,
      keyFile: config.dumpKeyFile,
    };
    let answer = { state: 'failed', why: 'its process ended early' } as DumpAnswer;
    child.on('message', (message) => {
      answer = message as DumpAnswer;
    });
    child.on('error', (error) => {
      answer = { state: 'failed', why: error.message };
    });
    child.send(task, () => {});
    await once(child, 'close');
    if (answer.state !== 'failed') log.info(answer, 'made a dump');
    else if (!this.#closed) {
      this.#notBefore = this.#now() + HOUR_MS;
      log.error({ why: answer.why }, 'could not make a dump; the last one stays, and the next is tried in an hour');
    }
  }
}

/** What is left by one that has to be killed is removed by the next build. */
function stop(child: ChildProcess): void {
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  child.once('close', () => clearTimeout(impatience));
}
