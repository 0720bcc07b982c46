import { SemiJoin } from '../operators/exists.ts';
import { RowMarks } from '../operators/feed.ts';
import { Minus } from '../operators/minus.ts';
import { Unit } from '../operators/unit.ts';
import { COST } from './costs.ts';
import type { ItemOf } from './group-items.ts';
import { openFed } from './plan-exists.ts';
import type { Place, PlanNode } from './plan-node.ts';
import type { Planning } from './planning.ts';
import { thinned } from './selectivity.ts';
import { sequence } from './sequence.ts';
import { showPattern } from './show.ts';
import { variableFacts } from './variable-facts.ts';
import { WORDS } from './words.ts';

/** MINUS: the right side is read once into a table, or looked up row by row where few rows ask and that comes to the same. */
export function planMinus(item: ItemOf<'minus'>, planning: Planning): PlanNode {
  const { left, right, graph } = item;
  const { input, scope, context } = planning;
  const ours = variableFacts(left);
  const theirs = variableFacts(right);
  const shared = new Set<Place>([...ours.possible.intersection(theirs.possible)].map((name) => scope.place(name)));
  // Solutions that have no variable in common never exclude each other (SPARQL 1.1, 18.5).
  if (shared.size === 0) return sequence([], planning);
  const step = {
    operator: 'minus',
    words: WORDS.minus,
    detail: () => showPattern(right),
    output: thinned(input, 0.7),
  };
  const alone = planning.alone().with({ graph });
  const table = alone.plan(right);
  const keys = [...shared].filter((place) => input.certain.has(place) && table.output.certain.has(place));
  const inRight = [...theirs.possible].map((name) => scope.place(name));
  const sameAsNotExists =
    keys.length === shared.size && inRight.every((place) => shared.has(place) || !input.possible.has(place));
  if (sameAsNotExists && input.rows * COST.lookup * 2 < table.estimate * COST.build) {
    const marks = new RowMarks(scope.fresh());
    const node = planning.with({ graph, marks, substituted: new Set(), wanted: undefined }).plan(right);
    const build: PlanNode['build'] = (input) =>
      new SemiJoin(input, openFed(node, marks), 0, scope.width, context.budget);
    return planning.step({ ...step, children: [node], build });
  }
  return planning.step({
    ...step,
    children: [table],
    build: (input) =>
      new Minus(input, {
        right: () => table.build(new Unit(scope.width)),
        ...{ keys, shared: [...shared], width: scope.width, budget: context.budget },
      }),
  });
}
