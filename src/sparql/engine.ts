import type { Readable } from 'node:stream';
import type { GraphChange } from '../index/quad-index.ts';
import type { GraphFormatName, ResultFormat } from '../rdf/media-types.ts';
import type { ResultKind } from './parse.ts';

/** The format that the client would take for each kind of answer; absent: none that we write. */
export interface WantedFormats {
  readonly bindings?: ResultFormat['name'] | undefined;
  readonly boolean?: ResultFormat['name'] | undefined;
  readonly quads?: GraphFormatName | undefined;
}

/** A query as a client sends it. */
export interface QueryRequest {
  readonly query: string;
  /** The dataset of the request, which wins over FROM (SPARQL 1.1 Protocol, 2.1.4). */
  readonly dataset?: { readonly default: readonly string[]; readonly named: readonly string[] } | undefined;
  readonly formats: WantedFormats;
}

/** An answer that has begun: its first bytes are there, so whatever fails from now on breaks the body. */
export interface QueryOutcome {
  readonly kind: ResultKind;
  readonly format: ResultFormat['name'] | GraphFormatName;
  /** The log position that the whole answer stands for. */
  readonly position: number;
  readonly body: Readable;
  /** The same bytes, where all of them are there already; then the body need not be read. */
  readonly whole?: Uint8Array | undefined;
}

/** What a query is read as: shown to people who ask why it answers so. */
export interface Explanation {
  readonly form: string;
  readonly variables: readonly string[];
  readonly dataset: { readonly default: 'union' | readonly string[]; readonly named: 'all' | readonly string[] };
  readonly services: readonly string[];
  readonly position: number;
  readonly algebra: unknown;
}

/** How busy an engine is. */
export interface EngineState {
  readonly workers: number;
  readonly ready: number;
  readonly busy: number;
  readonly queued: number;
  /** Threads that had to be replaced since the start. */
  readonly replaced: number;
  /** Bytes of answers that wait for slow readers. */
  readonly buffered: number;
}

/**
 * The door to query answering: today threads with an engine and a copy of the data each. Throws IsnadError (`syntax`,
 * `refused`, `not-acceptable`, `timeout`, `out-of-memory`, `over-budget`, `overload`) before the first byte; after it,
 * the body fails with the same. Aborting the signal stops the query.
 */
export interface SparqlEngine {
  /** The log position that a query which starts now answers from. */
  readonly position: number;
  query(request: QueryRequest, signal?: AbortSignal): Promise<QueryOutcome>;
  explain(request: Omit<QueryRequest, 'formats'>, signal?: AbortSignal): Promise<Explanation>;
  /** Makes new content of graphs visible to every query that starts from now on. */
  replaceGraphs(changes: readonly GraphChange[], position: number): void;
  state(): EngineState;
  close(): Promise<void>;
}
