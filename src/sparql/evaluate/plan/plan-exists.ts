import { NOTHING, type TermId } from '../../../index/term-id.ts';
import type { Operation } from '../algebra.ts';
import { PatternProbe, RowProbe, SemiJoin } from '../operators/exists.ts';
import { Feed, RowMarks } from '../operators/feed.ts';
import type { FedSide } from '../operators/left-join.ts';
import type { ExistsTest } from '../query-context.ts';
import { variablesMentioned } from './expression-facts.ts';
import { GroupItems, type ItemOf } from './group-items.ts';
import type { Place, PlanNode } from './plan-node.ts';
import { scanOptions } from './plan-pattern.ts';
import type { Planning } from './planning.ts';
import { thinned } from './selectivity.ts';
import { showPattern } from './show.ts';
import { WORDS } from './words.ts';

/** A side of OPTIONAL or EXISTS, opened over a feed whose rows are numbered in a place. */
export function openFed(node: PlanNode, marks: RowMarks): FedSide {
  const feed = new Feed();
  return { rows: node.build(feed), feed, marks };
}

/** EXISTS, NOT EXISTS: the pattern is looked up for each row, with the row's terms for the variables that it can see. */
export function planExists(
  pattern: Operation,
  wanted: boolean,
  visible: ReadonlySet<string>,
  planning: Planning,
): PlanNode {
  const inside = substituting(pattern, visible, planning);
  const { scope, context } = planning;
  const step = {
    operator: wanted ? 'exists' : 'not-exists',
    words: wanted ? WORDS.exists : WORDS.notExists,
    detail: () => showPattern(pattern),
    output: thinned(planning.input, 0.5),
  };
  const single = singlePattern(pattern, inside);
  if (single !== undefined) {
    const build: PlanNode['build'] = (input) => new PatternProbe(input, scanOptions(single.pattern, inside), wanted);
    return planning.step({ ...step, build });
  }
  const marks = new RowMarks(scope.fresh());
  const node = inside.with({ marks }).plan(pattern);
  return planning.step({
    ...step,
    children: [node],
    build: (input) => new SemiJoin(input, openFed(node, marks), wanted ? 1 : 0, scope.width, context.budget),
  });
}

/** An EXISTS inside a larger expression: planned now, opened at the first row that asks. */
export function planRowTest(pattern: Operation, visible: ReadonlySet<string>, planning: Planning): ExistsTest {
  const { scope } = planning;
  const marks = new RowMarks(scope.fresh());
  const input = { ...planning.input, rows: 1, sorted: undefined };
  const node = substituting(pattern, visible, planning.with({ input })).with({ marks }).plan(pattern);
  const { graph } = planning;
  let probe: RowProbe | undefined;
  let asked: TermId = NOTHING;
  return {
    test(rows, at) {
      const active = graph.kind === 'one' ? graph.id : NOTHING;
      // A loop over graphs asks the same test in one after another; what is kept of one is of no use in the next.
      if (probe === undefined || active !== asked) probe = new RowProbe(openFed(node, marks), scope.width);
      asked = active;
      return probe.test(rows, at);
    },
  };
}

/** Planning of a pattern in which visible variables stand for their values; all others are its own. */
function substituting(pattern: Operation, visible: ReadonlySet<string>, planning: Planning): Planning {
  const shared = variablesMentioned(pattern).intersection(visible.union(planning.substituted));
  return planning.with({
    scope: planning.scope.inner(shared),
    substituted: shared,
    marks: undefined,
    wanted: undefined,
  });
}

function singlePattern(pattern: Operation, inside: Planning): ItemOf<'pattern'> | undefined {
  if (pattern.type !== 'bgp' && pattern.type !== 'graph') return undefined;
  const [item, ...others] = new GroupItems(pattern, inside).items;
  if (item?.kind !== 'pattern' || others.length > 0) return undefined;
  const { s, p, o, graph } = item.pattern;
  const places: Place[] = [s.place, p.place, o.place, graph.kind === 'each' ? graph.place : -1];
  const named = places.filter((place) => place >= 0);
  return new Set(named).size === named.length ? item : undefined;
}
