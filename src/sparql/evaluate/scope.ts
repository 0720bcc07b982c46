/** Where the variables that an expression can see stand in a row. */
export interface Scope {
  /** The place of a variable; -1 if it is not in scope, and so never bound. */
  placeOf(variable: string): number;
  /** How many places a row has. */
  readonly width: number;
  /** Places of the variables that make up a solution here, for COUNT(DISTINCT *); all places where it is not given. */
  readonly places?: readonly number[];
}

/**
 * A variable that no query can name. Where a scope has a place for it, rows are numbered there on first use, so that
 * BNODE("a") gives the same blank node throughout one solution and another in the next (SPARQL 1.1, 17.4.2.9).
 */
export const SOLUTION_NUMBER = ' solution';
