import type { MessagePort } from 'node:worker_threads';
import type { DataSource } from '../index/handed-over.ts';
import type { IndexData } from '../index/index-data.ts';
import type { EngineName, ExplainRequest, Explanation, QueryOutcome, QueryRequest } from './engine.ts';
import type { PackedError } from './failure.ts';
import type { QueryParcel } from './query-parcel.ts';

/** What a thread is born with. */
export interface WorkerSeed {
  /** Data that come through a port are of the past. */
  readonly data: DataSource;
  readonly baseIri: string;
  /** Where names are looked up (search.db); absent: nowhere. */
  readonly namesFile: string | undefined;
  readonly unionDefaultGraph: boolean;
  readonly serviceHosts: readonly string[];
  readonly maxRows: number;
  readonly engine: EngineName;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** Folder where compiled code is kept for the next thread; absent: nowhere. */
  readonly codeCache: string | undefined;
  /** A single Int32: anything but zero stops the query, even in the middle of a loop. */
  readonly cancelled: SharedArrayBuffer;
}

/** A query on its way to a thread, read already or still to be read there. */
export interface PostedQuery extends Omit<QueryRequest, 'parsed'> {
  readonly parsed?: QueryParcel | undefined;
}

/** What a thread is told. A thread has one task at a time. */
export type ToWorker =
  | { readonly type: 'query'; readonly id: number; readonly request: PostedQuery }
  | { readonly type: 'explain'; readonly id: number; readonly request: ExplainRequest }
  /** That many chunks more may be sent. */
  | { readonly type: 'more'; readonly id: number; readonly chunks: number }
  | { readonly type: 'cancel'; readonly id: number }
  /** Queries that come after it see this version. */
  | { readonly type: 'show'; readonly data: IndexData }
  /** Another thread is to have the data as well. */
  | { readonly type: 'share'; readonly port: MessagePort };

/** What a thread says. After `end`, `explained` or `failed` comes `free` once nothing of the task runs on. */
export type FromWorker =
  | { readonly type: 'ready' }
  | ({ readonly type: 'begin'; readonly id: number } & Omit<QueryOutcome, 'body' | 'whole'>)
  /** A whole answer at once, as most are short; the thread is free. */
  | ({ readonly type: 'whole'; readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> } & Omit<
      QueryOutcome,
      'body' | 'whole'
    >)
  | { readonly type: 'chunk'; readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'end'; readonly id: number }
  | { readonly type: 'explained'; readonly id: number; readonly explanation: Explanation }
  | { readonly type: 'failed'; readonly id: number; readonly error: PackedError }
  | { readonly type: 'free'; readonly id: number };

/** Chunks that may be on their way to a slow reader: with their size, what one answer may hold in memory. */
export const WINDOW = 8;
