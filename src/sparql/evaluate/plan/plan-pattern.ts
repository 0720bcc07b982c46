import { HashJoin } from '../operators/hash-join.ts';
import { MergeJoin } from '../operators/merge-join.ts';
import { PatternScan, type PatternScanOptions, type Slot } from '../operators/pattern-scan.ts';
import { Unit } from '../operators/unit.ts';
import { joinedFacts, joinedRows, type PatternSize, type PlacedPattern, sortedPlace } from './cardinality.ts';
import { COST, lookupCost } from './costs.ts';
import { openCursor } from './graph-cursor.ts';
import type { ItemOf } from './group-items.ts';
import type { FanOut, Place, PlanNode, RowFacts } from './plan-node.ts';
import { isRay, planStar } from './plan-star.ts';
import type { Planning } from './planning.ts';
import { showTriple } from './show.ts';
import { WORDS } from './words.ts';

/** The ways to join rows with a pattern. */
type JoinMethod = 'lookup' | 'hash' | 'merge';

/** The cheapest way to join rows with a pattern, and what it costs. */
function joinMethod(
  input: RowFacts,
  pattern: PlacedPattern,
  size: PatternSize,
  rows: number,
  others: number,
  planning: Planning,
): { readonly method: JoinMethod; readonly cost: number } {
  let method: JoinMethod = 'lookup';
  let cost = input.rows * lookupCost(pattern, input.near, input.sorted, others) + rows * COST.row;
  if (input.possible.size === 0) return { method, cost };
  const consider = (other: JoinMethod, price: number): void => {
    if (price >= cost) return;
    method = other;
    cost = price;
  };
  const keys = [...size.distinct.keys()].filter((place) => input.certain.has(place));
  if (keys.length > 0) {
    consider('hash', size.rows * COST.build + input.rows * COST.probe + rows * COST.row);
    if (mergePlace(input, pattern, planning) !== undefined) {
      consider('merge', (size.rows + input.rows) * COST.merge + rows * COST.row);
    }
  }
  return { method, cost };
}

/** One pattern, joined with the rows that come in; `others` are still to come that have the same subject. */
export function planPattern(item: ItemOf<'pattern'>, size: PatternSize, planning: Planning, others: number): PlanNode {
  const { input } = planning;
  const rows = joinedRows(input, size);
  const { method } = joinMethod(input, item.pattern, size, rows, others, planning);
  if (method === 'hash') return planHash(item, size, rows, planning);
  if (method === 'merge') return planMerge(item, size, rows, planning);
  const sorted = planning.begins ? sortedPlace(item.pattern, planning.context) : input.sorted;
  const { place } = item.pattern.s;
  const near = input.certain.has(place) ? new Set(input.near).add(place) : input.near;
  const output = { ...joinedFacts(input, size, rows, sorted), near };
  const count = () => exactCount(item.pattern, planning);
  if (isRay(item.pattern, planning)) return planStar({ items: [item], planning }, output, count);
  return planning.step({
    operator: planning.begins ? 'scan' : 'lookup',
    words: planning.begins ? WORDS.scan : WORDS.lookup,
    detail: () => showTriple(item.triple),
    output,
    build: (input) => new PatternScan(input, scanOptions(item.pattern, planning)),
    exactCount: count,
    fanOut: fanOut(item.pattern, planning),
  });
}

/** How many triples of the union a row leads to, where all but one of the pattern's terms are known in every row. */
function fanOut({ s, p, o, graph }: PlacedPattern, { input, context, marks }: Planning): FanOut | undefined {
  const { reader, dataset } = context;
  if (graph.kind !== 'default' || dataset.default !== undefined || marks !== undefined) return undefined;
  const slots = [s, p, o];
  const places = slots.map(({ place }) => place).filter((place) => place >= 0);
  const [binds, ...others] = places.filter((place) => !input.possible.has(place));
  const isClear =
    new Set(places).size === places.length && places.every((place) => place === binds || input.certain.has(place));
  if (binds === undefined || others.length > 0 || !isClear || slots.some(({ place, id }) => place >= 0 && id !== 0))
    return undefined;
  const id = (slot: Slot, rows: Int32Array, at: number): number =>
    slot.place < 0 ? slot.id : slot.place === binds ? 0 : (rows[at + slot.place] as number);
  return { binds, count: (rows, at) => reader.count(id(s, rows, at), id(p, rows, at), id(o, rows, at)) };
}

/** What a scan of a pattern needs; a new cursor each time. */
export function scanOptions(
  { s, p, o, graph }: PlacedPattern,
  { context, scope, marks }: Planning,
): PatternScanOptions {
  const g = graph.kind === 'each' ? graph.place : -1;
  return { s, p, o, g, marks, cursor: openCursor(graph, context), width: scope.width, budget: context.budget };
}

function planHash(item: ItemOf<'pattern'>, size: PatternSize, rows: number, planning: Planning): PlanNode {
  const { input, scope, context } = planning;
  const kept = [...size.distinct.keys()];
  const keys = kept.filter((place) => input.certain.has(place));
  const unmarked = planning.alone();
  return planning.step({
    operator: 'hash-join',
    words: WORDS.hashJoin,
    detail: () => showTriple(item.triple),
    output: joinedFacts(input, size, rows, input.sorted),
    build: (input) =>
      new HashJoin(input, {
        right: () => new PatternScan(new Unit(scope.width), scanOptions(item.pattern, unmarked)),
        ...{ keys, kept, expected: size.rows, width: scope.width, budget: context.budget },
      }),
  });
}

function planMerge(item: ItemOf<'pattern'>, size: PatternSize, rows: number, planning: Planning): PlanNode {
  const { input } = planning;
  const place = mergePlace(input, item.pattern, planning) as Place;
  return planning.step({
    operator: 'merge-join',
    words: WORDS.mergeJoin,
    detail: () => showTriple(item.triple),
    output: joinedFacts(input, size, rows, input.sorted),
    build: (input) => new MergeJoin(input, place, scanOptions(item.pattern, planning)),
  });
}

/** The place by which rows and pattern can be walked side by side: both are sorted by it, and share nothing else. */
function mergePlace(input: RowFacts, pattern: PlacedPattern, planning: Planning): Place | undefined {
  const place = input.sorted;
  if (place === undefined || planning.marks !== undefined || !input.certain.has(place)) return undefined;
  const places = [pattern.s.place, pattern.p.place, pattern.o.place].filter((other) => other >= 0);
  if (new Set(places).size < places.length || !places.includes(place) || places.length > 2) return undefined;
  if (places.some((other) => other !== place && input.possible.has(other))) return undefined;
  // A term that is fixed comes in with the rows: the pattern by itself does not know it.
  if ([pattern.s, pattern.p, pattern.o].some((slot) => slot.place >= 0 && slot.id !== 0)) return undefined;
  return sortedPlace(pattern, planning.context) === place ? place : undefined;
}

function exactCount({ s, p, o, graph }: PlacedPattern, { begins, context }: Planning): number | undefined {
  const places = [s.place, p.place, o.place].filter((place) => place >= 0);
  if (!begins || graph.kind !== 'default' || new Set(places).size < places.length) return undefined;
  return context.dataset.default === undefined ? context.reader.count(s.id, p.id, o.id) : undefined;
}
