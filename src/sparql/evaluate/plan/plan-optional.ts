import { RowMarks } from '../operators/feed.ts';
import { LeftJoin } from '../operators/left-join.ts';
import { PatternScan } from '../operators/pattern-scan.ts';
import { joinedFacts, joinedRows, patternSize } from './cardinality.ts';
import { GroupItems, type Item, type ItemOf } from './group-items.ts';
import { openFed } from './plan-exists.ts';
import type { PlanNode, RowFacts } from './plan-node.ts';
import { scanOptions } from './plan-pattern.ts';
import type { Planning } from './planning.ts';
import { showPattern, showTriple } from './show.ts';
import { WORDS } from './words.ts';

/** OPTIONAL: its pattern is joined with portions of the rows, which are numbered so that those without a match are known. */
export function planOptional(
  item: ItemOf<'optional'>,
  planning: Planning,
  planItems: (items: readonly Item[], planning: Planning) => PlanNode,
): PlanNode {
  const { right, expression, visible, graph } = item;
  const { scope, context } = planning;
  const inside = planning.with({ graph, marks: undefined, wanted: undefined });
  const joined = expression === undefined ? undefined : { expression, visible };
  const { items } = new GroupItems(right, inside, joined);
  const [only] = items;
  if (only?.kind === 'pattern' && items.length === 1) return planOptionalLookup(only, planning);
  const marks = new RowMarks(scope.fresh());
  const node = planItems(items, inside);
  return planning.step({
    operator: 'optional',
    words: WORDS.optional,
    detail: () => showPattern(right),
    output: kept(planning.input, node.output),
    children: [node],
    build: (input) => new LeftJoin(input, openFed(node, marks), scope.width, context.budget),
  });
}

/** OPTIONAL of one pattern: looked up for each row, which goes on as it is where there is no match. */
function planOptionalLookup(item: ItemOf<'pattern'>, planning: Planning): PlanNode {
  const { input, context } = planning;
  const size = patternSize(item.pattern, context);
  const facts = joinedFacts(input, size, joinedRows(input, size), input.sorted);
  return planning.step({
    operator: 'optional-lookup',
    words: WORDS.optionalLookup,
    detail: () => showTriple(item.triple),
    output: { ...kept(input, facts), sorted: input.sorted },
    build: (input) =>
      new PatternScan(input, { ...scanOptions(item.pattern, planning), optional: true, marks: undefined }),
  });
}

/** No row is lost, so what was certain stays so; what the right side binds is only possible. */
function kept(input: RowFacts, right: RowFacts): RowFacts {
  const { certain, ordered } = input;
  const rows = Math.max(input.rows, right.rows);
  return { certain, possible: right.possible, rows, distinct: right.distinct, ordered };
}
