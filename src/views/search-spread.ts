import type { Narrowed } from '../archive/search/facet-columns.ts';
import type { SearchIndex } from '../archive/search/search-index.ts';
import { dayOf, extentOf } from '../claims/date-extent.ts';
import type { Spread } from './plot-model.ts';
import { MOST_PLOTTED } from './plot-things.ts';
import { type SearchRequest, searchQuery } from './search-request.ts';
import { tally } from './tally.ts';
import { axisSteps } from './time-scale.ts';
import { NONE_OUTSIDE } from './timeline-model.ts';

type Columns = Pick<SearchIndex, 'narrow' | 'irisOf' | 'daysOf'>;

const ALL_TIME = { chosen: {}, from: '0000-00-00', to: '9999-12-31' } as const;

/**
 * What a search hands over to be plotted. Where it found more than can be shown one by one, the columns of the search tell how
 * many things are in each year or place: in a year that is looked at alone, in each month, and so on.
 */
export function searchSpread(search: Columns, request: SearchRequest, { things, counts }: Narrowed): Spread {
  if (things.length <= MOST_PLOTTED)
    return { kind: 'things', iris: search.irisOf(things), undated: 0, outside: NONE_OUTSIDE };
  if (request.state.view === 'map') return placesOf(request, things.length, counts.get('place') ?? new Map());
  const dated = search.narrow(things, ALL_TIME).things;
  const undated = things.length - dated.length;
  const { during } = request.state;
  const window = during === undefined ? undefined : extentOf(during);
  if (window?.first === undefined || window.last === undefined) {
    const years = [...(counts.get('year') ?? new Map<string, number>())].map(([name, count]) => ({ name, count }));
    return { kind: 'times', tallies: { total: dated.length, counts: years, undated, outside: NONE_OUTSIDE } };
  }
  const inside = search.narrow(dated, { chosen: {}, from: window.first, to: window.last }).things;
  const since = search.narrow(dated, { chosen: {}, from: window.first }).things.length;
  const until = search.narrow(dated, { chosen: {}, to: window.last }).things.length;
  const outside = { before: dated.length - since, after: dated.length - until };
  if (inside.length <= MOST_PLOTTED) return { kind: 'things', iris: search.irisOf(inside), undated, outside };
  const steps = axisSteps(window.first, window.last);
  const spans = steps.map(({ first, last }) => ({ first: dayOf(first), last: dayOf(last) }));
  const numbers = tally(spans, search.daysOf(inside));
  const names = steps.map(({ name }, at) => ({ name, count: numbers[at] ?? 0 }));
  return { kind: 'times', tallies: { total: inside.length, counts: names, undated, outside } };
}

function placesOf(request: SearchRequest, total: number, counts: ReadonlyMap<string, number>): Spread {
  const query = searchQuery(request, { place: undefined, near: undefined, page: undefined });
  const { place } = request.chosen;
  const within = place === undefined ? {} : { within: place };
  return { kind: 'places', tallies: { total, counts: [...counts], ...within, link: { path: 'search', query } } };
}
