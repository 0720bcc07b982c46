import type { QuadIndex } from '../index/quad-index.ts';
import type { Language } from './language.ts';
import { type PlotAddress, plotModel, type Spread } from './plot-model.ts';
import { SEARCH_FACETS } from './search-facets.ts';
import { type SearchFacetValue, type SearchModel, type SearchScene, searchFound, searchModel } from './search-model.ts';
import { type SearchRequest, searchQuery } from './search-request.ts';
import { searchSpread } from './search-spread.ts';

/** What a search found, and what is to be plotted of it: plain data, to be posted to the thread that plots. */
export interface SearchPlotRequest {
  readonly base: string;
  readonly model: Omit<SearchModel, 'index' | 'plot' | 'facets'>;
  /** What each facet offers, in the order of the facets: these hold functions, which cannot be posted. */
  readonly offers: readonly (readonly SearchFacetValue[])[];
  readonly spread: Spread;
}

/** Everything of a search that needs its names and columns; the rest is read from the quads. Bound: 2,000 IRIs beside the search. */
export function searchPlotRequest(scene: SearchScene, request: SearchRequest): SearchPlotRequest {
  const all = searchFound(scene, request);
  const { index: _, facets, ...model } = searchModel(scene, request, all);
  const offers = facets.map(({ values }) => values);
  return { base: scene.base, model, offers, spread: searchSpread(scene.search, request, all.narrowed) };
}

/** The search with its timeline or map. */
export function plottedSearch(
  index: QuadIndex,
  { base, model, offers, spread }: SearchPlotRequest,
  language: Language,
): SearchModel {
  const address = plotAddress(model.request);
  const facets = SEARCH_FACETS.map((facet, at) => ({ facet, values: offers[at] ?? [] }));
  return { ...model, facets, index, plot: plotModel(index, { base, language, address, spread }) };
}

/** Where the plots of a search stand: its own parameters without those of the plot. */
export function plotAddress(request: SearchRequest): PlotAddress {
  const { page, state } = request;
  const query = searchQuery({ ...request, state: { view: 'list' } }, { page: undefined });
  return { path: 'search', query, state, page };
}
