import { NOTHING } from '../../../index/term-id.ts';
import type { OperationOf } from '../algebra.ts';
import { GraphLoop } from '../operators/graph-loop.ts';
import { RoundBudget } from '../operators/round-budget.ts';
import { hasGraph } from './graph-cursor.ts';
import { graphIsPushed } from './graph-push.ts';
import { namedGraphIds } from './named-graph-ids.ts';
import type { Place, PlanNode, RowFacts } from './plan-node.ts';
import { planRowByRow } from './plan-row-by-row.ts';
import type { Planning } from './planning.ts';
import { nothing } from './sequence.ts';
import { variableFacts } from './variable-facts.ts';

/** GRAPH: one graph; or every named graph, left to the patterns inside where that is the same, else one after another. */
export function planGraph(operation: OperationOf<'graph'>, planning: Planning): PlanNode {
  const { input, name } = operation;
  const { context } = planning;
  if (name.termType === 'Variable') {
    if (graphIsPushed(operation)) return planEach(operation, planning);
    if (planning.begins) return planLoop(operation, planning);
    return planRowByRow(planning, (inside) => planLoop(operation, inside));
  }
  const id = context.terms.id(name);
  // A graph that the dataset does not have gives no solutions, not even for an empty group.
  if (!hasGraph(id, context)) return nothing(planning, planning.input);
  return planning.with({ graph: { kind: 'one', id } }).plan(input);
}

function planEach({ input, name }: OperationOf<'graph'>, planning: Planning): PlanNode {
  return planning.with({ graph: { kind: 'each', place: planning.scope.place(name.value) } }).plan(input);
}

function planLoop({ input, name }: OperationOf<'graph'>, planning: Planning): PlanNode {
  const { context, scope, substituted } = planning;
  const active = { kind: 'one' as const, id: NOTHING };
  const { possible } = variableFacts(input);
  // Inside, the name of the graph is a variable like any other, bound by nothing but what is written there.
  const inner = scope.inner(possible.union(substituted).difference(new Set([name.value])));
  const budget = new RoundBudget(context.budget);
  const node = planning.with({ scope: inner, graph: active, context: { ...context, budget } }).plan(input);
  const place = scope.place(name.value);
  const graphs = namedGraphIds(context);
  return planning.step({
    operator: 'graph-loop',
    words: { en: 'Do it in each graph on its own', ar: 'تنفيذه في كل رسم بياني على حدة' },
    detail: `?${name.value}`,
    output: loopFacts(node.output, place, graphs.length),
    children: [node],
    build: (rows) =>
      new GraphLoop(rows, {
        graphs,
        active,
        content: (row) => node.build(row),
        place,
        inner: possible.has(name.value) ? inner.place(name.value) : -1,
        width: scope.width,
        budget,
      }),
  });
}

function loopFacts(content: RowFacts, place: Place, graphs: number): RowFacts {
  const own = new Set([place]);
  return {
    certain: content.certain.union(own),
    possible: content.possible.union(own),
    rows: content.rows * graphs,
    distinct: new Map([...content.distinct, [place, Math.max(1, graphs)]]),
  };
}
