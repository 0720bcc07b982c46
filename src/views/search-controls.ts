import { SORTS } from '../archive/search/search-index.ts';
import { type Content, type Html, html, trusted } from './html.ts';
import type { MessageKey } from './messages.ts';
import { nameOf } from './names.ts';
import { plotQuery } from './plot-request.ts';
import { nameHtml, type Scene } from './scene.ts';
import type { SearchFacet } from './search-facets.ts';
import type { SearchFacetValue, SearchModel } from './search-model.ts';
import { searchQuery } from './search-request.ts';

/** Values that a facet shows at once; more are a click away. */
const AT_ONCE = 8;

/** The ways to narrow a search, each with its values and how many things choosing one would leave. */
export function facetsView(scene: Scene, model: SearchModel): Html | undefined {
  const offered = model.facets.filter(({ values }) => values.length > 1 || values.some(({ chosen }) => chosen));
  if (offered.length === 0) return undefined;
  return html`<aside class="facets" id="narrow" aria-label="${scene.say('narrow')}">${offered.map(({ facet, values }) => facetView(scene, model, facet, values))}<p class="part-note">${scene.say('facetsTogether')}</p></aside>`;
}

function facetView(scene: Scene, model: SearchModel, facet: SearchFacet, values: readonly SearchFacetValue[]): Html {
  const item = (value: SearchFacetValue) => valueView(scene, model, facet, value);
  const first = values.slice(0, AT_ONCE);
  const rest = values.slice(AT_ONCE);
  const isOpen = rest.some(({ chosen }) => chosen);
  return html`<section><h2>${scene.say(facet.heading)}</h2><ul>${first.map(item)}</ul>${
    rest.length > 0 &&
    html`<details${isOpen ? trusted(' open') : ''}><summary>${scene.say('moreValues', { count: rest.length })}<span class="vh">: ${scene.say(facet.heading)}</span></summary><ul>${rest.map(item)}</ul></details>`
  }</section>`;
}

function valueView(scene: Scene, { request }: SearchModel, { parameter }: SearchFacet, value: SearchFacetValue): Html {
  const { reader, say } = scene;
  const query = searchQuery(request, { [parameter]: value.chosen ? undefined : value.value, page: undefined });
  return html`<li><a href="${reader.href('search', query)}" rel="nofollow"${value.chosen ? trusted(' aria-current="true"') : ''}>${valueName(scene, value)}${
    value.chosen && html` <span class="vh">(${say('chosenRemove')})</span> ×`
  }</a> <span class="count">${value.count}</span></li>`;
}

/** What a value is called; one that names nothing here is shown as it was written. */
function valueName(scene: Scene, { value, iri }: SearchFacetValue): Content {
  if (iri !== undefined) return nameHtml(nameOf(scene.index, iri, scene.reader.language), scene);
  if (value === 'yes' || value === 'no') return scene.say(value);
  return html`<bdi>${value}</bdi>`;
}

/** What narrows the search now, each to be taken away. */
export function chosenView(
  scene: Scene,
  { request, facets }: Pick<SearchModel, 'request' | 'facets'>,
): Html | undefined {
  const { reader, say } = scene;
  const chips: Content[] = facets.flatMap(({ facet, values }) => {
    const chosen = values.find((value) => value.chosen);
    return chosen === undefined ? [] : [chip(scene, request, facet.parameter, facet.heading, valueName(scene, chosen))];
  });
  for (const [name, heading] of [
    ['from', 'dateFrom'],
    ['to', 'dateTo'],
  ] as const) {
    const value = request[name];
    if (value !== undefined) chips.push(chip(scene, request, name, heading, html`<bdi dir="ltr">${value}</bdi>`));
  }
  if (chips.length === 0) return undefined;
  return html`<div class="chosen"><p id="chosen">${say('narrowedBy')}</p><ul aria-labelledby="chosen">${chips}${
    chips.length > 1 &&
    html`<li><a href="${reader.href('search', { q: request.text, ...plotQuery(request.state) })}">${say('removeAll')}</a></li>`
  }</ul></div>`;
}

function chip(
  { reader, say }: Scene,
  request: SearchModel['request'],
  parameter: string,
  heading: MessageKey,
  name: Content,
): Html {
  const query = searchQuery(request, { [parameter]: undefined, page: undefined });
  return html`<li><a class="chip" href="${reader.href('search', query)}">${say(heading)}: ${name} <span class="vh">(${say('chosenRemove')})</span><span aria-hidden="true">×</span></a></li>`;
}

/** The orders in which the things can be had. */
export function sortView({ reader, say }: Scene, { request }: SearchModel): Html {
  const isSearch = request.text !== '';
  // Without words, what most is claimed of is what matters most: one order, and not two names for it.
  const offered = SORTS.filter((sort) => isSearch || sort !== 'claims');
  return html`<nav class="sorts" aria-label="${say('sortBy')}"><p aria-hidden="true">${say('sortBy')}</p><ul>${offered.map(
    (sort) => {
      const name = say(sort === 'relevance' && !isSearch ? 'sort-claims' : (`sort-${sort}` as MessageKey));
      const query = searchQuery(request, { sort: sort === 'relevance' ? undefined : sort, page: undefined });
      return html`<li><a href="${reader.href('search', query)}" rel="nofollow"${sort === request.sort ? trusted(' aria-current="true"') : ''}>${name}</a></li>`;
    },
  )}</ul></nav>`;
}
