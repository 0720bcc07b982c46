import { formatEdtf } from '../claims/dates.ts';
import { namedNode } from '../rdf/quads.ts';
import { dcterms, isnad, rdf } from '../rdf/vocabulary.ts';
import { SEGMENT_CLASSES } from '../records/segments.ts';
import { toCsv } from './csv.ts';
import { propertyName } from './fields.ts';
import { type Content, type Html, html, join, trusted } from './html.ts';
import { layout } from './layout.ts';
import type { FacetValue, ListItem, ListModel } from './list-model.ts';
import { UNKNOWN_YEAR } from './listing.ts';
import type { MessageKey } from './messages.ts';
import { nameOf } from './names.ts';
import { type Nothing, nothingFound } from './nothing-found.ts';
import { pageLinks } from './page-links.ts';
import { type PlotAddress, plotHref } from './plot-model.ts';
import { plotTabs, plotView } from './plot-view.ts';
import { label, link, type Scene, sceneOf } from './scene.ts';
import type { Reader } from './view.ts';

/** The list of a segment: its things, the ways to narrow it, and its pages. */
export function listPage(model: ListModel, reader: Reader): string {
  const scene = sceneOf(model.index, reader);
  const { say } = scene;
  const facets = model.facets.filter(({ values }) => values.length > 1 || values.some((value) => value.chosen));
  return layout(
    {
      title: say(`segment-${model.segment}` as MessageKey),
      kicker: html`${say('records')} <b>${model.total}</b>`,
      lead: html`<p class="lead">${say(`about-${model.segment}` as MessageKey)}</p>`,
      section: model.segment,
      wide: true,
      body: html`${plotTabs(scene, addressOf(model))}<div class="listing"><div>${model.plot === undefined ? itemsView(scene, model) : plotView(scene, model.plot)}</div>${
        facets.length > 0 &&
        html`<aside class="facets" aria-label="${say('narrow')}">${facets.map(({ facet, values }) => facetView(scene, model, facet.parameter, propertyName(scene, facet.property.value), values))}</aside>`
      }</div>`,
    },
    reader,
  );
}

function itemsView(scene: Scene, model: ListModel): Html {
  const { items, segment, chosen, page, pages } = model;
  return html`<ul class="items">${items.map((item) => itemView(scene, item))}</ul>${
    items.length === 0 && nothingFound(scene, nothingOf(scene, model))
  }${pageLinks(scene, { page, pages, href: (n) => scene.reader.href(segment, { ...chosen, page: String(n) }) })}`;
}

function nothingOf({ reader }: Scene, { segment, chosen, page, pages: count, total }: ListModel): Nothing {
  return {
    ...{ page, pages: count, total },
    last: reader.href(segment, { ...chosen, page: String(count) }),
    whole: Object.keys(chosen).length === 0 ? undefined : reader.href(segment),
  };
}

function addressOf({ segment, chosen, state, page }: ListModel): PlotAddress {
  return { path: segment, query: chosen, state, page };
}

function itemView(scene: Scene, item: ListItem): Html {
  return html`<li><p class="what">${link(scene, item.iri)}</p>${itemMeta(scene, item)}</li>`;
}

/** What stands below the name of a thing: date, kind, publisher, how many claims. `ownClass` where lists are of many kinds. */
export function itemMeta(scene: Scene, { iri, claims }: Pick<ListItem, 'iri' | 'claims'>, ownClass?: string): Html {
  const { index, reader, say } = scene;
  const node = namedNode(iri);
  const date = index.object(node, isnad.date)?.value;
  const kind = index.object(node, isnad.documentType)?.value ?? ownClass ?? ownKind(scene, iri);
  const publisher = index.object(node, dcterms.publisher)?.value;
  const meta: Content[] = [
    date && formatEdtf(date, reader.language),
    kind && label(scene, kind),
    publisher && link(scene, publisher),
    claims > 0 && html`${say('claims')} <span class="count">${claims}</span>`,
    index.object(node, isnad.held)?.value === 'false' && say('knownByMention'),
  ];
  return html`<p class="meta">${join(meta.filter(Boolean), ' · ')}</p>`;
}

function ownKind({ index, reader }: Scene, iri: string): string | undefined {
  const classes: readonly { value: string }[] = Object.values(SEGMENT_CLASSES).flat();
  const [, segment = ''] = /\/id\/([a-z-]+)\//.exec(iri.replace(reader.base, '/')) ?? [];
  const most = SEGMENT_CLASSES[segment as keyof typeof SEGMENT_CLASSES]?.[0]?.value;
  return classes
    .map(({ value }) => value)
    .find((value) => value !== most && index.has(namedNode(iri), rdf.type, namedNode(value)));
}

function facetView(
  scene: Scene,
  model: ListModel,
  parameter: string,
  name: string,
  values: readonly FacetValue[],
): Html {
  const { reader, say } = scene;
  const shown = values.slice(0, MOST_VALUES);
  return html`<section><h2>${name}</h2><ul>${shown.map((value) => {
    const { [parameter]: _, ...others } = model.chosen;
    const query = value.chosen ? others : { ...others, [parameter]: value.value };
    return html`<li><a href="${plotHref(reader, { ...addressOf(model), query })}"${value.chosen ? trusted(' aria-current="true"') : ''}><bdi>${valueName(value, scene)}</bdi>${value.chosen && html` <span class="vh">(${say('chosenRemove')})</span> ×`}</a> <span class="count">${value.count}</span></li>`;
  })}</ul></section>`;
}

/** What no record names is said in words: whether it is so, the decade of `201X`, and that a year is not known. */
function valueName({ label: name }: FacetValue, { say, reader }: Scene): string {
  if (name === 'true') return say('yes');
  if (name === 'false') return say('no');
  if (name === UNKNOWN_YEAR) return say('yearUnknown');
  return /^\d{3}X$/.test(name) ? formatEdtf(name, reader.language) : name;
}

const MOST_VALUES = 12;

/** The same page of the list as CSV, one row a thing. */
export function listCsv(model: ListModel, { language, base }: Reader): string {
  const { index } = model;
  const rows = model.items.map(({ iri, claims }) => {
    const node = namedNode(iri);
    const name = nameOf(index, iri, language);
    return [
      iri,
      name.text,
      name.language,
      index.object(node, isnad.date)?.value ?? '',
      String(claims),
      iri.replace(`${base}id/`, base),
    ];
  });
  return toCsv(['iri', 'name', 'language', 'date', 'claims', 'page'], rows);
}
