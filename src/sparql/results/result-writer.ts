import type { TermId } from '../../index/term-id.ts';
import type { ByteSink } from './byte-sink.ts';
import type { ResultTerms, TermBytes } from './term-text.ts';

/** What a writer is given for one answer. */
export interface Writing {
  readonly sink: ByteSink;
  /** Names of the columns, in order. */
  readonly variables: readonly string[];
  /** Where in a row the term of each column stands; -1: nowhere, it is always unbound. */
  readonly places: ArrayLike<number>;
  readonly terms: ResultTerms;
  readonly data: TermBytes;
}

/** Writes rows of ids into a sink, each for what it weighs. */
export interface RowWriter {
  head(): void;
  /** The row of `rows` that begins at `at`. */
  row(rows: ArrayLike<TermId>, at: number): void;
  tail(): void;
}

/** One row of the table of formats. */
export interface ResultWriter {
  rows(writing: Writing): RowWriter;
  /** The answer of an ASK; absent where the format has none. */
  boolean?(sink: ByteSink, value: boolean): void;
}
