import type { Readable } from 'node:stream';
import type { IndexData } from '../index/index-data.ts';
import type { GraphFormatName, ResultFormat } from '../rdf/media-types.ts';
import type { ParsedQuery, ResultKind } from './parse.ts';

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
  /** The query as somebody on the way here has read it already. */
  readonly parsed?: ParsedQuery | undefined;
}

/** An answer that has begun: its first bytes are there, so whatever fails from now on breaks the body. */
export interface QueryOutcome {
  readonly kind: ResultKind;
  readonly format: ResultFormat['name'] | GraphFormatName;
  /** The log position that the whole answer stands for. */
  readonly position: number;
  /** Its chunks are the reader's, each in memory of its own. */
  readonly body: Readable;
  /** The same bytes, where all of them are there already; then the body need not be read. */
  readonly whole?: Uint8Array | undefined;
}

/** Who answers a query: our evaluator, or Comunica over what the index gives it. */
export type EngineName = 'evaluator' | 'comunica';

/** What a client asks to have explained. */
export interface ExplainRequest extends Omit<QueryRequest, 'formats' | 'parsed'> {
  /** Whether to run it, so that what was expected stands beside what happened. */
  readonly analyze?: boolean | undefined;
}

/** What a query is read as and how it is answered: shown to people who ask why it answers so. */
export interface Explanation {
  readonly form: string;
  readonly variables: readonly string[];
  readonly dataset: { readonly default: 'union' | readonly string[]; readonly named: 'all' | readonly string[] };
  readonly services: readonly string[];
  readonly position: number;
  readonly engine: EngineName;
  /** The steps of the answer; absent where Comunica plans them while it runs. */
  readonly plan?: PlanStep | undefined;
  /** What running it gave; present where it was run. */
  readonly run?: { readonly rows: number; readonly milliseconds: number } | undefined;
  readonly algebra: unknown;
}

/** One step of a plan, which works on what its children give. */
export interface PlanStep {
  /** Its name for machines. */
  readonly operator: string;
  readonly words: { readonly en: string; readonly ar: string };
  /** What it is about: a pattern, a condition, names. */
  readonly detail: string;
  /** Rows that were expected to come out. */
  readonly estimate: number;
  /** Rows that came out; present where it was run. */
  readonly actual?: number | undefined;
  readonly children: readonly PlanStep[];
}

/** How busy an engine is. */
export interface EngineState {
  readonly workers: number;
  readonly ready: number;
  readonly busy: number;
  readonly queued: number;
  /** Whether a thread stands by for one that is lost. */
  readonly spare: boolean;
  /** Threads that had to be replaced since the start. */
  readonly replaced: number;
  /** Bytes of answers that wait for slow readers. */
  readonly buffered: number;
}

/**
 * The door to query answering. Throws IsnadError (`syntax`,
 * `refused`, `not-acceptable`, `timeout`, `out-of-memory`, `over-budget`, `overload`) before the first byte; after it,
 * the body fails with the same. Aborting the signal stops the query.
 */
export interface SparqlEngine {
  /** The log position that a query which starts now answers from. */
  readonly position: number;
  query(request: QueryRequest, signal?: AbortSignal): Promise<QueryOutcome>;
  explain(request: ExplainRequest, signal?: AbortSignal): Promise<Explanation>;
  /** Makes a version of the data the one that every query sees which starts from now on. */
  show(data: IndexData): void;
  state(): EngineState;
  close(): Promise<void>;
}
