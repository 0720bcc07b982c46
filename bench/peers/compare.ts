import { choosesRows, ordersRows } from './mix.ts';

/** Tells how an answer differs from the one it should equal, or undefined where it does not. */
export function difference(query: string, expected: readonly string[], found: readonly string[]): string | undefined {
  if (choosesRows(query) && expected.length === found.length && isAtLimit(query, expected.length)) return undefined;
  const [ours, theirs] = ordersRows(query) ? [expected, found] : [[...expected].sort(), [...found].sort()];
  const at = ours.findIndex((row, i) => row !== theirs[i]);
  if (at < 0 && ours.length === theirs.length) return undefined;
  const place = at < 0 ? ours.length : at;
  return `${found.length} rows instead of ${expected.length}; row ${place} is ${theirs[place] ?? 'missing'} instead of ${ours[place] ?? 'missing'}`;
}

function isAtLimit(query: string, rows: number): boolean {
  return Number(/\bLIMIT (\d+)/.exec(query)?.[1]) === rows;
}
