import { StarScan } from '../operators/star-scan.ts';
import type { PlacedPattern } from './cardinality.ts';
import type { ItemOf } from './group-items.ts';
import type { PlanNode, RowFacts } from './plan-node.ts';
import type { Planning } from './planning.ts';
import { showTriple } from './show.ts';
import { WORDS } from './words.ts';

/** Lookups that read the triples of a subject: those that follow with the same subject can be done with them. */
export interface StarStep {
  readonly items: readonly ItemOf<'pattern'>[];
  /** Before the first of them. */
  readonly planning: Planning;
}

/**
 * Whether a pattern is looked up by its subject among that subject's triples: the union is asked, the predicate is fixed,
 * and each row has a subject. Inside EXISTS rows may need no more matches, which only a scan by itself can heed.
 */
export function isRay({ s, p, o, graph }: PlacedPattern, { input, context, marks }: Planning): boolean {
  if (graph.kind !== 'default' || context.dataset.default !== undefined || marks !== undefined) return false;
  if (p.place >= 0) return false;
  return s.place < 0 ? s.id !== 0 : s.place !== o.place && input.certain.has(s.place);
}

/** Lookups in the triples of one subject, as one step. */
export function planStar(
  { items, planning }: StarStep,
  output: RowFacts,
  exactCount?: PlanNode['exactCount'],
): PlanNode {
  const { context, scope } = planning;
  const rays = items.map(({ pattern: { p, o } }) => ({ p: p.id, o }));
  const [first] = items;
  const s = (first as ItemOf<'pattern'>).pattern.s;
  return planning.step({
    operator: planning.begins ? 'scan' : 'lookup',
    words: planning.begins ? WORDS.scan : WORDS.lookup,
    detail: () => items.map(({ triple }) => showTriple(triple)).join(' . '),
    output,
    build: (input) =>
      new StarScan(input, { s, rays, reader: context.reader, width: scope.width, budget: context.budget }),
    exactCount,
    star: { items, planning },
  });
}

/** Two steps as one, where both look up triples of the same subject and find out different things. */
export function joinedStar(before: PlanNode, after: PlanNode): PlanNode | undefined {
  const [star, other] = [before.star, after.star];
  if (star === undefined || other === undefined) return undefined;
  const items = [...star.items, ...other.items];
  const { s } = (items[0] as ItemOf<'pattern'>).pattern;
  if (items.some(({ pattern }) => pattern.s.place !== s.place || pattern.s.id !== s.id)) return undefined;
  const places = items.map(({ pattern }) => pattern.o.place).filter((place) => place >= 0);
  if (new Set(places).size < places.length) return undefined;
  return planStar({ items, planning: star.planning }, after.output);
}
