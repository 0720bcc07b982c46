import type { Slot } from '../operators/pattern-scan.ts';
import type { Place } from './plan-node.ts';

/**
 * What work costs, against one look into the index for a row at a place where nobody has looked lately: some tenths of a
 * microsecond, most of it waiting for memory. Measured at a million triples; plans depend on their proportions only.
 */
export const COST = {
  lookup: 1,
  /** A look at a subject whose triples were just looked at for something else. */
  near: 0.25,
  /** A look at subjects that come in the order of the index. */
  inOrder: 0.4,
  /** Writing a row. */
  row: 0.08,
  /** Reading a triple of a long range. */
  read: 0.03,
  /** Reading a row into a table. */
  build: 0.35,
  /** Finding a row's key in a table. */
  probe: 0.25,
  /** A step in one of two sorted lists. */
  merge: 0.04,
} as const;

/**
 * What a look into the index costs for a row, by what was looked at before it. `others`: how many more looks at the same
 * subject are to come, which share the price of the first.
 */
export function lookupCost(
  { s }: { readonly s: Slot },
  near: { has(place: Place): boolean } | undefined,
  sorted: Place | undefined,
  others: number,
): number {
  if (s.place < 0) return s.id === 0 ? COST.lookup : COST.near;
  if (near?.has(s.place)) return COST.near;
  const first = s.place === sorted ? COST.inOrder : COST.lookup;
  return (first + others * COST.near) / (others + 1);
}
