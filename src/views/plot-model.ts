import type { QuadIndex } from '../index/quad-index.ts';
import type { Language } from './language.ts';
import { type MapModel, mapOfPlaces, mapOfThings } from './map-model.ts';
import { type PlotState, plotQuery } from './plot-request.ts';
import { datedThings } from './plot-things.ts';
import { type Outside, type Timeline, type TimeTallies, timelineOf, timelineOfCounts } from './timeline-model.ts';
import type { Reader } from './view.ts';

/** Where a plot stands: the search or list that it shows, and how it is looked at. */
export interface PlotAddress {
  readonly path: string;
  /** The parameters of the search or list, without page and those of the plot. */
  readonly query: Readonly<Record<string, string>>;
  readonly state: PlotState;
  /** The page of the table. */
  readonly page: number;
}

/** What a search or list hands over to be plotted: its things or, where they are too many, how many of them are when or where. */
export type Spread =
  /** Things, and how many more there are beside: without a date, and outside of the time that is shown. */
  | { readonly kind: 'things'; readonly iris: readonly string[]; readonly undated: number; readonly outside: Outside }
  | { readonly kind: 'times'; readonly tallies: TimeTallies }
  | { readonly kind: 'places'; readonly tallies: PlaceTallies };

/** How many things are in each place, with all that lies in it. */
export interface PlaceTallies {
  readonly total: number;
  /** By the ends of their IRIs. */
  readonly counts: readonly (readonly [slug: string, count: number])[];
  /** The place that the things are narrowed to. */
  readonly within?: string;
  /** Where a place leads to; without it, nowhere. */
  readonly link?: { readonly path: string; readonly query: Readonly<Record<string, string>> };
}

/** A search or list as a timeline or a map. */
export interface PlotModel {
  readonly address: PlotAddress;
  readonly tooMany: number | undefined;
  readonly plot:
    | { readonly kind: 'timeline'; readonly timeline: Timeline }
    | { readonly kind: 'map'; readonly map: MapModel };
}

/** What a plot is made from. */
export interface PlotRequest {
  readonly base: string;
  readonly language: Language;
  readonly address: PlotAddress;
  readonly spread: Spread;
}

/** Reads what a plot shows. Bound: at most 2,000 things with their places, or the places that are counted. */
export function plotModel(index: QuadIndex, { base, language, address, spread }: PlotRequest): PlotModel {
  const { during, near } = address.state;
  if (spread.kind === 'times') {
    const { tallies } = spread;
    return { address, tooMany: tallies.total, plot: { kind: 'timeline', timeline: timelineOfCounts(tallies, during) } };
  }
  if (spread.kind === 'places') {
    const map = mapOfPlaces(index, { base, language, near, tallies: spread.tallies });
    return { address, tooMany: spread.tallies.total, plot: { kind: 'map', map } };
  }
  const things = datedThings(index, base, spread.iris, language);
  if (address.state.view === 'map') {
    const map = mapOfThings(index, { language, near, things });
    return { address, tooMany: undefined, plot: { kind: 'map', map } };
  }
  const timeline = timelineOf(things, during);
  const { undatedCount, outside } = timeline;
  const { before, after } = spread.outside;
  const whole = {
    ...timeline,
    undatedCount: undatedCount + spread.undated,
    outside: { before: outside.before + before, after: outside.after + after },
  };
  return { address, tooMany: undefined, plot: { kind: 'timeline', timeline: whole } };
}

/** The address of a plot, or of one that differs from it; its page only where one is given. */
export function plotHref(
  reader: Reader,
  { path, query, state }: PlotAddress,
  other: Parameters<typeof plotQuery>[1] & { readonly page?: string; readonly fragment?: string } = {},
): string {
  const { page, fragment, ...changed } = other;
  const whole = { ...query, ...plotQuery(state, changed), ...(page === undefined ? {} : { page }) };
  return reader.href(fragment === undefined ? path : `${path}#${fragment}`, whole);
}
