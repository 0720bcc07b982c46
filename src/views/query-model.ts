import type { Config } from '../config.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import type { Bilingual } from './language.ts';
import type { Question } from './questions.ts';

/** What a query gave, as the engine wrote it: rows as SPARQL JSON, a graph as Turtle, or why it failed. */
export type QueryAnswer =
  | { readonly kind: 'table'; readonly text: string; readonly milliseconds: number }
  | { readonly kind: 'graph'; readonly text: string; readonly milliseconds: number }
  | QueryFailure;

/** Why there is no answer, and what to do. */
export interface QueryFailure {
  readonly kind: 'failure';
  readonly title: string;
  readonly detail: string;
  readonly hint: string;
  /** Where in the query it lies; both count from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** The bounds that the operator has set. */
export type QueryLimits = Pick<
  Config,
  'queryTimeoutMs' | 'queryMemoryMb' | 'maxRows' | 'maxQueryBytes' | 'serviceHosts'
>;

/** All that the page is made from beside the data, so that it can be posted to a thread. */
export interface QueryArguments {
  readonly query: string | undefined;
  readonly answer: QueryAnswer | undefined;
  /** How the answer is looked at, and which column of it. */
  readonly view: string | undefined;
  readonly column: string | undefined;
  /** Which part of a map is looked at: latitude, longitude and zoom. */
  readonly near: string | undefined;
  /** Whether an address can hold the query. */
  readonly isShareable: boolean;
  readonly examples: readonly Question[];
  readonly limits: QueryLimits;
  /** Path below the base of the terms that the editor offers. */
  readonly terms: string;
}

/** The page on which people ask. */
export interface QueryModel extends QueryArguments {
  readonly index: QuadIndex;
}

/** A page holds no more of an answer than this; whoever wants more takes it in another format. */
export const MOST_BYTES = 4 * 1024 * 1024;

/** What to do about a failure, where the page knows more than the table of errors. */
export const TOO_LONG_FOR_PAGE: Bilingual = {
  en: 'The answer is too long for a page; add a LIMIT, or take it as CSV or JSON.',
  ar: 'الجواب أطول من أن تسعه صفحة؛ أضف LIMIT أو خذه بصيغة CSV أو JSON.',
};
