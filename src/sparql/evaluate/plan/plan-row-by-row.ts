import { RoundBudget } from '../operators/round-budget.ts';
import { RowByRow } from '../operators/row-by-row.ts';
import { joinTable } from './plan-alone.ts';
import type { PlanNode, RowFacts } from './plan-node.ts';
import type { Planning } from './planning.ts';

/**
 * For what must be evaluated alone inside EXISTS, where some variables stand for the terms of the row that is asked about
 * (SPARQL 1.1, 18.6): it begins with those terms and nothing else, anew for each row, and is then joined with the row.
 */
export function planRowByRow(planning: Planning, planInside: (inside: Planning) => PlanNode): PlanNode {
  const { input, scope, context, substituted } = planning;
  const seeds = new Set([...substituted].map((name) => scope.place(name))).intersection(input.possible);
  if (seeds.size === 0) return joinTable(planInside(planning.alone()), planning);
  const seeded: RowFacts = {
    certain: input.certain.intersection(seeds),
    possible: seeds,
    rows: 1,
    distinct: new Map([...seeds].map((place) => [place, 1])),
  };
  const budget = new RoundBudget(context.budget);
  const node = planInside(planning.with({ input: seeded, marks: undefined, context: { ...context, budget } }));
  const binds = node.output.possible;
  return planning.step({
    operator: 'row-by-row',
    words: { en: 'Do it anew for each row', ar: 'تنفيذه من جديد لكل صف' },
    output: {
      certain: input.certain.union(node.output.certain),
      possible: input.possible.union(binds),
      rows: input.rows * node.output.rows,
      distinct: new Map([...node.output.distinct, ...input.distinct]),
    },
    children: [node],
    build: (rows) =>
      new RowByRow(rows, {
        content: (seed) => node.build(seed),
        seeds: Int32Array.from(seeds),
        binds: Int32Array.from(binds),
        width: scope.width,
        budget,
      }),
  });
}
