import { OrderedScan } from '../operators/ordered-scan.ts';
import { joinedFacts } from './cardinality.ts';
import { COST } from './costs.ts';
import type { Item, ItemOf } from './group-items.ts';
import { bestOrder, type Joiner } from './join-order.ts';
import type { PlanNode, RowOrder } from './plan-node.ts';
import type { Planning } from './planning.ts';
import { selectivity, thinned } from './selectivity.ts';
import { showExpression, showTriple } from './show.ts';
import { WORDS } from './words.ts';

/** A sort that wants only its first rows, by the variable that it sorts by first. */
export interface Leading extends RowOrder {
  readonly most: number;
}

/** Finding, testing and ranking a different term of the column. */
const EACH_TERM = COST.build * 2;
/** What comes in the order of values is read in pieces all over the index, and estimates of what comes out are rough. */
const MUST_SAVE = 2;
/** Rows of equal values are all read, since the other keys of the sort decide between them. */
const SLACK = 2;

/** A group that begins with a pattern in the order of its objects, because a sort wants only the first of its rows. */
export interface OrderedBeginning {
  readonly joiner: Joiner;
  /** Conditions on the object alone, which are looked at once for each different one. */
  readonly conditions: readonly ItemOf<'condition'>[];
  readonly node: PlanNode;
  /** About which share of its rows will be read. */
  readonly share: number;
}

/**
 * Whether a group had better begin in the order that a sort above it wants: then the sort can stop as soon as what comes
 * is behind all that it keeps. Undefined where nothing asks for an order, no pattern of the group has it, or reading all
 * is about as cheap.
 */
export function orderedBeginning(
  joiners: readonly Joiner[],
  followers: readonly Item[],
  planning: Planning,
): OrderedBeginning | undefined {
  const { leading, begins, marks, context, input } = planning;
  if (leading === undefined || !begins || marks !== undefined || context.dataset.default !== undefined)
    return undefined;
  const joiner = joiners.find((one) => isOrdered(one, leading));
  if (joiner === undefined || joiners.some(({ item }) => item.kind !== 'pattern')) return undefined;
  const all = bestOrder(joiners, followers, input, undefined);
  if (all.rows <= leading.most * SLACK) return undefined;
  const terms = joiner.size.distinct.get(leading.place) ?? joiner.size.rows;
  // Of a value that is begun all rows are read.
  const share = Math.min(1, SLACK * Math.max(leading.most / all.rows, 1 / terms));
  const few = bestOrder(joiners, followers, input, undefined, { joiner, share });
  if ((few.cost + terms * EACH_TERM) * MUST_SAVE > all.cost) return undefined;
  const conditions = followers.filter((item) => isAbout(item, leading));
  return { joiner, conditions, node: planOrdered(joiner as PatternJoiner, conditions, leading, planning), share };
}

type PatternJoiner = Joiner & { readonly item: ItemOf<'pattern'> };

/** Whether a pattern has any subject and any object, and the object is what the sort asks for. */
function isOrdered({ item }: Joiner, { place }: Leading): boolean {
  if (item.kind !== 'pattern' || item.pattern.graph.kind !== 'default') return false;
  const { s, p, o } = item.pattern;
  return o.place === place && o.id === 0 && s.place >= 0 && s.place !== place && s.id === 0 && p.place < 0 && p.id > 0;
}

function isAbout(item: Item, { place }: Leading): item is ItemOf<'condition'> {
  if (item.kind !== 'condition' || item.after.length > 0) return false;
  return item.needs.size === 1 && item.needs.has(place) && item.expression.subType === 'operator';
}

function planOrdered(
  { item, size }: PatternJoiner,
  conditions: readonly ItemOf<'condition'>[],
  { place, descending }: Leading,
  planning: Planning,
): PlanNode {
  const { context, scope } = planning;
  const { reader, terms, budget } = context;
  const { s, p } = item.pattern;
  const compiled = conditions.map(({ expression, visible, graph }) =>
    planning.with({ graph }).compile(expression, visible),
  );
  const share = conditions.reduce((product, { expression }) => product * selectivity(expression), 1);
  const facts = thinned(joinedFacts(planning.input, size, size.rows, undefined), share);
  return planning.step({
    operator: 'ordered-scan',
    words: WORDS.orderedScan,
    detail: () =>
      [showTriple(item.triple), ...conditions.map(({ expression }) => showExpression(expression))].join(' . '),
    output: { ...facts, ordered: { place, descending } },
    build: (input) =>
      new OrderedScan(input, {
        ...{ predicate: p.id, subject: s.place, object: place, descending, conditions: compiled },
        ...{ reader, terms, width: scope.width, budget },
      }),
  });
}
