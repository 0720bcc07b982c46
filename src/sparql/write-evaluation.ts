import type { GraphFormatName, ResultFormat } from '../rdf/media-types.ts';
import { type Quad, quad } from '../rdf/quads.ts';
import type { Evaluation } from './evaluate/evaluate.ts';
import type { Operator } from './evaluate/operator.ts';
import type { QueryTerms } from './evaluate/query-terms.ts';
import { ByteSink } from './results/byte-sink.ts';
import { NTriplesRows } from './results/ntriples-results.ts';
import type { RowWriter } from './results/result-writer.ts';
import { RESULT_WRITERS } from './results/result-writers.ts';
import { overBudget } from './row-budget.ts';
import { writeGraph } from './write-graph.ts';

/** Bytes of an answer, each chunk in memory of its own. */
export type Chunk = Uint8Array<ArrayBuffer>;

/** How an answer of the evaluator is to be written. */
export interface EvaluationWriting {
  readonly format: ResultFormat['name'] | GraphFormatName;
  /** 0: no budget. */
  readonly maxRows: number;
}

/** Writes an answer from ids as it is worked out; throws `over-budget` past the row budget. */
export function writeEvaluation(
  answer: Evaluation,
  writing: EvaluationWriting,
): Iterable<Chunk> | AsyncIterable<Chunk> {
  const { format, maxRows } = writing;
  const sink = new ByteSink();
  switch (answer.kind) {
    case 'boolean':
      RESULT_WRITERS[format as ResultFormat['name']].boolean?.(sink, answer.value);
      return sink.end();
    case 'bindings': {
      const { variables, places, terms, rows } = answer;
      const given = { sink, variables, places, terms, data: terms.dictionary };
      return written(sink, RESULT_WRITERS[format as ResultFormat['name']].rows(given), counted(rows, maxRows));
    }
    case 'quads': {
      const { terms } = answer;
      const triples = counted(answer.triples, maxRows);
      // N-Quads writes triples as N-Triples does: the answer of a CONSTRUCT has no graphs.
      if (format === 'ntriples' || format === 'nquads')
        return written(sink, new NTriplesRows({ sink, terms, data: terms.dictionary }), triples);
      return writeGraph(sink, quadsOf(triples, terms), format as GraphFormatName);
    }
    default:
      return answer satisfies never;
  }
}

function* written(sink: ByteSink, writer: RowWriter, rows: Operator): Generator<Chunk> {
  writer.head();
  for (let batch = rows.next(); batch !== undefined; batch = rows.next()) {
    const { width, length } = batch;
    for (let row = 0; row < length; row++) {
      writer.row(batch.rows, row * width);
      if (sink.endRow()) yield* sink.take();
    }
  }
  writer.tail();
  yield* sink.end();
}

function* quadsOf(triples: Operator, terms: QueryTerms): Generator<Quad[]> {
  for (let batch = triples.next(); batch !== undefined; batch = triples.next()) {
    const quads: Quad[] = [];
    for (let at = 0; at < batch.length * 3; at += 3) {
      const [s, p, o] = [batch.rows[at], batch.rows[at + 1], batch.rows[at + 2]] as [number, number, number];
      quads.push(quad(terms.term(s), terms.term(p), terms.term(o)));
    }
    yield quads;
  }
}

/** The same rows, up to as many as may be given. */
function counted(rows: Operator, max: number): Operator {
  if (max === 0) return rows;
  let count = 0;
  return {
    next() {
      const batch = rows.next();
      count += batch?.length ?? 0;
      if (count > max) throw overBudget(max);
      return batch;
    },
  };
}
