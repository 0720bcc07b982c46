import type { DataPort } from '../index/handed-over.ts';
import type { BuiltPast } from '../index/past-indexes.ts';
import { type PoolOptions, WorkerPool } from '../sparql/worker-pool.ts';
import { type PageLimits, PageMaker } from './page-maker.ts';

/** Limits of the threads that answer; they are those of the present. */
export type PastLimits = Omit<PoolOptions, 'data' | 'lost' | 'workers' | 'spare' | 'namesFile'> & PageLimits;

/**
 * One past, and all that answers from it: a thread for queries, and one for pages that comes up with the first of them. They
 * alone hold the data, which end with them.
 */
export class PastAnswers {
  readonly engine: WorkerPool;
  readonly pages: PageMaker;
  /** For the thread of pages: asked for before any query can keep the other thread from handing it over. */
  #forPages: DataPort;

  /** `lost`: told where the thread of queries had to be killed; nothing answers from this past any more. */
  constructor({ data }: BuiltPast, limits: PastLimits, lost: () => void) {
    this.engine = new WorkerPool({ ...limits, data: () => data, workers: 1, spare: false, lost });
    this.#forPages = this.engine.share();
    this.pages = new PageMaker({ ...limits, fixed: () => this.#takeForPages() });
  }

  /** Resolves when the memory has been given back. */
  async close(): Promise<void> {
    await Promise.all([this.engine.close(), this.pages.close()]);
    this.#forPages.port.close();
  }

  /** The next one is for the thread that may have to stand in. */
  #takeForPages(): DataPort {
    const taken = this.#forPages;
    this.#forPages = this.engine.share();
    return taken;
  }
}
