import { SORTS, type Sort } from '../archive/search/search-index.ts';
import { IsnadError } from '../errors.ts';
import { PLOT_PARAMETERS, type PlotState, plotQuery, plotState } from './plot-request.ts';
import { printable } from './printable.ts';
import { SEARCH_FACETS } from './search-facets.ts';

/** What a search is asked for, as its address says it. */
export interface SearchRequest {
  /** Free of control characters and signs of direction; empty: everything. */
  readonly text: string;
  /** The value chosen, by facet. */
  readonly chosen: Readonly<Record<string, string>>;
  /** As written: a year, a month or a day. */
  readonly from?: string;
  readonly to?: string;
  readonly sort: Sort;
  readonly page: number;
  /** As a list, a timeline or a map. */
  readonly state: PlotState;
}

/** The parameters of a search, in the order in which its address has them. */
export const SEARCH_PARAMETERS = [
  'q',
  ...SEARCH_FACETS.map(({ parameter }) => parameter),
  'from',
  'to',
  'sort',
  'page',
  ...PLOT_PARAMETERS,
];

/** Longer than any title; what is longer is no name but a text. */
export const LONGEST_TEXT = 500;
const LONGEST_VALUE = 100;
/** Of `2017-04-04`; the fields of dates take no more. */
export const LONGEST_DATE = 10;

/** Reads a search from its parameters; throws `bad-request` with what to write instead. `page` is read elsewhere. */
export function searchRequest(query: Readonly<Record<string, unknown>>, page: number): SearchRequest {
  const given = singleValues(query);
  const text = searchText(given['q'] ?? '');
  const chosen: Record<string, string> = {};
  for (const facet of SEARCH_FACETS) {
    const value = printable(given[facet.parameter] ?? '', LONGEST_VALUE);
    if (value === '') continue;
    if (facet.values !== undefined && !facet.values.test(value)) throw wrong(facet.parameter, value, facet.expected);
    chosen[facet.parameter] = value;
  }
  const [from, to] = (['from', 'to'] as const).map((name) => dateOf(name, given[name]));
  if (from !== undefined && to !== undefined && firstDay(from) > lastDay(to))
    throw bad(`from (${from}) comes after to (${to}): exchange them.`, `from (${from}) بعد to (${to}): بدّل بينهما.`);
  const dates = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return { text, chosen, ...dates, sort: sortOf(given['sort'], text), page, state: plotState(given) };
}

