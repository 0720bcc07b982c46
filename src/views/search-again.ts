import { type Html, html } from './html.ts';
import type { Scene } from './scene.ts';
import { chosenView } from './search-controls.ts';
import { SEARCH_FACETS } from './search-facets.ts';
import { searchForm } from './search-form.ts';
import { keptSearch } from './search-request.ts';

/** The form of a search that was refused, with what of it holds: the words, the choices, and the dates to be corrected. */
export function searchAgain(scene: Scene, query: Readonly<Record<string, unknown>>): Html {
  const { reader } = scene;
  const request = keptSearch(query);
  const facets = SEARCH_FACETS.flatMap((facet) => {
    const value = request.chosen[facet.parameter];
    if (value === undefined) return [];
    return [{ facet, values: [{ value, count: 0, iri: facet.iriOf?.(value, reader.base), chosen: true }] }];
  });
  const { from: _, to: __, ...undated } = request;
  return html`${searchForm(reader, { request })}${chosenView(scene, { request: undated, facets })}`;
}
