import { extentOf } from './date-extent.ts';

/** The time that a date leaves open, in years with a fraction: of a year the whole of it, of a day that day. */
export interface DaySpan {
  readonly from: number;
  readonly until: number;
}

/** The days of a date (`extentOf`) on a line of years; undefined where it has none. An end that is open or not known counts as the other. */
export function daySpan(text: string): DaySpan | undefined {
  const whole = extentOf(text.trim());
  if (whole === undefined) return undefined;
  const isOpen = whole.first === undefined || whole.last === undefined;
  // Of a span with one end nothing but that end is written.
  const { first, last } = isOpen ? (extentOf(text.replace(/[[\]/\s]|\.\./g, '')) ?? {}) : whole;
  return first === undefined || last === undefined ? undefined : { from: yearsTo(first, 0), until: yearsTo(last, 1) };
}

/** Years, each of twelve equal months, up to the start of a day or, with 1, to its end. */
function yearsTo(iso: string, days: 0 | 1): number {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const inMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return year + (month - 1 + (day - 1 + days) / inMonth) / 12;
}
