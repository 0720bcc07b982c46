import { type Html, html, trusted } from './html.ts';
import { drawMap } from './map-draw.ts';
import { mapOfSpots } from './map-model.ts';
import type { Look } from './map-projection.ts';
import { mapMoves, pointFor } from './map-view.ts';
import { nameText } from './names.ts';
import { lookFrom, lookText } from './plot-request.ts';
import type { Columns, ResultRow, ViewChoice } from './result-columns.ts';
import { type PlacedBy, type PlacedRow, waysToPlace } from './result-points.ts';
import { resultValue } from './result-table.ts';
import { link, type Scene } from './scene.ts';

/** Rows that are placed, and of those the ones that the table lists. */
const MOST_PLACED = 2_000;
const MOST_LISTED = 200;
const MOST_LABELS = 3;

/** Whether the rows bear coordinates, or things of ours that have a place with a point. */
export function hasMap(columns: Columns, scene: Scene): boolean {
  return waysToPlace(scene, columns).length > 0;
}

/** The rows where they lie, drawn on the map of the archive, and the same as a table. */
export function mapOfRows(scene: Scene, columns: Columns, choice: ViewChoice): Html {
  const { say } = scene;
  const ways = waysToPlace(scene, columns);
  const way = ways.find(({ column }) => column === choice.column) ?? ways[0];
  const spots = way === undefined ? [] : spotsOf(scene, columns, way);
  if (way === undefined || spots.length === 0) return html`<p>${say('noPoints')}</p>`;
  const near = lookFrom(choice.near ?? '');
  const label = say('rowsOnMap', {
    placed: spots.reduce((sum, { rows }) => sum + rows.length, 0),
    rows: columns.rows.length,
  });
  const map = mapOfSpots(spots, near);
  const { nearAddress } = choice;
  const hrefNear = nearAddress && ((look: Look | undefined) => nearAddress(look === undefined ? '' : lookText(look)));
  const drawing = drawMap(scene, map, { label, hrefNear, hrefOfRow: ({ place }) => `#${rowId(place.iri)}` });
  return html`${choices(scene, ways, way, choice)}<figure class="plot"><figcaption><p>${label}</p>${
    hrefNear && mapMoves(scene, map.projection, hrefNear, near !== undefined)
  }</figcaption>${drawing}<p class="hint">${say('mapOutlines')}</p></figure>${table(scene, { spots, columns, way })}`;
}

/** Where rows lie, by name: what a mark of the drawing stands for. */
type RowSpot = Parameters<typeof mapOfSpots>[0][number] & { readonly rows: readonly ResultRow[] };

function spotsOf(scene: Scene, { rows, all }: Columns, { pointOf }: PlacedBy): RowSpot[] {
  const placed = rows.slice(0, MOST_PLACED).flatMap((row) => {
    const found = pointOf(row);
    return found === undefined ? [] : [{ row, ...found }];
  });
  const naming = all.find(({ kind }) => kind === 'text')?.name;
  const spots = [...Map.groupBy(placed, keyOf)].map(([key, members]): RowSpot => {
    const [{ point, place, row }] = members as [(typeof members)[number]];
    const text = naming === undefined ? undefined : row[naming]?.value;
    const name = place === undefined ? (text ?? key) : nameText(scene.index, place.iri, scene.reader.language);
    return {
      place: place ?? { iri: key, point, isArea: false },
      name: name.slice(0, LONGEST_NAME),
      weight: members.length,
      entries: [],
      link: undefined,
      rows: members.map((member) => member.row),
    };
  });
  return spots.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const LONGEST_NAME = 60;

function keyOf({ point, place }: PlacedRow): string {
  return place?.iri ?? `${point.lat}, ${point.long}`;
}

function rowId(key: string): string {
  return `at-${key.replace(/^.*\/id\//, '').replace(/[^A-Za-z0-9.-]+/g, '_')}`;
}

function choices({ say }: Scene, ways: readonly PlacedBy[], shown: PlacedBy, choice: ViewChoice): Html | undefined {
  const { columnAddress } = choice;
  if (columnAddress === undefined || ways.length < 2) return undefined;
  return html`<p class="answer-choices">${say('placedBy')} ${ways.map(
    ({ column }) =>
      html`<a href="${columnAddress(column)}"${column === shown.column && trusted(' aria-current="true"')}><bdi lang="en" dir="ltr">${column}</bdi></a> `,
  )}</p>`;
}

interface Listed {
  readonly spots: readonly RowSpot[];
  readonly columns: Columns;
  readonly way: PlacedBy;
}

/** What the drawing says, place by place: its point, and what names each row that lies there. */
function table(scene: Scene, { spots, columns, way }: Listed): Html {
  const { say } = scene;
  const isPlace = spots.every(({ rows, place }) => rows.every((row) => row[way.column]?.value === place.iri));
  const told = columns.all.filter(({ name, kind }) => kind !== 'position' && !(isPlace && name === way.column));
  const labels = (told.length > 0 ? told : columns.all).slice(0, MOST_LABELS).map(({ name }) => name);
  let left = MOST_LISTED;
  const body = spots.flatMap((spot) => {
    const rows = spot.rows.slice(0, left);
    left -= rows.length;
    return rows.map(
      (row, at) =>
        html`<tr${at === 0 && html` id="${rowId(spot.place.iri)}"`}>${at === 0 && html`<th scope="row" rowspan="${rows.length}">${placeCell(scene, spot)}</th>`}${labels.map((name) => html`<td>${row[name] && resultValue(scene, row[name])}</td>`)}</tr>`,
    );
  });
  const placed = spots.reduce((sum, { rows }) => sum + rows.length, 0);
  return html`<div class="table result answer-drawing" tabindex="0" role="region" aria-label="${say('viewMap')}"><table class="plot-rows"><thead><tr><th scope="col">${say('mapPlace')}</th>${labels.map((name) => html`<th scope="col"><span lang="en" dir="ltr">${name}</span></th>`)}</tr></thead><tbody>${body}</tbody></table></div>${placed > MOST_LISTED && html`<p class="part-note">${say('rowsShown', { shown: MOST_LISTED, rows: placed })}</p>`}`;
}

function placeCell(scene: Scene, { place, name }: RowSpot): Html {
  const at = html`<bdi dir="ltr">${place.point.lat}, ${place.point.long}</bdi>`;
  if (!place.iri.startsWith(scene.reader.base))
    return name === place.iri ? at : html`<bdi>${name}</bdi> <span class="hint">${at}</span>`;
  return html`${link(scene, place.iri)} <span class="hint">${at}${pointFor(scene, place.iri)}${place.isArea && html`${scene.semicolon}${scene.say('mapArea')}`}</span>`;
}
