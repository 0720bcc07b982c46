import type { Operator } from '../operator.ts';
import type { StarStep } from './plan-star.ts';

/** The number of a variable's column in the rows of a query. */
export type Place = number;

/** An order of rows by the values of a place, as ORDER BY compares them. */
export interface RowOrder {
  readonly place: Place;
  readonly descending: boolean;
}

/** What is known, before the query runs, of the rows at one point of a plan. */
export interface RowFacts {
  /** Places that hold a term in every row. */
  readonly certain: ReadonlySet<Place>;
  /** Places that hold a term in some row; includes those that are certain. */
  readonly possible: ReadonlySet<Place>;
  /** How many rows are expected. */
  readonly rows: number;
  /** How many different terms are expected in a place, where that is known. */
  readonly distinct: ReadonlyMap<Place, number>;
  /** The place by whose ids' serials the rows come in ascending order. */
  readonly sorted?: Place | undefined;
  /** The values by which the rows come, where they do. */
  readonly ordered?: RowOrder | undefined;
  /** Places whose terms were just looked up as subjects. */
  readonly near?: ReadonlySet<Place> | undefined;
}

/** How many rows a step makes of each. */
export interface FanOut {
  /** The one place that the step binds anew. */
  readonly binds: Place;
  count(rows: Int32Array, at: number): number;
}

/** One empty row: what a plan begins with. */
export const UNIT_ROW: RowFacts = { certain: new Set(), possible: new Set(), rows: 1, distinct: new Map() };

/** A text in both languages of the pages. */
export interface Words {
  readonly en: string;
  readonly ar: string;
}

/**
 * One step of a plan. It extends rows: each row that comes in goes out once for every solution of the step that agrees
 * with it (and holds it, too). So whatever is planned equals the join of its input with what SPARQL's algebra says of the
 * operation alone; with one empty row as input it is that.
 */
export interface PlanNode {
  /** Its name for machines, e.g. `hash-join`. */
  readonly operator: string;
  /** What it does, in words for a researcher. */
  readonly words: Words;
  /** The pattern, condition or names that it is about. */
  readonly detail: string;
  /** How many rows are expected to come out. */
  readonly estimate: number;
  /** How many came out; only when rows are counted. */
  readonly actual?: number | undefined;
  /** What is known of the rows that come out, places of the input included. */
  readonly output: RowFacts;
  readonly children: readonly PlanNode[];
  /**
   * Opens it over its input, once. An operator that passes its input on row by row must be resumable: after `undefined`
   * it asks its input again when it is asked again, for OPTIONAL and EXISTS feed their right side portion by portion.
   * It keeps the order of its input's rows.
   */
  build(input: Operator): Operator;
  /** Exactly how many rows come out, where that is known without reading them. */
  exactCount?: (() => number | undefined) | undefined;
  /** How many rows come out for one that comes in, where the index says so without reading them. */
  readonly fanOut?: FanOut | undefined;
  /** What it looks up, where a lookup that follows can be done with it. */
  readonly star?: StarStep | undefined;
}
