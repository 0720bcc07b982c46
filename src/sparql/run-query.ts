import { IsnadError } from '../errors.ts';
import { type DatasetChoice, DatasetView } from '../index/dataset-view.ts';
import type { MemoryIndex } from '../index/memory-index.ts';
import type { GraphFormatName, ResultFormat } from '../rdf/media-types.ts';
import { namedNode } from '../rdf/quads.ts';
import type { Evaluator } from './comunica.ts';
import type { Explanation, QueryRequest } from './engine.ts';
import { explainFailure } from './failure.ts';
import { guardedFetch } from './guarded-fetch.ts';
import { type ParsedQuery, parseQuery, type ResultKind } from './parse.ts';
import { type ServiceHosts, serviceTargets } from './service-hosts.ts';
import { type Chunks, writeAnswer } from './write-answer.ts';

/** What a thread runs queries with. */
export interface Bench {
  readonly index: MemoryIndex;
  readonly evaluator: Pick<Evaluator, 'evaluate'>;
  readonly baseIri: string;
  /** The dataset of a query that names none. */
  readonly dataset: DatasetChoice;
  readonly hosts: ServiceHosts;
  /** 0: no budget. */
  readonly maxRows: number;
}

/** An answer as bytes, written while it is read. */
export interface Run {
  readonly kind: ResultKind;
  readonly format: ResultFormat['name'] | GraphFormatName;
  readonly position: number;
  readonly chunks: Chunks;
}

/** Parses, checks and runs one query; the index must not change until its chunks have been read. */
export async function runQuery(request: QueryRequest, bench: Bench, signal: AbortSignal): Promise<Run> {
  let outside: IsnadError | undefined;
  try {
    const parsed = parseQuery(request.query, bench.baseIri);
    bench.hosts.checkQuery(parsed.algebra);
    const format = chosen(parsed.kind, request);
    const onFailure = (error: IsnadError) => {
      outside = error;
    };
    const answer = await bench.evaluator.evaluate({
      algebra: parsed.quadAlgebra(),
      view: new DatasetView(bench.index, choose(request, parsed, bench)),
      baseIri: parsed.baseIri,
      fetch: guardedFetch({ hosts: bench.hosts, signal, onFailure }),
      signal,
    });
    const chunks = watch(
      writeAnswer(answer, { variables: parsed.variables, format, maxRows: bench.maxRows }),
      signal,
      () => outside,
    );
    return { kind: parsed.kind, format, position: bench.index.position, chunks };
  } catch (error) {
    throw explainFailure(error, outside);
  }
}

/** Says how a query is read, without running it. */
export function explainQuery(request: Omit<QueryRequest, 'formats'>, bench: Bench): Explanation {
  const parsed = parseQuery(request.query, bench.baseIri);
  const choice = choose(request, parsed, bench);
  const names = <W extends string>(graphs: W | readonly { value: string }[]) =>
    typeof graphs === 'string' ? graphs : graphs.map(({ value }) => value);
  return {
    form: parsed.form,
    variables: parsed.variables,
    dataset: { default: names(choice.default), named: names(choice.named) },
    services: serviceTargets(parsed.algebra).map(({ value }) => value),
    position: bench.index.position,
    algebra: parsed.algebra,
  };
}

function choose(request: Omit<QueryRequest, 'formats'>, parsed: ParsedQuery, bench: Bench): DatasetChoice {
  const { dataset } = request;
  if (dataset !== undefined) return { default: dataset.default.map(namedNode), named: dataset.named.map(namedNode) };
  return parsed.dataset ?? bench.dataset;
}

function chosen(kind: ResultKind, { formats }: QueryRequest): ResultFormat['name'] | GraphFormatName {
  const format = formats[kind];
  if (format !== undefined) return format;
  // Which media types there are is known to whoever read the request; it completes this problem.
  throw new IsnadError('not-acceptable', 'None of the types in Accept can express this answer.', { extra: { kind } });
}

/** Never lets an aborted or refused query end as if it were complete. */
async function* watch(chunks: Chunks, signal: AbortSignal, outside: () => IsnadError | undefined): Chunks {
  try {
    for await (const chunk of chunks) {
      signal.throwIfAborted();
      yield chunk;
    }
    signal.throwIfAborted();
  } catch (error) {
    throw explainFailure(error, outside());
  }
}
