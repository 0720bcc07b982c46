import { pathOf } from './addresses.ts';
import { type Html, html, trusted } from './html.ts';
import { signShapes } from './kind-signs.ts';
import { directionOf } from './language.ts';
import type { Cluster } from './map-clusters.ts';
import { type Label, type LabelWish, placeLabels } from './map-labels.ts';
import type { MapModel, MapSpot } from './map-model.ts';
import { landPath } from './map-outlines.ts';
import type { Look, Projection } from './map-projection.ts';
import { kindIri } from './plot-things.ts';
import { label, type Scene } from './scene.ts';

/** Where the marks of a map lead. */
export interface MapDrawing {
  readonly label: string;
  /** Without it, a mark of several places leads to the row of the first. */
  readonly hrefNear: ((look: Look) => string) | undefined;
  /** To the row of a place in the table. */
  readonly hrefOfRow: (spot: MapSpot) => string;
}

/** Letters on a wide screen and on a phone, in units. */
const WIDE_LETTER = 15;
const NARROW_LETTER = 25;

/** The drawing of a map as SVG: the land, then the marks as links, each with its name, then names where they have room. */
export function drawMap(scene: Scene, map: MapModel, drawing: MapDrawing): Html | undefined {
  const { projection, clusters } = map;
  if (projection === undefined) return undefined;
  const { width, height } = projection.size;
  const marks = [...clusters].sort((a, b) => a.y - b.y || a.x - b.x);
  const kinds = new Set(map.spots.flatMap(({ entries }) => entries.map(({ thing }) => thing.segment)));
  return html`<svg class="map" viewBox="0 0 ${width} ${height}" role="group" aria-label="${drawing.label}">${signShapes(kinds)}${base(projection)}${marks.map((cluster) => mark(scene, cluster, drawing))}${labels(scene, clusters, projection)}${scaleBar(scene, projection)}</svg>`;
}

/** The sea and the land of a drawing. */
export function base(projection: Projection): Html {
  const { width, height } = projection.size;
  return trusted(
    `<rect class="sea" width="${width}" height="${height}"/><path class="land" d="${landPath(projection)}"/>`,
  );
}

function mark(scene: Scene, cluster: MapModel['clusters'][number], drawing: MapDrawing): Html {
  const { say, reader } = scene;
  const { members, weight, nearer, x, y } = cluster;
  const [spot] = members;
  if (spot === undefined) return html``;
  const only = members.length === 1 && spot.entries.length === 1 ? spot.entries[0]?.thing : undefined;
  const isArea = members.every(({ place }) => place.isArea);
  const at = (href: string, title: string, shape: Html) =>
    html`<a href="${href}"><title>${title}</title><g transform="translate(${round(x)} ${round(y)})"><g class="s">${shape}</g></g></a>`;
  if (only !== undefined) {
    const title = say('mapThing', {
      thing: only.name,
      kind: label(scene, kindIri(only.segment)),
      place: spot.name,
    });
    const sign = html`<circle class="${isArea ? 'area' : 'spot'}" r="11"/><use class="kind-${only.segment}" href="#sign-${only.segment}"/>`;
    return at(reader.href(pathOf(only.iri, reader.base) ?? ''), title, sign);
  }
  const values = { count: weight, place: spot.name };
  const number = html`<circle class="${isArea ? 'area' : 'spot'} many" r="${radiusOf(cluster)}"/><text text-anchor="middle" y="4.5">${weight}</text>`;
  if (spot.link !== undefined && members.length === 1)
    return at(reader.href(spot.link.path, spot.link.query), say('mapRegion', values), number);
  if (nearer !== undefined && drawing.hrefNear !== undefined)
    return at(drawing.hrefNear(nearer), say('mapCluster', values), number);
  return at(drawing.hrefOfRow(spot), say('mapHere', values), number);
}

function radiusOf({ weight }: Cluster<MapSpot>): number {
  return weight === 1 ? 11 : Math.min(20, Math.round(11 + Math.log2(weight)));
}

/** Names of places: first those that have room even in the large letters of a phone, then, for wide screens, more. */
function labels(scene: Scene, clusters: MapModel['clusters'], { size }: Projection): Html {
  const wishes = clusters.map((cluster): LabelWish => {
    const [first, ...others] = cluster.members;
    const more = others.length > 0 ? ` \u2066+${others.length}\u2069` : '';
    return { x: cluster.x, y: cluster.y, radius: radiusOf(cluster) * 1.25, text: `${first?.name ?? ''}${more}` };
  });
  const always = placeLabels(wishes, { ...size, letter: NARROW_LETTER });
  const wide = placeLabels(wishes, { ...size, letter: WIDE_LETTER }, always);
  const isMirrored = directionOf(scene.reader.language) === 'rtl';
  const text = ({ wish, side, x, y }: Label, kind: string) =>
    html`<text class="${kind} ${side}" text-anchor="${(side === 'right') === isMirrored ? 'end' : 'start'}" x="${round(x)}" y="${round(y)}">${wish.text}</text>`;
  return html`<g class="names" aria-hidden="true">${always.map((label) => text(label, 'name'))}${wide.map((label) => text(label, 'name wide'))}</g>`;
}

const LONGEST_BAR = 150;

/** A line that is a round number of kilometres long. */
function scaleBar({ say }: Scene, projection: Projection): Html {
  const { unitsPerKm, size } = projection;
  const lengths = [0, 1, 2, 3, 4].flatMap((power) => [1, 2, 5].map((digit) => digit * 10 ** power));
  const km = lengths.filter((length) => length * unitsPerKm <= LONGEST_BAR).at(-1) ?? 1;
  const y = size.height - 14;
  return html`<g class="scale"><path d="M14 ${y - 6}v6h${round(km * unitsPerKm)}v-6"/><text class="km" x="${round(14 + (km * unitsPerKm) / 2)}" y="${y - 8}" text-anchor="middle">${say('mapKm', { count: km })}</text></g>`;
}

function round(units: number): number {
  return Number(units.toFixed(1));
}
