import type { Operation, OperationOf } from '../algebra.ts';
import type { Place, PlanNode, RowFacts } from './plan-node.ts';
import type { Planning } from './planning.ts';

/**
 * SELECT: a scope of its own, in which the selected variables are the same as outside. So it needs no operator: what is
 * not selected stands in places that nobody outside knows.
 */
export function planProject(operation: OperationOf<'project'>, planning: Planning): PlanNode {
  return planSelected(operation, planning, (input, inner) => inner.plan(input));
}

/** The same with the input planned in some way of the caller's. */
export function planSelected(
  { input, variables }: OperationOf<'project'>,
  planning: Planning,
  planInput: (input: Operation, inner: Planning) => PlanNode,
): PlanNode {
  const names = variables.map(({ value }) => value);
  const node = planInput(input, planning.with({ scope: planning.scope.inner(names) }));
  const { graph, scope } = planning;
  const selected = new Set(names.map((name) => scope.place(name)));
  if (graph.kind === 'each') selected.add(graph.place);
  return planning.step({
    operator: 'project',
    words: { en: 'Keep the selected columns', ar: 'الإبقاء على الأعمدة المختارة' },
    detail: names.map((name) => `?${name}`).join(' '),
    output: onlyPlaces(node.output, planning.input.possible.union(selected)),
    children: [node],
    build: (rows) => node.build(rows),
    exactCount: () => node.exactCount?.(),
  });
}

/** What is known of rows when nothing but these places counts any more. */
function onlyPlaces(facts: RowFacts, places: ReadonlySet<Place>): RowFacts {
  return {
    certain: facts.certain.intersection(places),
    possible: facts.possible.intersection(places),
    rows: facts.rows,
    distinct: new Map([...facts.distinct].filter(([place]) => places.has(place))),
    sorted: facts.sorted !== undefined && places.has(facts.sorted) ? facts.sorted : undefined,
    ordered: facts.ordered !== undefined && places.has(facts.ordered.place) ? facts.ordered : undefined,
  };
}
