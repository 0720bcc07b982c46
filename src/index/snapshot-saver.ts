import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { IndexData } from './index-data.ts';
import type { SnapshotOrigin } from './snapshot-header.ts';
import type { SnapshotTask } from './snapshot-thread.ts';

const THREAD = new URL('./snapshot-thread.ts', import.meta.url);

/**
 * Saves snapshots in a thread of their own, one at a time; of those that are asked for meanwhile only the last is saved.
 * A failure, say a full disk, is told and changes nothing: the next start rebuilds.
 */
export class SnapshotSaver {
  readonly #path: string;
  readonly #onFailure: (error: Error) => void;
  #next: { readonly data: IndexData; readonly origin: SnapshotOrigin } | undefined;
  #running: Promise<void> | undefined;

  constructor(path: string, onFailure: (error: Error) => void) {
    this.#path = path;
    this.#onFailure = onFailure;
  }

  /** Asks for a snapshot and does not wait for it. */
  save(data: IndexData, origin: SnapshotOrigin): void {
    this.#next = { data, origin };
    this.#running ??= this.#run();
  }

  /** Resolves when nothing is left to save. */
  async close(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    for (let task = this.#next; task !== undefined; task = this.#next) {
      this.#next = undefined;
      try {
        const worker = new Worker(THREAD, { workerData: { path: this.#path, ...task } satisfies SnapshotTask });
        await once(worker, 'exit');
      } catch (error) {
        this.#onFailure(error as Error);
      }
    }
    this.#running = undefined;
  }
}
