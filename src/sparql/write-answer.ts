import { IsnadError } from '../errors.ts';
import type { GraphFormatName, ResultFormat } from '../rdf/media-types.ts';
import type { Quad } from '../rdf/quads.ts';
import { serializeRdf, serializeStream } from '../rdf/serialize.ts';
import type { Answer } from './comunica.ts';
import { pull } from './pull.ts';
import { ByteSink } from './results/byte-sink.ts';
import { NO_DATA, PassingTerms } from './results/passing-terms.ts';
import { RESULT_WRITERS } from './results/result-writers.ts';

/** Bytes of an answer, each chunk in memory of its own. */
export type Chunks = AsyncGenerator<Uint8Array<ArrayBuffer>>;

/** How an answer is to be written. */
export interface Writing {
  readonly variables: readonly string[];
  readonly format: ResultFormat['name'] | GraphFormatName;
  /** 0: no budget. */
  readonly maxRows: number;
}

/** Writes an answer of Comunica's as it comes; throws `over-budget` past the row budget. */
export async function* writeAnswer(answer: Answer, writing: Writing): Chunks {
  const { format, maxRows } = writing;
  const sink = new ByteSink();
  if (answer.kind === 'bindings') {
    yield* writeRows(sink, answer, writing);
  } else if (answer.kind === 'boolean') {
    RESULT_WRITERS[format as ResultFormat['name']].boolean?.(sink, await answer.value);
  } else {
    const texts = writeGraph(withinBudget(pull(answer.quads), maxRows), format as GraphFormatName);
    for await (const text of texts) {
      sink.text(text);
      if (sink.endRow()) yield* sink.take();
    }
  }
  yield* sink.finish();
}

async function* writeRows(sink: ByteSink, { rows }: Answer & { kind: 'bindings' }, writing: Writing): Chunks {
  const { variables, format, maxRows } = writing;
  const terms = new PassingTerms();
  const places = variables.map((_, i) => i);
  const make = RESULT_WRITERS[format as ResultFormat['name']].rows;
  const writer = make({ sink, variables, places, terms, data: NO_DATA });
  const row = new Int32Array(variables.length);
  writer.head();
  for await (const batch of withinBudget(pull(rows), maxRows)) {
    for (const solution of batch) {
      terms.clear();
      for (let i = 0; i < row.length; i++) {
        const term = solution.get(variables[i] as string);
        row[i] = term === undefined ? 0 : terms.id(term);
      }
      writer.row(row, 0);
      if (sink.endRow()) yield* sink.take();
    }
  }
  writer.tail();
}

/** A graph up to this size is put in reading order, with only the prefixes it uses; a larger one is written as it comes. */
const READABLE = 5_000;

async function* writeGraph(batches: AsyncGenerator<Quad[]>, format: GraphFormatName): AsyncGenerator<string> {
  const start: Quad[] = [];
  for (let next = await batches.next(); ; next = await batches.next()) {
    if (next.done) {
      yield await serializeRdf(start, { format });
      return;
    }
    start.push(...next.value);
    if (start.length > READABLE) break;
  }
  yield* serializeStream(flatten(start, batches), { format });
}

async function* flatten(start: readonly Quad[], rest: AsyncIterable<Quad[]>): AsyncGenerator<Quad> {
  yield* start;
  for await (const batch of rest) yield* batch;
}

async function* withinBudget<T>(batches: AsyncIterable<T[]>, max: number): AsyncGenerator<T[]> {
  let count = 0;
  for await (const batch of batches) {
    count += batch.length;
    if (max > 0 && count > max) throw overBudget(max);
    yield batch;
  }
}

/** The problem of an answer with more rows than the operator gives. */
function overBudget(max: number): IsnadError {
  return new IsnadError('over-budget', `The answer has more than ${max} rows, the most that this archive gives.`, {
    arabic: `للجواب أكثر من ${max} صفًّا، وهو أقصى ما يقدّمه هذا الأرشيف.`,
  });
}
