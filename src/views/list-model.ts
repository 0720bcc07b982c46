import { countClaimsAbout } from '../claims/claim-count.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import type { Segment } from '../records/segments.ts';
import type { Language } from './language.ts';
import { listSpread } from './list-spread.ts';
import { compareText, FACETS, type Facet, type Listed, type Listing, listingOf } from './listing.ts';
import { nameText } from './names.ts';
import { type PlotModel, plotModel } from './plot-model.ts';
import { type PlotState, plotState } from './plot-request.ts';

/** One offer of a facet: a value, how many things have it, and whether it is chosen. */
export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly chosen: boolean;
}

/** One thing of a list. */
export interface ListItem {
  readonly iri: string;
  readonly date: string | undefined;
  readonly claims: number;
}

/** One page of a list. */
export interface ListModel {
  readonly index: QuadIndex;
  readonly segment: Segment;
  readonly items: readonly ListItem[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly facets: readonly { readonly facet: Facet; readonly values: readonly FacetValue[] }[];
  /** The query parameters that narrow the list. */
  readonly chosen: Readonly<Record<string, string>>;
  /** As a list, a timeline or a map. */
  readonly state: PlotState;
  readonly plot?: PlotModel;
}

const PER_PAGE = 50;

/** What a list is asked for: parameters of facets, and the page. */
export interface ListRequest {
  readonly segment: Segment;
  readonly query: Readonly<Record<string, string>>;
  readonly page: number;
  readonly language: Language;
  /** Base of the IRIs. */
  readonly base: string;
}

/**
 * Reads one page of a list: things of the segment's classes that have all the chosen values, by name or date. Reads every
 * thing of the segment once a log position, some ten look-ups each; the pages after it, those that they show.
 */
export function listModel(index: QuadIndex, { segment, query, page, language, base }: ListRequest): ListModel {
  const facets = FACETS[segment];
  const listing = listingOf(index, segment);
  const chosen = facets.map(({ parameter }) => query[parameter] || undefined);
  const found = listing
    .inOrder(language)
    .filter(({ values }) => chosen.every((value, i) => value === undefined || values[i]?.includes(value)));
  const narrowing = Object.fromEntries(
    facets.flatMap(({ parameter }, i) => (chosen[i] === undefined ? [] : [[parameter, chosen[i]]])),
  );
  const state = plotState(query);
  const plotted = (): PlotModel => {
    const address = { path: segment, query: narrowing, state, page };
    return plotModel(index, { base, language, address, spread: listSpread(index, { segment, found, address }) });
  };
  return {
    index,
    segment,
    total: found.length,
    page,
    pages: Math.max(1, Math.ceil(found.length / PER_PAGE)),
    items: found
      .slice((page - 1) * PER_PAGE, page * PER_PAGE)
      .map(({ iri, date }) => ({ iri, date, claims: claimsOf(index, iri) })),
    facets: facets.map((facet, i) => ({
      facet,
      values: valuesOf(index, { listing, found, place: i, chosen: chosen[i], language }),
    })),
    chosen: narrowing,
    state,
    ...(state.view === 'list' ? {} : { plot: plotted() }),
  };
}

interface Offered {
  readonly listing: Listing;
  readonly found: readonly Listed[];
  /** Which of the segment's facets. */
  readonly place: number;
  readonly chosen: string | undefined;
  readonly language: Language;
}

function valuesOf(index: QuadIndex, { listing, found, place, chosen, language }: Offered): FacetValue[] {
  const counts = new Map<string, number>();
  for (const { values } of found) {
    for (const value of values[place] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const label = (value: string): string => {
    const meaning = listing.meaning(place, value);
    return /^https?:/.test(meaning) ? nameText(index, meaning, language) : value;
  };
  const isCut = FACETS[listing.segment][place]?.isYear === true;
  return Array.from(counts, ([value, count]) => ({ value, count, label: label(value), chosen: value === chosen })).sort(
    (a, b) => (isCut ? compareText(a.value, b.value) : b.count - a.count || compareText(a.label, b.label)),
  );
}

/** How many claims speak of the thing or, for a document, stand in it; those of documents that do both are read. */
function claimsOf(index: QuadIndex, iri: string): number {
  const node = namedNode(iri);
  const [about, inside] = [countClaimsAbout(index, iri), index.count(null, isnad.statedIn, node)];
  if (about === 0 || inside === 0) return about + inside;
  const both = index.subjects(isnad.about, node).filter((claim) => index.has(claim, isnad.statedIn, node));
  return about + inside - both.length;
}
