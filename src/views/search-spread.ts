import type { Narrowed, ThingDays } from '../archive/search/facet-columns.ts';
import type { SearchIndex } from '../archive/search/search-index.ts';
import { dayOf, extentOf } from '../claims/date-extent.ts';
import type { Spread } from './plot-model.ts';
import { MOST_PLOTTED } from './plot-things.ts';
import { type SearchRequest, searchQuery } from './search-request.ts';
import { tally } from './tally.ts';
import { axisSteps } from './time-scale.ts';
import { NONE_OUTSIDE } from './timeline-model.ts';

type Columns = Pick<SearchIndex, 'irisOf' | 'daysOf'>;

/**
 * What a search hands over to be plotted. Where it found more than can be shown one by one, the columns of the search tell how
 * many things are in each year or place; in a year that is looked at alone, in each month, and so on: some walks over what was found.
 */
export function searchSpread(search: Columns, request: SearchRequest, { things, counts }: Narrowed): Spread {
  if (things.length <= MOST_PLOTTED)
    return { kind: 'things', iris: search.irisOf(things), undated: 0, outside: NONE_OUTSIDE };
  if (request.state.view === 'map') return placesOf(request, things.length, counts.get('place') ?? new Map());
  const dated = [...search.daysOf(things)];
  const undated = things.length - dated.length;
  const { during } = request.state;
  const window = during === undefined ? undefined : extentOf(during);
  // Not the counts of the facet of years: where a year is chosen, these are of what another would leave.
  const [start, end] = window?.first && window.last ? [window.first, window.last] : endsOf(dated);
  const inside = dated.filter(({ first, last }) => first <= end && last >= start);
  const before = dated.filter(({ last }) => last < start).length;
  const outside = { before, after: dated.length - inside.length - before };
  if (window !== undefined && inside.length <= MOST_PLOTTED)
    return { kind: 'things', iris: search.irisOf(inside.map(({ thing }) => thing)), undated, outside };
  const steps = axisSteps(start, end);
  const spans = steps.map(({ first, last }) => ({ first: dayOf(first), last: dayOf(last) }));
  const numbers = tally(spans, inside);
  const names = steps.map(({ name }, at) => ({ name, count: numbers[at] ?? 0 }));
  return { kind: 'times', tallies: { total: inside.length, counts: names, undated, outside } };
}

/** The first and the last day of all. */
function endsOf(dated: Iterable<ThingDays>): [start: string, end: string] {
  const ends: [string, string] = ['9999-12-31', '0001-01-01'];
  for (const { first, last } of dated) {
    if (first < ends[0]) ends[0] = first;
    if (ends[1] < last) ends[1] = last;
  }
  return ends;
}

function placesOf(request: SearchRequest, total: number, counts: ReadonlyMap<string, number>): Spread {
  const query = searchQuery(request, { place: undefined, near: undefined, page: undefined });
  const { place } = request.chosen;
  const within = place === undefined ? {} : { within: place };
  return { kind: 'places', tallies: { total, counts: [...counts], ...within, link: { path: 'search', query } } };
}
