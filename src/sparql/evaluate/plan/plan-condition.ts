import type { Expression } from '../algebra.ts';
import { Bind } from '../operators/bind.ts';
import { Filter } from '../operators/filter.ts';
import type { ItemOf } from './group-items.ts';
import { planExists } from './plan-exists.ts';
import type { PlanNode } from './plan-node.ts';
import type { Planning } from './planning.ts';
import { selectivity, thinned } from './selectivity.ts';
import { showExpression } from './show.ts';
import { WORDS } from './words.ts';

/** A condition of FILTER; EXISTS by itself is a join of its own. */
export function planCondition({ expression, visible, graph }: ItemOf<'condition'>, planning: Planning): PlanNode {
  const within = planning.with({ graph });
  const existence = asExistence(expression);
  if (existence !== undefined) return planExists(existence.input, existence.wanted, visible, within);
  const condition = within.compile(expression, visible);
  const { scope, context, input } = planning;
  return planning.step({
    operator: 'filter',
    words: WORDS.condition,
    detail: () => showExpression(expression),
    output: thinned(input, selectivity(expression)),
    build: (input) => new Filter(input, condition, scope.width, context.budget),
  });
}

/** The value of BIND, or of an expression of SELECT or GROUP BY. */
export function planBind({ variable, expression, visible, graph }: ItemOf<'bind'>, planning: Planning): PlanNode {
  const { scope, context, input } = planning;
  const place = scope.place(variable);
  const value = planning.with({ graph }).compile(expression, visible);
  const own = new Set([place]);
  const constant = expression.subType === 'term' && expression.term.termType !== 'Variable';
  return planning.step({
    operator: 'bind',
    words: WORDS.bind,
    detail: () => `?${variable} = ${showExpression(expression)}`,
    output: {
      ...input,
      certain: constant ? input.certain.union(own) : input.certain,
      possible: input.possible.union(own),
      ...(constant && { distinct: new Map([...input.distinct, [place, 1]]) }),
    },
    build: (input) => new Bind(input, value, place, scope.width, context.budget),
  });
}

function asExistence(expression: Expression): { input: Parameters<typeof planExists>[0]; wanted: boolean } | undefined {
  if (expression.subType === 'existence') return { input: expression.input, wanted: !expression.not };
  if (expression.subType !== 'operator' || expression.operator !== '!') return undefined;
  const [negated] = expression.args;
  const inner = negated === undefined ? undefined : asExistence(negated);
  return inner && { input: inner.input, wanted: !inner.wanted };
}
