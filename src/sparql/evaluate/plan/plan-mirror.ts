import { SelfJoin } from '../operators/self-join.ts';
import { Unit } from '../operators/unit.ts';
import type { PlacedPattern } from './cardinality.ts';
import { joinedFacts, joinedRows } from './cardinality.ts';
import type { Item } from './group-items.ts';
import { sizeOf } from './plan-alone.ts';
import type { Place, PlanNode } from './plan-node.ts';
import type { Planning } from './planning.ts';
import { showTriple } from './show.ts';
import { WORDS } from './words.ts';

/** For each place that patterns bind, the place of those that they mirror; a place that both have is its own. */
export type Mirror = ReadonlyMap<Place, Place>;

/**
 * How patterns mirror others: whether they ask the union for the same but under other names, so that the solutions of the
 * ones are those of the others. `?a :about ?x` mirrors `?b :about ?x`. Undefined where they do not.
 */
export function mirrorOf(patterns: readonly Item[], others: readonly Item[]): Mirror | undefined {
  if (patterns.length !== others.length) return undefined;
  const mirror = new Map<Place, Place>();
  const fixed = placesOf(others);
  const open = new Set(others);
  for (const item of patterns) {
    const other = open.values().find((one) => mirrors(item, one, mirror, fixed));
    if (other === undefined) return undefined;
    open.delete(other);
  }
  const isOneToOne = new Set(mirror.values()).size === mirror.size;
  const differs = mirror.entries().some(([place, other]) => place !== other);
  return isOneToOne && differs ? mirror : undefined;
}

function placesOf(items: readonly Item[]): Set<Place> {
  return new Set(items.flatMap(({ binds }) => [...binds]));
}

/** Whether one pattern mirrors another, as far as is known so far; what it adds is noted. */
function mirrors(item: Item, other: Item, mirror: Map<Place, Place>, fixed: ReadonlySet<Place>): boolean {
  if (item.kind !== 'pattern' || other.kind !== 'pattern') return false;
  if (item.graph.kind !== 'default' || other.graph.kind !== 'default') return false;
  const found = new Map<Place, Place>();
  for (const part of ['s', 'p', 'o'] as const satisfies readonly (keyof PlacedPattern)[]) {
    const [slot, its] = [item.pattern[part], other.pattern[part]];
    if (slot.id !== its.id || slot.place < 0 !== its.place < 0) return false;
    if (slot.place < 0) continue;
    const known = fixed.has(slot.place) ? slot.place : (mirror.get(slot.place) ?? found.get(slot.place) ?? its.place);
    if (known !== its.place) return false;
    found.set(slot.place, its.place);
  }
  for (const [place, its] of found) mirror.set(place, its);
  return true;
}

/** Joins what `node` gives with its own mirror; no rows have come in yet but one empty one. */
export function planSelfJoin(
  { node, items, mirror }: { readonly node: PlanNode; readonly items: readonly Item[]; readonly mirror: Mirror },
  planning: Planning,
): PlanNode {
  const { input, scope, context } = planning;
  const size = sizeOf(node);
  const kept = [...node.output.certain];
  const mirrored = kept.map((place) => mirror.get(place) ?? place);
  const keys = kept.filter((place, k) => mirrored[k] === place);
  const { certain, possible, rows, distinct } = joinedFacts(input, size, joinedRows(input, size), undefined);
  return planning.step({
    operator: 'self-join',
    words: WORDS.selfJoin,
    detail: () => items.flatMap((item) => (item.kind === 'pattern' ? showTriple(item.triple) : [])).join(' . '),
    output: { certain, possible, rows, distinct },
    children: [node],
    build: (input) =>
      new SelfJoin(input, {
        rows: () => node.build(new Unit(scope.width)),
        ...{ keys, kept, mirrored, expected: size.rows, width: scope.width, budget: context.budget },
      }),
  });
}
