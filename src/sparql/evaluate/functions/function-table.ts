import { IsnadError } from '../../../errors.ts';
import type { Computation } from '../computation.ts';
import type { QueryContext } from '../query-context.ts';
import type { QueryTerms } from '../query-terms.ts';
import type { Scope } from '../scope.ts';

/** Where a function is called. */
export interface Call {
  readonly terms: QueryTerms;
  readonly context: QueryContext;
  readonly scope: Scope;
}

/** A function or operator: how many arguments it takes, and how it is built over them. */
export interface FunctionRow {
  readonly least: number;
  readonly most: number;
  readonly build: (args: readonly Computation[], call: Call) => Computation;
}

/** Functions by the name that the algebra has for them, or by IRI. */
export type FunctionTable = Readonly<Record<string, FunctionRow>>;

/** A row for a function that takes this many arguments. */
export function taking(least: number, build: FunctionRow['build'], most = least): FunctionRow {
  return { least, most, build };
}

/** One argument of a call, which the row's count says is there. */
export function argument(args: readonly Computation[], index: number): Computation {
  const found = args[index];
  if (found === undefined) throw new IsnadError('internal', `A function lacks its argument ${index + 1}.`);
  return found;
}
