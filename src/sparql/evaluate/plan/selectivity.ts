import type { Expression } from '../algebra.ts';
import type { RowFacts } from './plan-node.ts';

/** About which share of the rows a condition lets through, by its form alone. */
export function selectivity(expression: Expression): number {
  if (expression.subType === 'existence') return 0.5;
  if (expression.subType !== 'operator') return 0.5;
  switch (expression.operator.toLowerCase()) {
    case '=':
    case 'sameterm':
      return 0.1;
    case '!=':
    case '!':
    case 'bound':
      return 0.9;
    case '||':
      return Math.min(
        1,
        expression.args.reduce((sum, part) => sum + selectivity(part), 0),
      );
    case 'in':
      return Math.min(0.9, 0.1 * (expression.args.length - 1));
    case 'regex':
    case 'contains':
    case 'strstarts':
    case 'strends':
      return 0.15;
    case 'lang':
    case 'langmatches':
      return 0.5;
    default:
      return 0.35;
  }
}

/** What is known of rows of which a condition lets a share through. */
export function thinned(input: RowFacts, share: number): RowFacts {
  const rows = input.rows * share;
  const distinct = new Map([...input.distinct].map(([place, count]) => [place, Math.max(1, Math.min(count, rows))]));
  return { ...input, rows, distinct };
}
