import type { Item } from './group-items.ts';
import type { Place, RowFacts } from './plan-node.ts';

/**
 * Whether an item has to wait: for an earlier one that may still bind what it reads, or that reads what it may bind and
 * so must not see it, or that comes before it in any case. `open` is in the order of the algebra, from the inside out, so
 * that the first of them never waits for another.
 */
export function isWaitingFor(item: Item, bound: RowFacts, open: Iterable<Item>): boolean {
  for (const other of open) {
    if (other === item) return false;
    if (meets(item.needs, other.binds, bound) || meets(other.needs, item.binds, bound)) return true;
    if (item.after.includes(other)) return true;
  }
  return false;
}

function meets(places: ReadonlySet<Place>, others: ReadonlySet<Place>, { certain }: RowFacts): boolean {
  if (others.size === 0) return false;
  for (const place of places) if (others.has(place) && !certain.has(place)) return true;
  return false;
}
