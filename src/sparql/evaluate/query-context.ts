import type { IndexReader } from '../../index/index-reader.ts';
import type { TermId } from '../../index/term-id.ts';
import type { Operation } from './algebra.ts';
import type { Budget } from './operator.ts';
import type { QueryTerms } from './query-terms.ts';
import type { Scope } from './scope.ts';

/** What all parts of one running query share. */
export interface QueryContext {
  readonly reader: IndexReader;
  readonly terms: QueryTerms;
  readonly budget: Budget;
  readonly dataset: ActiveDataset;
  /** What IRI() resolves against. */
  readonly baseIri: string;
  /** The one moment that NOW() gives throughout the query. */
  readonly now: Date;
  /** Makes the test of an EXISTS for one row at a time; given by the planner. */
  readonly exists: (pattern: Operation, scope: Scope) => ExistsTest;
}

/** Graphs by id. Without a list: the union of all graphs, and every named graph. */
export interface ActiveDataset {
  readonly default: readonly TermId[] | undefined;
  readonly named: readonly TermId[] | undefined;
}

/** Whether a pattern has a solution that agrees with a row. */
export interface ExistsTest {
  test(rows: Int32Array, at: number): boolean;
}
