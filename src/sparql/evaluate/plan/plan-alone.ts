import type { Operation } from '../algebra.ts';
import { HashJoin } from '../operators/hash-join.ts';
import { Unit } from '../operators/unit.ts';
import { joinedFacts, joinedRows, type PatternSize } from './cardinality.ts';
import type { Place, PlanNode } from './plan-node.ts';
import type { Planning } from './planning.ts';
import { WORDS } from './words.ts';

/**
 * A planner for what cannot take rows in, such as a grouping: it is planned over one empty row, and its rows are joined
 * with those that come in.
 */
export function onItsOwn<O extends Operation>(
  planner: (operation: O, planning: Planning) => PlanNode,
): (operation: O, planning: Planning) => PlanNode {
  return (operation, planning) => {
    if (planning.begins) return planner(operation, planning);
    return joinTable(planner(operation, planning.alone()), planning);
  };
}

/** What a node that was planned alone gives by itself. */
export function sizeOf({ output }: PlanNode): PatternSize {
  const distinct = new Map<Place, number>();
  for (const place of output.possible) distinct.set(place, output.distinct.get(place) ?? Math.max(1, output.rows));
  return { rows: output.rows, distinct };
}

/** Joins the rows that come in with those of a node that was planned alone. */
export function joinTable(node: PlanNode, planning: Planning): PlanNode {
  const { input, scope, context } = planning;
  const size = sizeOf(node);
  const facts = joinedFacts(input, size, joinedRows(input, size), input.sorted);
  const keys = [...node.output.certain].filter((place) => input.certain.has(place));
  const kept = [...node.output.possible];
  const cross = !kept.some((place) => input.possible.has(place));
  return planning.step({
    operator: cross ? 'cross-join' : 'hash-join',
    words: cross ? WORDS.cross : WORDS.hashJoin,
    output: { ...facts, certain: input.certain.union(node.output.certain) },
    children: [node],
    build: (input) =>
      new HashJoin(input, {
        right: () => node.build(new Unit(scope.width)),
        ...{ keys, kept, expected: size.rows, width: scope.width, budget: context.budget },
      }),
  });
}
