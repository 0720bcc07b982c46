import { NOTHING } from '../../../index/term-id.ts';
import type { OperationOf } from '../algebra.ts';
import { GraphLoop } from '../operators/graph-loop.ts';
import { hasGraph } from './graph-cursor.ts';
import { graphIsPushed } from './graph-push.ts';
import { namedGraphIds } from './named-graph-ids.ts';
import { onItsOwn } from './plan-alone.ts';
import type { PlanNode, RowFacts } from './plan-node.ts';
import type { Planning } from './planning.ts';
import { nothing } from './sequence.ts';
import { variableFacts } from './variable-facts.ts';

/** GRAPH: one graph; or every named graph, left to the patterns inside where that is the same, else one after another. */
export function planGraph(operation: OperationOf<'graph'>, planning: Planning): PlanNode {
  const { input, name } = operation;
  const { context, scope } = planning;
  if (name.termType === 'Variable') {
    if (!graphIsPushed(operation)) return onItsOwn(planLoop)(operation, planning);
    return planning.with({ graph: { kind: 'each', place: scope.place(name.value) } }).plan(input);
  }
  const id = context.terms.id(name);
  // A graph that the dataset does not have gives no solutions, not even for an empty group.
  if (!hasGraph(id, context)) return nothing(planning, planning.input);
  return planning.with({ graph: { kind: 'one', id } }).plan(input);
}

function planLoop(operation: OperationOf<'graph'>, planning: Planning): PlanNode {
  const { input, name } = operation;
  const { context, scope } = planning;
  const active = { kind: 'one' as const, id: NOTHING };
  const names = variableFacts(input).possible;
  // Inside, the name of the graph is a variable like any other, bound by nothing but what is written there.
  const inner = scope.inner(names.difference(new Set([name.value])));
  const node = planning.with({ scope: inner, graph: active }).plan(input);
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
        graphs: () => graphs,
        active,
        content: (row) => node.build(row),
        place,
        inner: names.has(name.value) ? inner.place(name.value) : -1,
        width: scope.width,
        budget: context.budget,
      }),
  });
}

function loopFacts(content: RowFacts, place: number, graphs: number): RowFacts {
  const own = new Set([place]);
  const rows = content.rows * graphs;
  return {
    certain: content.certain.union(own),
    possible: content.possible.union(own),
    rows,
    distinct: new Map([...content.distinct, [place, Math.max(1, graphs)]]),
  };
}
