import { StarScan } from '../operators/star-scan.ts';
import { SubjectWalk } from '../operators/subject-walk.ts';
import { joinedFacts, joinedRows, type PlacedPattern } from './cardinality.ts';
import type { ItemOf } from './group-items.ts';
import type { Joiner } from './join-order.ts';
import type { PlanNode, RowFacts } from './plan-node.ts';
import type { Planning } from './planning.ts';
import { showTriple } from './show.ts';
import { WORDS } from './words.ts';

/** Reading through so many triples takes as long as looking up one subject anywhere: measured at one and five million. */
const TRIPLES_A_LOOKUP = 64;
/** How many triples of a predicate a subject may have on average for its pattern to come before the conditions. */
const MOST_EACH = 2;

/** A pattern that is joined. */
type PatternJoiner = Joiner & { readonly item: ItemOf<'pattern'> };

/**
 * The patterns about one subject that are answered by reading through all subjects, the first of an order among them,
 * where that costs less than looking up each subject of that first one. Undefined where it does not, where few rows are
 * wanted, or where the union of all graphs is not what is asked, or has changed since its base was made.
 */
export function walkedWith(
  first: Joiner,
  joiners: readonly Joiner[],
  planning: Planning,
): readonly PatternJoiner[] | undefined {
  const { begins, wanted, marks, context } = planning;
  const { reader, dataset } = context;
  if (!begins || wanted !== undefined || marks !== undefined || dataset.default !== undefined) return undefined;
  if (!isSpoke(first) || !reader.delta.sameUnion) return undefined;
  if (first.size.rows * TRIPLES_A_LOOKUP < reader.base.triples) return undefined;
  const subject = first.item.pattern.s.place;
  const taken = new Set([first.item.pattern.o.place]);
  const spokes: PatternJoiner[] = [first];
  for (const joiner of joiners) {
    if (joiner === first || !isSpoke(joiner)) continue;
    const { s, p, o } = joiner.item.pattern;
    const subjects = reader.statistics.predicate(p.id)?.subjects ?? 0;
    if (s.place !== subject || joiner.size.rows > subjects * MOST_EACH) continue;
    if (o.place >= 0 && taken.has(o.place)) continue;
    taken.add(o.place);
    spokes.push(joiner);
  }
  return spokes.length > 1 ? spokes : undefined;
}

/** Whether a pattern is about a subject that nothing is known of, with a fixed predicate. */
function isSpoke(joiner: Joiner): joiner is PatternJoiner {
  if (joiner.item.kind !== 'pattern') return false;
  const { s, p, o, graph }: PlacedPattern = joiner.item.pattern;
  return graph.kind === 'default' && s.place >= 0 && s.id === 0 && p.place < 0 && p.id > 0 && o.place !== s.place;
}

/** Patterns about one subject, answered by reading through all subjects; rows come in the order of those. */
export function planWalk(spokes: readonly PatternJoiner[], planning: Planning): PlanNode {
  const { context, scope } = planning;
  const { reader, budget } = context;
  const [first] = spokes as readonly [PatternJoiner, ...PatternJoiner[]];
  const { s } = first.item.pattern;
  let output: RowFacts = planning.input;
  for (const { size } of spokes) output = joinedFacts(output, size, joinedRows(output, size), s.place);
  const triplesOf = ({ item }: PatternJoiner): number => reader.count(0, item.pattern.p.id, 0);
  const rarest = spokes.reduce((least, other) => (triplesOf(other) < triplesOf(least) ? other : least));
  const walk = { place: s.place, predicate: rarest.item.pattern.p.id, reader, width: scope.width, budget };
  const rays = spokes.map(({ item: { pattern } }) => ({ p: pattern.p.id, o: pattern.o }));
  return planning.step({
    operator: 'scan',
    words: WORDS.walk,
    detail: () => spokes.map(({ item }) => showTriple(item.triple)).join(' . '),
    output: { ...output, near: new Set([s.place]) },
    build: (input) =>
      new StarScan(new SubjectWalk(input, { ...walk, width: scope.width }), {
        ...{ s, rays, reader, width: scope.width, budget },
      }),
  });
}
