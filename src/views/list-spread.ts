import { dayNumber, extentOf } from '../claims/date-extent.ts';
import { ancestors } from '../claims/hierarchy.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { SEGMENT_CLASSES, type Segment } from '../records/segments.ts';
import type { Listed } from './listing.ts';
import { PlaceReader } from './map-places.ts';
import { localName } from './names.ts';
import type { PlotAddress, Spread } from './plot-model.ts';
import { MOST_PLOTTED } from './plot-things.ts';
import { tally } from './tally.ts';
import { axisSteps } from './time-scale.ts';
import { NONE_OUTSIDE } from './timeline-model.ts';

interface ListSpread {
  readonly segment: Segment;
  readonly found: readonly Listed[];
  readonly address: PlotAddress;
}

/**
 * What a list hands over to be plotted. Of more things than can be shown one by one: how many are of each time, by the days
 * that the listing holds, or in each place, at some look-ups a thing.
 */
export function listSpread(index: QuadIndex, { segment, found, address }: ListSpread): Spread {
  const iris = found.map(({ iri }) => iri);
  if (found.length <= MOST_PLOTTED) return { kind: 'things', iris, undated: 0, outside: NONE_OUTSIDE };
  if (address.state.view === 'map') return placesOf(index, segment, iris, address);
  const dated = found.filter(({ earliest, latest }) => (earliest ?? latest) !== undefined);
  const undated = found.length - dated.length;
  const days = dated.map(({ iri, earliest, latest }) => ({
    iri,
    first: dayNumber(earliest ?? '0000-01-01'),
    last: dayNumber(latest ?? '9999-12-31'),
  }));
  const during = address.state.during === undefined ? undefined : extentOf(address.state.during);
  const ends = dated.flatMap(({ earliest, latest }) => [earliest ?? latest ?? '', latest ?? earliest ?? '']).sort();
  const [first, last] = [during?.first ?? ends[0] ?? '', during?.last ?? ends.at(-1) ?? ''];
  const inside = days.filter((day) => day.first <= dayNumber(last) && day.last >= dayNumber(first));
  const outside = {
    before: days.filter((day) => day.last < dayNumber(first)).length,
    after: days.filter((day) => day.first > dayNumber(last)).length,
  };
  if (inside.length <= MOST_PLOTTED) return { kind: 'things', iris: inside.map(({ iri }) => iri), undated, outside };
  const steps = axisSteps(first, last);
  const numbers = tally(steps, inside);
  const counts = steps.map(({ name }, at) => ({ name, count: numbers[at] ?? 0 }));
  return { kind: 'times', tallies: { total: inside.length, counts, undated, outside } };
}

function placesOf(index: QuadIndex, segment: Segment, iris: readonly string[], { query }: PlotAddress): Spread {
  const reader = new PlaceReader(index);
  const around = new Map<string, readonly string[]>();
  const counts = new Map<string, number>();
  for (const iri of iris) {
    const places = new Set<string>();
    for (const place of reader.placesOf(iri)) {
      const all = around.get(place) ?? [place, ...ancestors(index, place, isnad.within)];
      around.set(place, all);
      for (const one of all) places.add(one);
    }
    for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const slugs = Array.from(counts, ([place, count]) => [localName(place), count] as const);
  const [kind] = SEGMENT_CLASSES[segment];
  // A search is narrowed by a place with all that lies in it; it knows the kind, but not every way in which a list is narrowed.
  const isWhole = Object.keys(query).length === 0;
  const link = { path: 'search', query: { class: localName(kind.value), view: 'map' } };
  return { kind: 'places', tallies: { total: iris.length, counts: slugs, ...(isWhole ? { link } : {}) } };
}
