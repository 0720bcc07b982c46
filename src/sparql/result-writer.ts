import type { Term } from '../rdf/quads.ts';

/** One solution: a term a variable, or undefined where it is unbound. */
type Row = (variable: string) => Term | undefined;

/** How rows become text, piece by piece; a writer keeps no state, so a row costs what the row weighs. */
export interface ResultWriter {
  head(variables: readonly string[]): string;
  row(row: Row, variables: readonly string[], first: boolean): string;
  tail(): string;
  /** The answer of an ASK; absent where the format has none. */
  readonly boolean?: (value: boolean) => string;
}
