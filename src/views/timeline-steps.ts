import { dayNumber, dayOf, extentOf } from '../claims/date-extent.ts';

/** The times of the same length before and after one that an address names; a year, month or day is followed by the next. */
export function timesAround(during: string): {
  readonly before: string | undefined;
  readonly after: string | undefined;
} {
  const extent = extentOf(during);
  if (extent?.first === undefined || extent.last === undefined) return { before: undefined, after: undefined };
  const [first, last] = [dayNumber(extent.first), dayNumber(extent.last)];
  if (!during.includes('/')) return { before: named(first - 1, during.length), after: named(last + 1, during.length) };
  const length = last - first + 1;
  const between = (from: number, to: number): string | undefined =>
    named(from, 10) && named(to, 10) && `${named(from, 10)}/${named(to, 10)}`;
  return { before: between(first - length, first - 1), after: between(last + 1, last + length) };
}

/** Years of four digits alone stand in addresses. */
function named(day: number, length: number): string | undefined {
  const iso = dayOf(day);
  return /^(?!0000)\d{4}-/.test(iso) ? iso.slice(0, length) : undefined;
}
