import type { QuadIndex } from '../index/quad-index.ts';
import type { Language } from './language.ts';
import { type PlotAddress, plotModel, type Spread } from './plot-model.ts';
import { SEARCH_FACETS } from './search-facets.ts';
import { type SearchFacetValue, type SearchModel, type SearchScene, searchFound, searchModel } from './search-model.ts';
import { type SearchRequest, searchQuery } from './search-request.ts';
import { searchSpread } from './search-spread.ts';

/** What a search found, and what is to be plotted of it: plain data, to be posted to the thread that makes the page. */
export interface FoundSearch {
  readonly base: string;
  readonly model: Omit<SearchModel, 'index' | 'plot' | 'facets'>;
  /** What each facet offers, in the order of the facets: these hold functions, which cannot be posted. */
  readonly offers: readonly (readonly SearchFacetValue[])[];
  /** Undefined where it is looked at as a list. */
  readonly spread: Spread | undefined;
}

/** Everything of a search that needs its names and columns; the rest is read from the quads. Bound: 2,000 IRIs beside the search. */
export function foundSearch(scene: SearchScene, request: SearchRequest): FoundSearch {
  const all = searchFound(scene, request);
  const { index: _, facets, ...model } = searchModel(scene, request, all);
  const offers = facets.map(({ values }) => values);
  const isPlotted = request.state.view !== 'list';
  const spread = isPlotted ? searchSpread(scene.search, request, all.narrowed) : undefined;
  return { base: scene.base, model, offers, spread };
}

/** The search as its page shows it, with its timeline or map. */
export function shownSearch(
  index: QuadIndex,
  { base, model, offers, spread }: FoundSearch,
  language: Language,
): SearchModel {
  const facets = SEARCH_FACETS.map((facet, at) => ({ facet, values: offers[at] ?? [] }));
  const found = { ...model, facets, index };
  if (spread === undefined) return found;
  const address = plotAddress(model.request);
  return { ...found, plot: plotModel(index, { base, language, address, spread }) };
}

/** Where the plots of a search stand: its own parameters without those of the plot. */
export function plotAddress(request: SearchRequest): PlotAddress {
  const { page, state } = request;
  const query = searchQuery({ ...request, state: { view: 'list' } }, { page: undefined });
  return { path: 'search', query, state, page };
}
