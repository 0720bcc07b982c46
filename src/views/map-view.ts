import { formatEdtf } from '../claims/dates.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { anchorOf } from './addresses.ts';
import { type Content, type Html, html } from './html.ts';
import { kindSign, legend } from './kind-signs.ts';
import { drawMap } from './map-draw.ts';
import type { MapEntry, MapModel, MapSpot } from './map-model.ts';
import type { Look, Projection } from './map-projection.ts';
import type { MessageKey } from './messages.ts';
import { isLiteral, pick } from './names.ts';
import { type PlotAddress, plotHref } from './plot-model.ts';
import { lookText } from './plot-request.ts';
import { type DatedThing, kindIri, MOST_PLOTTED, ROWS_PER_PAGE } from './plot-things.ts';
import { label, link, type Scene } from './scene.ts';

/** A map: the drawing with the ways to move it, what is not in it, and the same as a table. */
export function mapView(scene: Scene, map: MapModel, address: PlotAddress, tooMany: number | undefined): Html {
  const { say, reader } = scene;
  const label = say('mapOf', { count: map.shown });
  const rows = rowsOf(map);
  const drawing = drawMap(scene, map, {
    label,
    hrefNear: (look) => plotHref(reader, address, { near: lookText(look) }),
    hrefOfRow: (spot) => rowHref(scene, address, rows, spot),
  });
  const none = say(map.outside === 0 ? 'mapNone' : 'mapEmpty');
  const hasDocuments = map.spots.some(({ entries }) => entries.some(({ thing }) => SPEAKING.has(thing.segment)));
  return html`${tooMany !== undefined && html`<div class="notice"><p>${say('mapTooMany', { total: tooMany, most: MOST_PLOTTED })}</p></div>`}<figure class="plot"><figcaption><p>${label}${hasDocuments && html`. ${say('mapBySpeech')}`}</p>${mapMoves(scene, map.projection, (look) => plotHref(reader, address, { near: look && lookText(look) }), address.state.near !== undefined)}</figcaption>${
    drawing === undefined
      ? undefined
      : html`<a class="skip-plot" href="#plot-table">${say('plotSkip')}</a>${drawing}${signs(scene, map)}<p class="hint">${say('mapOutlines')}</p>`
  }${map.shown === 0 && html`<p class="notice">${none}</p>`}</figure>${rest(scene, map)}${table(scene, map, address, rows)}`;
}

const SPEAKING = new Set(['document', 'resolution']);

/** The ways to move a map; `hrefNear` of nothing is the whole of it. */
export function mapMoves(
  { say }: Scene,
  projection: Projection | undefined,
  hrefNear: (look: Look | undefined) => string,
  isMoved: boolean,
): Html | undefined {
  if (projection === undefined) return undefined;
  const to = (key: MessageKey, move: Parameters<typeof projection.moved>[0]) => {
    const near = projection.moved(move);
    return (
      lookText(near) !== lookText(projection.look) && html`<a rel="nofollow" href="${hrefNear(near)}">${say(key)}</a>`
    );
  };
  return html`<nav class="moves" aria-label="${say('mapMoves')}">${to('mapCloser', { closer: 1 })}${to('mapFarther', { closer: -1 })}${to('mapNorth', { down: -0.4 })}${to('mapSouth', { down: 0.4 })}${to('mapWest', { right: -0.4 })}${to('mapEast', { right: 0.4 })}${isMoved && html`<a href="${hrefNear(undefined)}">${say('mapWhole')}</a>`}</nav>`;
}

function signs({ say }: Scene, { spots, clusters }: MapModel): Html {
  const kinds = new Set(spots.flatMap(({ entries }) => entries.map(({ thing }) => thing.segment)));
  const key = (shape: Html, text: MessageKey) =>
    html`<li><svg class="key" viewBox="0 0 28 28" aria-hidden="true" focusable="false">${shape}</svg> ${say(text)}</li>`;
  return html`${legend(say, kinds)}<ul class="legend">${clusters.some(({ weight }) => weight > 1) && key(html`<circle class="spot many" cx="14" cy="14" r="11"/><text x="14" y="18.5" text-anchor="middle">3</text>`, 'mapNumber')}${spots.some(({ place }) => place.isArea) && key(html`<circle class="area many" cx="14" cy="14" r="11"/>`, 'mapArea')}</ul>`;
}

/** What the drawing does not hold, counted. */
function rest({ say }: Scene, { outside, without }: MapModel): Html | undefined {
  if (outside === 0 && without.length === 0) return undefined;
  return html`<ul class="rest">${outside > 0 && html`<li>${say('mapOutside', { count: outside })}</li>`}${without.length > 0 && html`<li>${say('mapWithout', { count: without.length })} ${say('mapWithoutEnd')}</li>`}</ul>`;
}

