import { IsnadError } from '../errors.ts';
import type { IndexReader } from '../index/index-reader.ts';
import type { GraphFormatName, ResultFormat } from '../rdf/media-types.ts';
import { activeDataset, chooseDataset, type DatasetChoice } from './dataset.ts';
import type { EngineName, QueryRequest } from './engine.ts';
import { evaluate, type Ground, supports } from './evaluate/evaluate.ts';
import type { Budget } from './evaluate/operator.ts';
import { explainFailure } from './failure.ts';
import type { ParsedQuery, ResultKind } from './parse.ts';
import { unpackQuery } from './query-parcel.ts';
import type { ServiceHosts } from './service-hosts.ts';
import type { PostedQuery } from './worker-messages.ts';
import { type Chunk, writeEvaluation } from './write-evaluation.ts';

/** What a thread runs queries with. */
export interface Bench {
  /** One version of the data; a query keeps the one that it began with. */
  readonly reader: IndexReader;
  readonly baseIri: string;
  /** Where names are looked up (search.db); absent: nowhere. */
  readonly namesFile?: string | undefined;
  /** The data are of the past, and names are known of the present alone. */
  readonly isPast?: boolean;
  /** The dataset of a query that names none. */
  readonly dataset: DatasetChoice;
  readonly hosts: ServiceHosts;
  /** 0: no budget. */
  readonly maxRows: number;
  /** Who answers what both can. */
  readonly engine: EngineName;
}

/** What stops a query: its budget inside the evaluator, the signal inside Comunica. */
export interface Leash {
  readonly budget: Budget;
  readonly signal: AbortSignal;
  /** Told once Comunica has the query: parts of it may then go on running when its answer has ended or failed. */
  readonly handedOver?: () => void;
}

/** An answer as bytes, written while it is read. */
export interface Run {
  readonly kind: ResultKind;
  readonly format: ResultFormat['name'] | GraphFormatName;
  readonly position: number;
  readonly chunks: Iterable<Chunk> | AsyncIterable<Chunk>;
}

/** Reads, checks and runs one query. */
export async function runQuery(request: PostedQuery, bench: Bench, leash: Leash): Promise<Run> {
  const { reader, hosts, maxRows } = bench;
  try {
    const { query } = request;
    const parsed = request.parsed ? unpackQuery(request.parsed, query, bench.baseIri) : await readQuery(query, bench);
    hosts.checkQuery(parsed.algebra);
    const format = chosen(parsed.kind, request);
    const ground = groundOf(request, parsed, bench, leash);
    const about = { kind: parsed.kind, format, position: reader.position };
    if (isOurs(parsed, bench))
      return { ...about, chunks: writeEvaluation(evaluate(parsed, ground), { format, maxRows }) };
    // Loaded by the first query that needs it: it costs each thread half a second and tens of megabytes.
    const { runInComunica } = await import('./run-in-comunica.ts');
    leash.handedOver?.();
    const parts = bench.engine === 'evaluator';
    return {
      ...about,
      chunks: await runInComunica(parsed, ground, { hosts, signal: leash.signal, format, maxRows, parts }),
    };
  } catch (error) {
    throw explainFailure(error);
  }
}

/** Parses a query and, where it asks for things by their names, finds them. */
export async function readQuery(
  query: string,
  { baseIri, namesFile, reader, isPast = false }: Bench,
): Promise<ParsedQuery> {
  // Loaded by the first query that was not read before it came here: most threads never need a parser.
  const { parseQuery } = await import('./parse.ts');
  const { answerText, mentionsText } = await import('./text-query.ts');
  const parsed = parseQuery(query, baseIri);
  if (!mentionsText(query)) return parsed;
  if (isPast) return answerText(parsed, noNamesThen);
  const { searchNames } = await import('./search-names.ts');
  return answerText(parsed, searchNames({ path: namesFile, base: baseIri, since: reader.position }));
}

function noNamesThen(): never {
  throw new IsnadError('bad-request', 'text:query finds names of the present alone; leave it out, or leave "at" out.', {
    arabic: 'لا يجد text:query إلا أسماء الحاضر؛ احذفه أو احذف at.',
  });
}

/** Whether our evaluator answers a query as a whole. */
export const isOurs = ({ algebra }: ParsedQuery, { engine }: Bench): boolean =>
  engine === 'evaluator' && supports(algebra);

/** What a query is answered from. */
export function groundOf(
  request: Pick<QueryRequest, 'dataset'>,
  parsed: ParsedQuery,
  { reader, dataset }: Bench,
  { budget }: Leash,
): Ground {
  const active = activeDataset(chooseDataset(request, parsed, dataset));
  return { reader, dataset: active, budget, now: new Date() };
}

function chosen(kind: ResultKind, { formats }: Pick<QueryRequest, 'formats'>): ResultFormat['name'] | GraphFormatName {
  const format = formats[kind];
  if (format !== undefined) return format;
  // Which media types there are is known to whoever read the request; it completes this problem.
  throw new IsnadError('not-acceptable', 'None of the types in Accept can express this answer.', { extra: { kind } });
}
