import type { Operation } from './parse.ts';

/** Any part of an algebra, as far as it matters here. */
interface Part {
  readonly type?: string;
  readonly termType?: string;
  readonly operator?: string;
  readonly aggregator?: string;
  readonly patterns?: readonly unknown[];
}

/** More take the planner longer than the answer of a small query may. */
const MOST_PATTERNS = 16;
/** What may run or grow without bound on a single row. */
const GROWING: ReadonlySet<string> = new Set(['regex', 'replace', 'concat', 'encode_for_uri']);

/**
 * Whether the cost of answering a query is bounded by the rows that it reads: few patterns, no SERVICE, and no function
 * whose cost or result may grow out of proportion to what it is given.
 */
export function isSimple(algebra: Operation): boolean {
  const waiting: unknown[] = [algebra];
  let patterns = 0;
  for (let at = 0; at < waiting.length; at++) {
    const part = waiting[at] as Part | null | undefined;
    if (typeof part !== 'object' || part === null || part.termType !== undefined) continue;
    if (part.type === 'service' || part.aggregator === 'group_concat') return false;
    if (part.operator !== undefined && GROWING.has(part.operator)) return false;
    patterns += part.type === 'path' ? 1 : (part.patterns?.length ?? 0);
    if (patterns > MOST_PATTERNS) return false;
    for (const inner of Object.values(part)) if (typeof inner === 'object') waiting.push(inner);
  }
  return true;
}
