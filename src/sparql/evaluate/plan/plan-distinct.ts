import type { Operation, OperationOf } from '../algebra.ts';
import { Distinct } from '../operators/distinct.ts';
import { Reduced } from '../operators/reduced.ts';
import type { Place, PlanNode, RowFacts } from './plan-node.ts';
import { planRuns } from './plan-runs.ts';
import type { Planning } from './planning.ts';
import { variableFacts } from './variable-facts.ts';

/** SELECT DISTINCT. */
export function planDistinct(operation: OperationOf<'distinct'>, planning: Planning): PlanNode {
  const runs = planDifferentTerms(operation.input, planning);
  if (runs !== undefined) return runs;
  const node = planning.plan(operation.input);
  const places = solutionPlaces(operation.input, planning);
  const { budget } = planning.context;
  const rows = differentRows(node.output, places);
  const expected = Math.min(rows, planning.wanted ?? rows);
  return planning.step({
    operator: 'distinct',
    words: { en: 'Drop repeated rows', ar: 'حذف الصفوف المكررة' },
    output: { ...node.output, rows },
    children: [node],
    build: (input) => new Distinct(node.build(input), Int32Array.from(places), planning.scope.width, budget, expected),
  });
}

/** One column of a pattern whose terms the index has side by side. */
function planDifferentTerms(operation: Operation, planning: Planning): PlanNode | undefined {
  if (operation.type !== 'project') return undefined;
  const [column, ...others] = operation.variables;
  if (column === undefined || others.length > 0) return undefined;
  return planRuns(operation.input, column.value, [], planning);
}

/** SELECT REDUCED: repeated rows may be dropped, so those are dropped that cost nothing. */
export function planReduced(operation: OperationOf<'reduced'>, planning: Planning): PlanNode {
  const node = planning.plan(operation.input);
  if (!planning.begins) return node;
  const places = Int32Array.from(solutionPlaces(operation.input, planning));
  return planning.step({
    operator: 'reduced',
    words: { en: 'Drop rows that repeat the one before', ar: 'حذف الصفوف التي تكرر ما قبلها' },
    output: node.output,
    children: [node],
    build: (input) => new Reduced(node.build(input), places, planning.scope.width, planning.context.budget),
  });
}

/** How many rows there are that differ in these places. */
export function differentRows({ rows, distinct }: RowFacts, places: Iterable<Place>): number {
  let different = 1;
  for (const place of places) different *= distinct.get(place) ?? Math.max(1, rows);
  return Math.min(rows, different);
}

/** The places that make up a solution; a graph that is looked through on its own has solutions of its own. */
function solutionPlaces(operation: Operation, { scope, graph }: Planning): Place[] {
  const places = [...variableFacts(operation).possible].map((name) => scope.place(name));
  return graph.kind === 'each' ? [...new Set([...places, graph.place])] : places;
}
