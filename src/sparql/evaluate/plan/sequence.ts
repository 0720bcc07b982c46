import type { Operator } from '../operator.ts';
import { Nothing } from '../operators/unit.ts';
import { type PlanNode, type RowFacts, UNIT_ROW } from './plan-node.ts';
import type { Planning } from './planning.ts';
import { WORDS } from './words.ts';

/** Steps one after another, each over the rows of the one before. */
export function sequence(steps: readonly PlanNode[], planning: Planning): PlanNode {
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return passing(planning);
  if (steps.length === 1) return first;
  return planning.step({
    operator: 'join',
    words: WORDS.sequence,
    output: last.output,
    children: steps,
    build: (input) => steps.reduce<Operator>((rows, step) => step.build(rows), input),
  });
}

/** A step that gives no rows. */
export function nothing(planning: Planning, output: RowFacts = UNIT_ROW): PlanNode {
  return planning.step({
    operator: 'nothing',
    words: WORDS.nothing,
    output: { ...output, rows: 0 },
    build: () => new Nothing(),
    exactCount: () => 0,
  });
}

function passing(planning: Planning): PlanNode {
  return planning.step({
    operator: 'unit',
    words: WORDS.unit,
    output: planning.input,
    build: (input) => input,
    exactCount: () => (planning.begins ? 1 : undefined),
  });
}
