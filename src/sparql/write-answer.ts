import { IsnadError } from '../errors.ts';
import type { GraphFormatName, ResultFormat } from '../rdf/media-types.ts';
import type { Quad } from '../rdf/quads.ts';
import { serializeRdf, serializeStream } from '../rdf/serialize.ts';
import type { Answer } from './comunica.ts';
import { pull } from './pull.ts';
import { RESULT_WRITERS } from './result-writers.ts';

/** How an answer is to be written. */
export interface Writing {
  readonly variables: readonly string[];
  readonly format: ResultFormat['name'] | GraphFormatName;
  /** 0: no budget. */
  readonly maxRows: number;
}

/** Writes an answer piece by piece as it comes; throws `over-budget` past the row budget. */
export async function* writeAnswer(answer: Answer, writing: Writing): AsyncGenerator<string> {
  if (answer.kind === 'quads') {
    yield* writeGraph(withinBudget(pull(answer.quads), writing.maxRows), writing.format as GraphFormatName);
    return;
  }
  const { variables, format, maxRows } = writing;
  const writer = RESULT_WRITERS[format as ResultFormat['name']];
  if (answer.kind === 'boolean') {
    const value = await answer.value;
    yield writer.boolean?.(value) ?? '';
    return;
  }
  yield writer.head(variables);
  let first = true;
  for await (const batch of withinBudget(pull(answer.rows), maxRows)) {
    let text = '';
    for (const solution of batch) {
      text += writer.row((variable) => solution.get(variable), variables, first);
      first = false;
    }
    yield text;
  }
  yield writer.tail();
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

function overBudget(max: number): IsnadError {
  return new IsnadError('over-budget', `The answer has more than ${max} rows, the most that this archive gives.`, {
    arabic: `للجواب أكثر من ${max} صفًّا، وهو أقصى ما يقدّمه هذا الأرشيف.`,
  });
}
