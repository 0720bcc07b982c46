import type { Logger } from 'pino';
import type { Archive } from '../archive/archive.ts';
import type { SearchIndex } from '../archive/search/search-index.ts';
import type { Config } from '../config.ts';
import type { DumpShelf } from '../harvest/dump-shelf.ts';
import type { PastIndexes } from '../index/past-indexes.ts';
import type { SharedIndex } from '../index/shared-index.ts';
import type { SparqlEngine } from '../sparql/engine.ts';
import type { PageMaker } from './page-maker.ts';
import type { PastAnswers } from './past-answers.ts';

/** What the composition root hands to the web: everything below, ready to use. */
export interface Services {
  readonly config: Config;
  readonly log: Pick<Logger, 'error' | 'warn' | 'info' | 'debug'>;
  readonly archive: Archive;
  /** The current quads; the same object for the life of the process. */
  readonly index: SharedIndex;
  /** What records are found by; follows the archive together with the quads. */
  readonly search: SearchIndex;
  readonly engine: SparqlEngine;
  /** What the archive answered from at other instants; without it, it answers from now alone. */
  readonly past?: PastIndexes<PastAnswers>;
  /** Makes the pages that read much; without it they are made in this thread. */
  readonly pages?: PageMaker;
  /** The dumps that may be had; without it there are none. */
  readonly dumps?: DumpShelf;
}
