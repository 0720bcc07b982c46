/** How finely a date is known: `span` has two ends, `choice` is one of several dates. */
export type Precision = 'day' | 'month' | 'season' | 'year' | 'decade' | 'span' | 'choice';

/** The days that a date may mean, as ISO 8601 writes them; an end that is open or not known is absent, never both. */
export interface Extent {
  readonly first?: string;
  readonly last?: string;
  readonly precision: Precision;
  /** The source, or we, are not sure of it: `?`, `~` or `%`. */
  readonly isDoubtful: boolean;
}

/**
 * The days and the precision of an EDTF date, in the forms that `formatEdtf` puts into words, and of an xsd:date, dateTime,
 * gYear or gYearMonth. Undefined for what says no day (`XXXX`), is no such date, or is one that no calendar has.
 */
export function extentOf(text: string): Extent | undefined {
  const set = /^\[(.+)\]$/.exec(text)?.[1];
  if (set !== undefined) return choiceOf(set.split(','));
  return text.includes('/') ? spanOf(text) : pointOf(text);
}

/** A day as a number of days, for reckoning; throws nothing, as extents hold real days alone. */
export function dayNumber(iso: string): number {
  return Date.parse(iso) / MILLISECONDS;
}

/** The day of such a number. */
export function dayOf(number: number): string {
  return new Date(number * MILLISECONDS).toISOString().slice(0, 10);
}

const MILLISECONDS = 86_400_000;

function choiceOf(members: readonly string[]): Extent | undefined {
  const extents = members.map((member) => memberOf(member.trim()));
  const known = extents.filter((extent) => extent !== undefined);
  if (known.length === 0 || known.length < extents.length) return undefined;
  const first = known.map((extent) => extent.first ?? '').sort()[0];
  const last = known.map((extent) => extent.last ?? '9999').sort((a, b) => (a < b ? 1 : -1))[0];
  return extent(first === '' ? undefined : first, last === '9999' ? undefined : last, 'choice', known.some(isDoubtful));
}

/** One date of several; `..2013` and `2013..` leave the others open. */
function memberOf(text: string): Extent | undefined {
  const open = /^(\.\.)?(.*?)(\.\.)?$/.exec(text);
  const known = pointOf(open?.[2] ?? '');
  return (
    known && extent(open?.[1] ? undefined : known.first, open?.[3] ? undefined : known.last, 'choice', known.isDoubtful)
  );
}

function spanOf(text: string): Extent | undefined {
  const [from = '', to = '', more] = text.split('/');
  if (more !== undefined) return undefined;
  const [start, end] = [from, to].map((part) => (part === '' || part === '..' ? null : pointOf(part)));
  // An end that is written but cannot be read is not an open end.
  if (start === undefined || end === undefined) return undefined;
  return extent(
    start?.first,
    end?.last,
    'span',
    [start, end].some((part) => part?.isDoubtful === true),
  );
}

/** A month or a day that is not known is none; a time and the offset of an xsd:date change nothing of the day that is written. */
const POINT = /^(\d{3}[\dX])(?:-(?:(\d\d)|XX))?(?:-(?:(\d\d)|XX))?(?:T.*|Z|[+-]\d\d:\d\d)?([?~%])?$/;

function pointOf(text: string): Extent | undefined {
  const match = POINT.exec(text);
  if (match === null) return undefined;
  const [, year = '', month, day, doubt] = match;
  const isUnsure = doubt !== undefined;
  if (year.endsWith('X')) {
    if (month !== undefined || day !== undefined) return undefined;
    const decade = year.slice(0, 3);
    return extent(`${decade}0-01-01`, `${decade}9-12-31`, 'decade', isUnsure);
  }
  if (month === undefined && day !== undefined) return undefined;
  if (month === undefined) return extent(`${year}-01-01`, `${year}-12-31`, 'year', isUnsure);
  if (Number(month) > 20) return day === undefined ? seasonOf(Number(year), Number(month) - 21, isUnsure) : undefined;
  if (day !== undefined)
    return isReal(year, month, day) ? extent(...twice(`${year}-${month}-${day}`), 'day', isUnsure) : undefined;
  return isReal(year, month, '01')
    ? extent(`${year}-${month}-01`, lastDayOf(Number(year), Number(month)), 'month', isUnsure)
    : undefined;
}

/** Spring, summer, autumn and winter of the northern half; winter runs into the next year. */
function seasonOf(year: number, season: number, isUnsure: boolean): Extent | undefined {
  if (season > 3) return undefined;
  const month = 3 + season * 3;
  const end = month + 2 > 12 ? lastDayOf(year + 1, month - 10) : lastDayOf(year, month + 2);
  return extent(`${padded(year, 4)}-${padded(month, 2)}-01`, end, 'season', isUnsure);
}

function extent(
  first: string | undefined,
  last: string | undefined,
  precision: Precision,
  isDoubtful: boolean,
): Extent | undefined {
  if (first === undefined && last === undefined) return undefined;
  if (first !== undefined && last !== undefined && first > last) return undefined;
  return { ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }), precision, isDoubtful };
}

function isDoubtful(one: Extent): boolean {
  return one.isDoubtful;
}

function isReal(year: string, month: string, day: string): boolean {
  const iso = `${year}-${month}-${day}`;
  const time = Date.parse(iso);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}

function lastDayOf(year: number, month: number): string {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(days, 2)}`;
}

function twice(day: string): [string, string] {
  return [day, day];
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
