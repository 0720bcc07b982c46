import { NOTHING } from '../../../index/term-id.ts';
import type { OperationOf } from '../algebra.ts';
import { GraphLoop } from '../operators/graph-loop.ts';
import { hasGraph } from './graph-cursor.ts';
import { graphIsPushed } from './graph-push.ts';
import { namedGraphIds } from './named-graph-ids.ts';
import { onItsOwn } from './plan-alone.ts';
import { type Place, type PlanNode, type RowFacts, UNIT_ROW } from './plan-node.ts';
import type { Planning } from './planning.ts';
import { nothing } from './sequence.ts';
import { variableFacts } from './variable-facts.ts';

/** GRAPH: one graph; or every named graph, left to the patterns inside where that is the same, else one after another. */
export function planGraph(operation: OperationOf<'graph'>, planning: Planning): PlanNode {
  const { input, name } = operation;
  const { context } = planning;
  if (name.termType === 'Variable') {
    if (graphIsPushed(operation)) return planEach(operation, planning);
    // Inside EXISTS some variables stand for the values of a row, so that the content is asked row by row.
    return planning.substituted.size > 0 ? planLoop(operation, planning) : onItsOwn(planLoop)(operation, planning);
  }
  const id = context.terms.id(name);
  // A graph that the dataset does not have gives no solutions, not even for an empty group.
  if (!hasGraph(id, context)) return nothing(planning, planning.input);
  return planning.with({ graph: { kind: 'one', id } }).plan(input);
}

function planEach({ input, name }: OperationOf<'graph'>, planning: Planning): PlanNode {
  return planning.with({ graph: { kind: 'each', place: planning.scope.place(name.value) } }).plan(input);
}

function planLoop(operation: OperationOf<'graph'>, planning: Planning): PlanNode {
  const { input, name } = operation;
  const { context, scope, substituted } = planning;
  const active = { kind: 'one' as const, id: NOTHING };
  const { possible } = variableFacts(input);
  // Inside, the name of the graph is a variable like any other, bound by nothing but what is written there.
  const inner = scope.inner(possible.union(substituted).difference(new Set([name.value])));
  const seeds = new Set([...substituted].filter((seed) => seed !== name.value).map((seed) => scope.place(seed)));
  const content = planning.with({ scope: inner, graph: active, input: seedFacts(seeds, planning), marks: undefined });
  const node = content.plan(input);
  const place = scope.place(name.value);
  const graphs = namedGraphIds(context);
  return planning.step({
    operator: 'graph-loop',
    words: { en: 'Do it in each graph on its own', ar: 'تنفيذه في كل رسم بياني على حدة' },
    detail: `?${name.value}`,
    output: loopFacts(planning.input, node.output, place, graphs.length),
    children: [node],
    build: (rows) =>
      new GraphLoop(rows, {
        graphs,
        active,
        content: (row) => node.build(row),
        seeds: Int32Array.from(seeds),
        binds: Int32Array.from(node.output.possible),
        place,
        inner: possible.has(name.value) ? inner.place(name.value) : -1,
        width: scope.width,
        budget: context.budget,
      }),
  });
}

/** What is known of the row that the content begins with. */
function seedFacts(seeds: ReadonlySet<Place>, { input }: Planning): RowFacts {
  const possible = input.possible.intersection(seeds);
  if (possible.size === 0) return UNIT_ROW;
  const certain = input.certain.intersection(seeds);
  return { certain, possible, rows: 1, distinct: new Map([...possible].map((place) => [place, 1])) };
}

function loopFacts(input: RowFacts, content: RowFacts, place: Place, graphs: number): RowFacts {
  const own = new Set([place]);
  return {
    certain: input.certain.union(content.certain).union(own),
    possible: input.possible.union(content.possible).union(own),
    rows: input.rows * content.rows * graphs,
    distinct: new Map([...input.distinct, ...content.distinct, [place, Math.max(1, graphs)]]),
  };
}
