import type { Expression, OperationOf } from '../algebra.ts';
import { Order, type Ordering } from '../operators/order.ts';
import { TopK } from '../operators/top-k.ts';
import type { PlanNode } from './plan-node.ts';
import type { Leading } from './plan-ordered.ts';
import type { Planning } from './planning.ts';
import { variableFacts } from './variable-facts.ts';

/** Up to how many rows a sort keeps only those: beyond, a heap is no faster than sorting all. */
const MOST_KEPT = 10_000;

/** ORDER BY. */
export function planOrder(operation: OperationOf<'orderby'>, planning: Planning): PlanNode {
  return planTop(operation, planning, undefined);
}

/** ORDER BY of which no more than the first `most` rows are asked for, where that is known. */
export function planTop(operation: OperationOf<'orderby'>, planning: Planning, most: number | undefined): PlanNode {
  const few = most !== undefined && most > 0 && most <= MOST_KEPT;
  const leading = few ? leadingOf(operation, planning, most) : undefined;
  const node = planning.with({ leading }).plan(operation.input);
  // Rows that are joined with others have no order (SPARQL 1.1, 18.2.5: ToMultiset).
  if (!planning.begins) return node;
  const { terms, budget } = planning.context;
  const visible = variableFacts(operation.input).possible;
  const keys = operation.expressions.map((expression) => {
    const descending = isDescending(expression);
    const key = descending ? expression.args[0] : expression;
    return { expression: planning.compile(key as Expression, visible), descending };
  });
  const ordering = (): Ordering => ({ keys, width: planning.scope.width, terms, budget });
  const { ordered } = node.output;
  const stops = ordered !== undefined && ordered.place === leading?.place && ordered.descending === leading.descending;
  return planning.step({
    operator: few ? 'top' : 'order',
    words: few
      ? { en: `Keep the first ${most} in order`, ar: `الإبقاء على أول ${most} بالترتيب` }
      : { en: 'Put the rows in order', ar: 'ترتيب الصفوف' },
    output: {
      ...node.output,
      rows: few ? Math.min(most, node.output.rows) : node.output.rows,
      sorted: undefined,
      ordered: undefined,
    },
    children: [node],
    build: (input) =>
      few ? new TopK(node.build(input), ordering(), most, stops) : new Order(node.build(input), ordering()),
    ...(few ? {} : { exactCount: () => node.exactCount?.() }),
  });
}

/** What a sort of which few rows are wanted sorts by first, if that is a variable. */
function leadingOf(
  { expressions: [first] }: OperationOf<'orderby'>,
  { scope }: Planning,
  most: number,
): Leading | undefined {
  if (first === undefined) return undefined;
  const descending = isDescending(first);
  const key = descending ? first.args[0] : first;
  if (key?.subType !== 'term' || key.term.termType !== 'Variable') return undefined;
  return { place: scope.place(key.term.value), descending, most };
}

/** Whether one condition of ORDER BY is DESC. */
function isDescending(expression: Expression): expression is Extract<Expression, { args: Expression[] }> {
  return expression.subType === 'operator' && expression.operator === 'desc';
}
