import type { NameMatch } from '../archive/search/name-match.ts';
import { MOST_WORDS } from '../archive/search/search-words.ts';
import { NAMESPACES } from '../rdf/vocabulary.ts';
import { pathOf } from './addresses.ts';
import { type Html, html, join } from './html.ts';
import { layout } from './layout.ts';
import { itemMeta } from './list-page.ts';
import { marked } from './marked.ts';
import type { MessageKey } from './messages.ts';
import { noSuchPage } from './nothing-found.ts';
import { plotTabs, plotView } from './plot-view.ts';
import { type Scene, sceneOf, worded } from './scene.ts';
import { chosenView, facetsView, sortView } from './search-controls.ts';
import { searchForm } from './search-form.ts';
import type { SearchItem, SearchModel } from './search-model.ts';
import { plotAddress } from './search-plot.ts';
import { searchQuery } from './search-request.ts';
import type { Reader } from './view.ts';

/** What a search found: its things with the words marked, the ways to narrow and sort it, and its pages. */
export function searchPage(model: SearchModel, reader: Reader): string {
  const scene = sceneOf(model.index, reader);
  const { say } = scene;
  const { text } = model.request;
  return layout(
    {
      title: text === '' ? say('search') : `${say('search')}: \u2068${shortened(text)}\u2069`,
      description: say('searchDescription'),
      lead: html`<p class="lead">${say('searchLead')}</p>`,
      section: 'search',
      wide: true,
      body: html`${searchForm(reader, { request: model.request })}
<div class="listing search"><div>${summary(scene, model)}${chosenView(scene, model)}${plotTabs(scene, plotAddress(model.request))}${model.plot === undefined && model.total > 1 && sortView(scene, model)}${
        model.plot !== undefined && model.total > 0
          ? plotView(scene, model.plot)
          : model.items.length > 0
            ? html`<ol class="items" start="${(model.request.page - 1) * 50 + 1}">${model.items.map((item) => itemView(scene, item))}</ol>`
            : advice(scene, model)
      }${model.plot === undefined && pages(scene, model)}</div>${facetsView(scene, model)}</div>`,
    },
    reader,
  );
}

/** A heading is no place for a whole paragraph. */
function shortened(text: string): string {
  const characters = [...text];
  return characters.length > 80 ? `${characters.slice(0, 79).join('')}…` : text;
}

/** How many there are, and how that was understood. */
function summary({ say }: Scene, { request, total, corrected, isPartly, leftOut }: SearchModel): Html {
  const instead = [...corrected].map(
    ([typed, shown]) =>
      html`<p class="instead">${join(
        say('showingInstead', { typed: '\0', shown: '\0' })
          .split('\0')
          .flatMap((part, at) => [part, [html`<bdi>${typed}</bdi>`, html`<strong><bdi>${shown}</bdi></strong>`][at]]),
        '',
      )}</p>`,
  );
  const found = request.text === '' && Object.keys(request.chosen).length === 0 ? 'searchEverything' : 'recordsFound';
  return html`<div class="found" role="status"><p>${say(found)}: <b class="number">${total}</b> ${total > 1 && html`<a class="to-facets" href="#narrow">${say('narrow')}</a>`}</p>${instead}${isPartly && html`<p class="instead">${say('someWords')}</p>`}${
    leftOut > 0 && html`<p class="instead">${say('wordsLeftOut', { count: MOST_WORDS })}</p>`
  }</div>`;
}

function itemView(scene: Scene, { iri, entry, name, others }: SearchItem): Html {
  const { reader, say } = scene;
  const path = pathOf(iri, reader.base) ?? '';
  const [ownClass] = entry.facets['class'] ?? [];
  const title = html`<a href="${reader.href(path)}">${inOwnLanguage(marked(name.text, name.found), name.language, reader)}</a>`;
  const also = others.map(
    (other) =>
      html`<p class="also"><span class="kind">${say(`kind-${other.kind}` as MessageKey)}</span> ${otherName(other)}</p>`,
  );
  return html`<li><p class="what">${title}</p>${also}${itemMeta(scene, { iri, claims: entry.claims }, ownClass && NAMESPACES.isnad + ownClass)}</li>`;
}

function inOwnLanguage(text: Html, language: string, reader: Reader): Html {
  return worded(text, language === reader.language ? '' : language);
}

function otherName({ text, language, found }: NameMatch): Html {
  return worded(marked(text, found), language);
}

/** What to do where there is nothing. */
function advice({ reader, say }: Scene, { request, total, pages, isWordless }: SearchModel): Html {
  if (total > 0)
    return noSuchPage(say, {
      ...{ page: request.page, pages },
      last: reader.href('search', searchQuery(request, { page: String(pages) })),
    });
  const isNarrowed = Object.keys(request.chosen).length > 0 || request.from !== undefined || request.to !== undefined;
  return html`<div class="notice"><p>${say(isWordless ? 'wordless' : 'nothingFound')}</p><p><b>${say('nothingFoundTips')}</b></p><ul>${
    request.text !== '' && html`<li>${say('tipFewerWords')}</li>`
  }${
    isNarrowed && html`<li><a href="${reader.href('search', { q: request.text })}">${say('tipRemove')}</a></li>`
  }<li><a href="${reader.href('search')}">${say('tipBrowse')}</a></li></ul></div>`;
}

function pages({ reader, say }: Scene, { request, pages: count }: SearchModel): Html | undefined {
  const { page } = request;
  if (count < 2 || page > count) return undefined;
  const to = (target: number, rel: string, name: string) =>
    target >= 1 &&
    target <= count &&
    html`<a rel="${rel}" href="${reader.href('search', searchQuery(request, { page: target > 1 ? String(target) : undefined }))}">${name}</a>`;
  return html`<nav class="pages" aria-label="${say('pages')}">${to(page - 1, 'prev', say('previousPage'))}<span>${say('pageOf', { page, count })}</span>${to(page + 1, 'next', say('nextPage'))}</nav>`;
}
