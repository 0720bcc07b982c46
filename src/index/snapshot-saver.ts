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
  #next: { data: IndexData; origin: SnapshotOrigin } | undefined;
  #running: Promise<void> | undefined;
  #saved: number | undefined;

  /** `saved`: the position of the file that is there. */
  constructor(path: string, { saved, onFailure }: { saved?: number | undefined; onFailure: (error: Error) => void }) {
    this.#path = path;
    this.#saved = saved;
    this.#onFailure = onFailure;
  }

  /** The position of the last snapshot that was saved whole. */
  get saved(): number | undefined {
    return this.#saved;
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
        const [code] = await once(worker, 'exit');
        if (code === 0) this.#saved = task.data.position;
      } catch (error) {
        this.#onFailure(error as Error);
      }
    }
    this.#running = undefined;
  }
}
