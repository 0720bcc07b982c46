import type { Expression, ExpressionOf, Operation } from '../algebra.ts';

/** The variables that an expression reads, those inside EXISTS included. */
export function variablesIn(expression: Expression): Set<string> {
  const found = new Set<string>();
  collect(expression, found);
  return found;
}

/** Every variable that is mentioned anywhere in an operation, in scope or not. */
export function variablesMentioned(operation: Operation): Set<string> {
  const found = new Set<string>();
  collect(operation, found);
  return found;
}

/** The conditions of which all must hold: the parts of `&&`, which is true where both sides are. */
export function conjunctsOf(expression: Expression): Expression[] {
  if (expression.subType === 'operator' && expression.operator === '&&') return expression.args.flatMap(conjunctsOf);
  return [expression];
}

/** The variable and the IRI of a condition that the one is the other; undefined for any other condition. */
export function fixedTerm(
  condition: Expression,
): { readonly variable: string; readonly term: ExpressionOf<'term'> } | undefined {
  if (condition.subType !== 'operator' || !['=', 'sameterm'].includes(condition.operator.toLowerCase()))
    return undefined;
  const terms = condition.args.filter((argument) => argument.subType === 'term');
  const variable = terms.find(({ term }) => term.termType === 'Variable');
  const term = terms.find(({ term }) => term.termType === 'NamedNode');
  return variable && term && { variable: variable.term.value, term };
}

const VOLATILE = new Set(['rand', 'uuid', 'struuid', 'bnode']);

/** Whether an expression may give another value each time, so that it matters for which rows it is computed. */
export function isVolatile(expression: Expression): boolean {
  switch (expression.subType) {
    case 'operator':
      return VOLATILE.has(expression.operator.toLowerCase()) || expression.args.some(isVolatile);
    case 'named':
      return expression.args.some(isVolatile);
    default:
      return false;
  }
}

function collect(tree: unknown, found: Set<string>): void {
  if (typeof tree !== 'object' || tree === null) return;
  const { termType, value } = tree as { termType?: unknown; value?: unknown };
  if (termType === 'Variable') found.add(String(value));
  // A pattern is a quad, which is a term, too.
  else if (termType === undefined || termType === 'Quad') for (const part of Object.values(tree)) collect(part, found);
}