/** A row of the table: a thing at a place that is drawn, or one without a point. */
type Row =
  | { readonly spot: MapSpot; readonly entry: MapEntry }
  | { readonly spot?: undefined; readonly thing: DatedThing; readonly place: string | undefined };

/** The rows of a map's table, in order. */
function rowsOf({ spots, without }: MapModel): Row[] {
  return [...spots.flatMap((spot) => spot.entries.map((entry) => ({ spot, entry }))), ...without];
}

/** How many rows a map's table has, for its pages. */
export function mapRows(map: MapModel): number {
  return rowsOf(map).length;
}

function rowHref({ reader }: Scene, address: PlotAddress, rows: readonly Row[], spot: MapSpot): string {
  const fragment = rowId(spot);
  if (spot.entries.length === 0) return `#${fragment}`;
  const page = Math.floor(rows.findIndex((row) => row.spot === spot) / ROWS_PER_PAGE) + 1;
  return page === address.page ? `#${fragment}` : plotHref(reader, address, { page: String(page), fragment });
}

function rowId({ iri }: MapSpot): string {
  return `at-${anchorOf(iri.replace(/^.*\/id\//, ''))}`;
}

function table(scene: Scene, map: MapModel, { page }: PlotAddress, all: readonly Row[]): Html | undefined {
  const { say } = scene;
  const isCounted = map.spots.some(({ entries }) => entries.length === 0) || map.unpointed.length > 0;
  const rows = all.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE);
  if (rows.length === 0 && !isCounted) return undefined;
  const body = isCounted ? countRows(scene, map) : rows.map((row, at) => rowView(scene, row, rows[at - 1], rows));
  return html`<h2 id="plot-table" tabindex="-1">${say('plotTable')}</h2><div class="table"><table class="plot-rows"><thead><tr><th scope="col">${say('mapPlace')}</th><th scope="col">${say(isCounted ? 'plotHowMany' : 'plotWhat')}</th></tr></thead><tbody>${body}</tbody></table></div>`;
}

function countRows(scene: Scene, { spots, unpointed }: MapModel): Content {
  const { reader, say } = scene;
  return [
    ...spots.map((spot) => {
      const { link: way, weight, name } = spot;
      const title = say('mapRegion', { count: weight, place: name });
      return html`<tr id="${rowId(spot)}"><th scope="row">${placeCell(scene, spot)}</th><td class="count">${way === undefined ? weight : html`<a href="${reader.href(way.path, way.query)}" aria-label="${title}">${weight}</a>`}</td></tr>`;
    }),
    ...unpointed.map(
      ({ place, count }) =>
        html`<tr><th scope="row">${link(scene, place)} <span class="hint">${say('mapNoPoint')}</span></th><td class="count">${count}</td></tr>`,
    ),
  ];
}

function rowView(scene: Scene, row: Row, before: Row | undefined, rows: readonly Row[]): Html {
  const { say } = scene;
  if (row.spot === undefined) {
    const place =
      row.place === undefined
        ? html`<span class="hint">${say('mapWithoutPlace')}</span>`
        : html`${link(scene, row.place)} <span class="hint">${say('mapNoPoint')}</span>`;
    return html`<tr><td>${place}</td><td>${thingCell(scene, row.thing)}</td></tr>`;
  }
  const { spot, entry } = row;
  const isFirst = before?.spot !== spot;
  const span = rows.filter((other) => other.spot === spot).length;
  const around =
    entry.place !== spot.place.iri &&
    html` <span class="hint">${say('mapPointAround', { place: '\0', around: spot.name })
      .split('\0')
      .map((part, at) => html`${at > 0 && link(scene, entry.place)}${part}`)}</span>`;
  return html`<tr${isFirst && html` id="${rowId(spot)}"`}>${isFirst && html`<th scope="row" rowspan="${span}">${placeCell(scene, spot)}</th>`}<td>${thingCell(scene, entry.thing)}${around}</td></tr>`;
}

/** A place with its point, and what the point stands for. */
function placeCell(scene: Scene, { place }: MapSpot): Html {
  const { say } = scene;
  const { lat, long } = place.point;
  return html`${link(scene, place.iri)} <span class="hint"><bdi dir="ltr">${lat}, ${long}</bdi>${pointFor(scene, place.iri)}${place.isArea && html`${scene.semicolon}${say('mapArea')}`}</span>`;
}

/** What the record of a place says that its point stands for. */
export function pointFor({ index, reader, say, semicolon }: Scene, place: string): Html | undefined {
  const words = pick(index.objects(namedNode(place), isnad.pointFor).filter(isLiteral), reader.language);
  return words && html`${semicolon}${say('mapPointFor', { what: words.value })}`;
}

function thingCell(scene: Scene, { iri, segment, date }: DatedThing): Html {
  const { reader } = scene;
  return html`${kindSign(segment)} ${link(scene, iri)} <span class="hint">${label(scene, kindIri(segment))}${date && html` · ${formatEdtf(date, reader.language)}`}</span>`;
}
