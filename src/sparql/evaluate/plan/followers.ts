import type { Item } from './group-items.ts';
import type { RowFacts } from './plan-node.ts';

/** Whether something that an item reads may still come to be bound by what is open, or something must come before it. */
export function isWaitingFor(item: Item, bound: RowFacts, open: Iterable<Item>): boolean {
  for (const place of item.needs) {
    if (bound.certain.has(place)) continue;
    for (const other of open) if (other !== item && other.binds.has(place)) return true;
  }
  if (item.after.length > 0) for (const other of open) if (item.after.includes(other)) return true;
  return false;
}