/** The address of a search, or of one that differs from it: its parameters, without those that say nothing. */
export function searchQuery(
  request: SearchRequest,
  other: Readonly<Record<string, string | undefined>> = {},
): Record<string, string> {
  const { text, chosen, from, to, sort, page, state } = request;
  const isUsual = sort === usualSort();
  const all = {
    q: text,
    ...chosen,
    from,
    to,
    sort: isUsual ? undefined : sort,
    page: page > 1 ? String(page) : undefined,
    ...plotQuery(state),
  };
  const merged: Record<string, string | undefined> = { ...all, ...other };
  return Object.fromEntries(
    SEARCH_PARAMETERS.flatMap((name) => {
      const value = merged[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}

/**
 * As much of a refused search as holds: the text as far as a search takes it, and each choice that is none of the faults.
 * Dates stay as they were typed, to be corrected: the request is there to fill in the form, not to be asked.
 */
export function keptSearch(query: Readonly<Record<string, unknown>>): SearchRequest {
  const typed = (name: string): string => [query[name]].flat().find((value) => typeof value === 'string') ?? '';
  let kept: Record<string, string> = { q: cleanText(typed('q')).slice(0, LONGEST_TEXT).toWellFormed() };
  for (const name of SEARCH_PARAMETERS.filter((name) => !['q', 'from', 'to', 'page'].includes(name))) {
    const more = { ...kept, [name]: typed(name) };
    if (isTaken(more)) kept = more;
  }
  const dates = (['from', 'to'] as const).flatMap((name) => {
    const date = printable(typed(name), LONGEST_DATE).trim();
    return date === '' ? [] : [[name, date]];
  });
  return { ...searchRequest(kept, 1), ...Object.fromEntries(dates) };
}

function isTaken(query: Readonly<Record<string, string>>): boolean {
  try {
    searchRequest(query, 1);
    return true;
  } catch (error) {
    if (error instanceof IsnadError) return false;
    throw error;
  }
}

/** The first day that a year, month or day may mean. */
export function firstDay(date: string): string {
  return date + '-01-01'.slice((date.length - 4) as 0 | 3 | 6);
}

/** The last one; a day that the month may not have still comes after all that it has. */
export function lastDay(date: string): string {
  return date + '-12-31'.slice((date.length - 4) as 0 | 3 | 6);
}

function usualSort(): Sort {
  return 'relevance';
}

function singleValues(query: Readonly<Record<string, unknown>>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(query)) {
    if (!SEARCH_PARAMETERS.includes(name)) throw unknown(name);
    if (typeof value !== 'string') throw bad(`Give ${name} once.`, `اكتب ${name} مرة واحدة.`);
    if (value !== '') found[name] = value;
  }
  return found;
}

/** Signs that direct or join letters, and control characters, say nothing in a search and would upset a page. */
function cleanText(text: string): string {
  const clean = text.toWellFormed().replace(/[\p{Cf}\p{Cc}]+/gu, (signs) => (/\p{Cc}/u.test(signs) ? ' ' : ''));
  return clean.replace(/\s+/g, ' ').trim();
}

function searchText(text: string): string {
  const trimmed = cleanText(text);
  if (trimmed.length <= LONGEST_TEXT) return trimmed;
  throw bad(
    `A search takes at most ${LONGEST_TEXT} characters, this one has ${trimmed.length}: look for a name, a symbol or a few words of a title.`,
    `نص البحث ${LONGEST_TEXT} حرف على الأكثر، وفي هذا ${trimmed.length}: ابحث عن اسم أو رمز أو كلمات من عنوان.`,
  );
}

function dateOf(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim());
  if (match === null) throw wrong(name, text, DATES);
  const [date, year = '', month = '01', day = '01'] = match;
  const there = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // A day that no calendar has runs on into the next month.
  if (there.getUTCMonth() !== Number(month) - 1 || there.getUTCDate() !== Number(day)) throw wrong(name, text, DATES);
  return date;
}

const DATES = {
  en: 'a year, a month or a day that the calendar has, such as 2017, 2017-04 or 2017-04-04',
  ar: 'سنة أو شهر أو يوم من التقويم، مثل 2017 أو 2017-04 أو 2017-04-04',
};

function sortOf(value: string | undefined, text: string): Sort {
  if (value === undefined) return usualSort();
  const sort = SORTS.find((known) => known === value);
  const list = SORTS.join(', ');
  if (sort === undefined) throw wrong('sort', value, { en: `one of ${list}`, ar: `أحد ${list}` });
  return sort === 'claims' && text === '' ? usualSort() : sort;
}

function unknown(name: string): IsnadError {
  const list = SEARCH_PARAMETERS.join(', ');
  const shown = printable(name, LONGEST_VALUE);
  return bad(
    `A search cannot be narrowed by “${shown}”; possible are ${list}.`,
    `لا يمكن تضييق البحث بـ«${shown}»؛ الممكن: ${list}.`,
  );
}

function wrong(name: string, value: string, expected: { en: string; ar: string } | undefined): IsnadError {
  const shown = printable(value, LONGEST_VALUE);
  return bad(`${name} is ${expected?.en}; “${shown}” is not.`, `${name} هو ${expected?.ar}؛ وليس كذلك «${shown}».`);
}

function bad(english: string, arabic: string): IsnadError {
  return new IsnadError('bad-request', english, { arabic });
}
