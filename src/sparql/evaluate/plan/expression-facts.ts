import { xsd } from '../../../rdf/vocabulary.ts';
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

/** The terms one of which a condition says a variable to be. */
export interface FixedTerms {
  readonly variable: string;
  readonly terms: readonly ExpressionOf<'term'>[];
}

/**
 * What a condition fixes a variable to: `?x = <iri>`, `?x IN (<iri>, "text")`. Only terms that are equal to no other term,
 * so that asking for the value is asking for the term; undefined for any other condition.
 */
export function fixedTerms(condition: Expression): FixedTerms | undefined {
  if (condition.subType !== 'operator') return undefined;
  const operator = condition.operator.toLowerCase();
  if (operator !== '=' && operator !== 'in' && operator !== 'sameterm') return undefined;
  const terms = condition.args.filter((argument) => argument.subType === 'term');
  const [first, second] = terms;
  if (first === undefined || second === undefined || terms.length < condition.args.length) return undefined;
  const turned = operator !== 'in' && second.term.termType === 'Variable';
  const variable = turned ? second.term : first.term;
  const others = turned ? [first] : terms.slice(1);
  if (variable.termType !== 'Variable' || !others.every(({ term }) => equalsItselfOnly(term))) return undefined;
  return { variable: variable.value, terms: others };
}

/** IRIs and texts; "1" and "01" as numbers are equal values and different terms. */
function equalsItselfOnly(term: ExpressionOf<'term'>['term']): boolean {
  if (term.termType === 'NamedNode') return true;
  return term.termType === 'Literal' && (term.language !== '' || term.datatype.equals(xsd.string));
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
