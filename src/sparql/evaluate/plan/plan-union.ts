import type { OperationOf } from '../algebra.ts';
import { Feed } from '../operators/feed.ts';
import { Union } from '../operators/union.ts';
import type { Place, PlanNode, RowFacts } from './plan-node.ts';
import type { Planning } from './planning.ts';
import { WORDS } from './words.ts';

/** UNION: every alternative over the same rows. */
export function planUnion({ input: alternatives }: OperationOf<'union'>, planning: Planning): PlanNode {
  const nodes = alternatives.map((alternative) => planning.plan(alternative));
  return planning.step({
    operator: 'union',
    words: WORDS.union,
    output: nodes.map(({ output }) => output).reduce(either),
    children: nodes,
    build: (input) => {
      const branches = nodes.map((node) => {
        const feed = new Feed();
        return { rows: node.build(feed), feed };
      });
      return new Union(input, branches);
    },
    exactCount: () => total(nodes),
  });
}

function total(nodes: readonly PlanNode[]): number | undefined {
  let sum = 0;
  for (const node of nodes) {
    const count = node.exactCount?.();
    if (count === undefined) return undefined;
    sum += count;
  }
  return sum;
}

function either(a: RowFacts, b: RowFacts): RowFacts {
  const distinct = new Map<Place, number>(a.distinct);
  for (const [place, count] of b.distinct) distinct.set(place, (distinct.get(place) ?? 0) + count);
  return {
    certain: a.certain.intersection(b.certain),
    possible: a.possible.union(b.possible),
    rows: a.rows + b.rows,
    distinct,
  };
}
