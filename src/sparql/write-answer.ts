import type { GraphFormatName, ResultFormat } from '../rdf/media-types.ts';
import type { Answer } from './comunica.ts';
import { pull } from './pull.ts';
import { ByteSink } from './results/byte-sink.ts';
import { NO_DATA, PassingTerms } from './results/passing-terms.ts';
import { RESULT_WRITERS } from './results/result-writers.ts';
import { overBudget } from './row-budget.ts';
import type { Chunk } from './write-evaluation.ts';
import { writeGraph } from './write-graph.ts';

/** How an answer is to be written. */
export interface Writing {
  readonly variables: readonly string[];
  readonly format: ResultFormat['name'] | GraphFormatName;
  /** 0: no budget. */
  readonly maxRows: number;
}

/** Writes an answer of Comunica's as it comes; throws `over-budget` past the row budget. */
export async function* writeAnswer(answer: Answer, writing: Writing): AsyncGenerator<Chunk> {
  const { format, maxRows } = writing;
  const sink = new ByteSink();
  if (answer.kind === 'bindings') {
    yield* writeRows(sink, answer, writing);
  } else if (answer.kind === 'boolean') {
    RESULT_WRITERS[format as ResultFormat['name']].boolean?.(sink, await answer.value);
    yield* sink.end();
  } else {
    yield* writeGraph(sink, withinBudget(pull(answer.quads), maxRows), format as GraphFormatName);
  }
}

async function* writeRows(
  sink: ByteSink,
  { rows }: Answer & { kind: 'bindings' },
  writing: Writing,
): AsyncGenerator<Chunk> {
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
  yield* sink.end();
}

async function* withinBudget<T>(batches: AsyncIterable<T[]>, max: number): AsyncGenerator<T[]> {
  let count = 0;
  for await (const batch of batches) {
    count += batch.length;
    if (max > 0 && count > max) throw overBudget(max);
    yield batch;
  }
}
