import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import type { Language } from './language.ts';
import { compareText } from './listing.ts';
import { type Cluster, clustersOf, type Located } from './map-clusters.ts';
import { PlaceReader, type PointedPlace } from './map-places.ts';
import { type Look, lookAt, MOST_ZOOM, Projection, type Size } from './map-projection.ts';
import { nameText } from './names.ts';
import type { PlaceTallies } from './plot-model.ts';
import type { DatedThing } from './plot-things.ts';

/** A thing at a place: the same thing may stand at several. */
export interface MapEntry {
  readonly thing: DatedThing;
  /** The place of the thing, which need not be the one whose point is drawn. */
  readonly place: string;
}

/** A place on the map with what stands there. */
export interface MapSpot extends Located {
  readonly place: PointedPlace;
  readonly name: string;
  readonly entries: readonly MapEntry[];
  /** Where it leads to, where only counts are known. */
  readonly link: PlaceTallies['link'];
}

/** A map: its looks, what stands on it, and what does not. */
export interface MapModel {
  readonly projection: Projection | undefined;
  /** Everything in the drawing, by name. */
  readonly spots: readonly MapSpot[];
  readonly clusters: readonly (Cluster<MapSpot> & { readonly nearer: Look | undefined })[];
  /** How many things are in the drawing. */
  readonly shown: number;
  readonly outside: number;
  /** Without a point, with the place where one is known. */
  readonly without: readonly { readonly thing: DatedThing; readonly place: string | undefined }[];
  /** Places that are counted but have no point. */
  readonly unpointed: readonly { readonly place: string; readonly name: string; readonly count: number }[];
}

/** The drawing, in units. */
const MAP_SIZE: Size = { width: 720, height: 520 };
/** Marks nearer to each other are drawn as one: 24 pixels on the narrowest phone, of 360. */
const APART = 53;
const ROOM = 60;
/** A town and what lies around it. */
const NEAREST = 9;

interface MapRequest {
  readonly language: Language;
  readonly near: Look | undefined;
}

/** The map of things: one look-up a thing and place, some more for each place. */
export function mapOfThings(
  index: QuadIndex,
  { language, near, things }: MapRequest & { readonly things: readonly DatedThing[] },
): MapModel {
  const places = new PlaceReader(index);
  const at = new Map<string, { place: PointedPlace; entries: MapEntry[] }>();
  const without: MapModel['without'][number][] = [];
  for (const thing of things) {
    const own = places.placesOf(thing.iri);
    const pointed = own.flatMap((place) => {
      const found = places.pointed(place);
      return found === undefined ? [] : [{ place, found }];
    });
    if (pointed.length === 0) without.push({ thing, place: own[0] });
    for (const { place, found } of pointed) {
      const spot = at.get(found.iri) ?? { place: found, entries: [] };
      spot.entries.push({ thing, place });
      at.set(found.iri, spot);
    }
  }
  const all = [...at.values()].map(({ place, entries }) => ({
    place,
    entries: entries.sort((a, b) => compareText(a.thing.name, b.thing.name) || compareText(a.thing.iri, b.thing.iri)),
    weight: new Set(entries.map(({ thing }) => thing.iri)).size,
    name: nameText(index, place.iri, language),
    link: undefined,
  }));
  without.sort((a, b) => compareText(a.thing.name, b.thing.name) || compareText(a.thing.iri, b.thing.iri));
  const { shown, ...drawn } = draw(all, near);
  const seen = new Set(drawn.spots.flatMap(({ entries }) => entries.map(({ thing }) => thing.iri)));
  return { ...drawn, shown: seen.size, outside: things.length - without.length - seen.size, without, unpointed: [] };
}

/** The map of regions with their counts: the places directly below the one that is chosen, or below those at the top. */
export function mapOfPlaces(
  index: QuadIndex,
  { base, language, near, tallies }: MapRequest & { readonly base: string; readonly tallies: PlaceTallies },
): MapModel {
  const reader = new PlaceReader(index);
  const iris = tallies.counts.map(([slug, count]) => ({ iri: `${base}id/place/${slug}`, count }));
  const parents = new Map(iris.map(({ iri }) => [iri, parentsOf(index, iri)]));
  const around = new Set([...parents.values()].flat());
  const chosen = tallies.within === undefined ? undefined : `${base}id/place/${tallies.within}`;
  const regions = iris.filter(({ iri }) => {
    const own = parents.get(iri) ?? [];
    if (chosen !== undefined) return own.includes(chosen);
    if (own.length === 0) return !around.has(iri);
    return own.every((parent) => (parents.get(parent) ?? parentsOf(index, parent)).length === 0);
  });
  const named = regions.map(({ iri, count }) => ({ iri, count, name: nameText(index, iri, language) }));
  const spots = named.flatMap(({ iri, count, name }) => {
    const place = reader.pointed(iri);
    if (place?.iri !== iri) return [];
    const { link } = tallies;
    const slug = iri.slice(`${base}id/place/`.length);
    const own = link && { ...link, query: { ...link.query, place: slug } };
    return [{ place, name, weight: count, entries: [], link: own }];
  });
  const pointed = new Set(spots.map(({ place }) => place.iri));
  const unpointed = named.filter(({ iri }) => !pointed.has(iri)).map(({ iri, ...rest }) => ({ place: iri, ...rest }));
  return { ...draw(spots, near), outside: 0, without: [], unpointed };
}

function parentsOf(index: QuadIndex, place: string): string[] {
  return index.objects(namedNode(place), isnad.within).map(({ value }) => value);
}

/** The map of what is placed already. */
export function mapOfSpots(all: readonly Omit<MapSpot, 'x' | 'y' | 'iri'>[], near: Look | undefined): MapModel {
  return { ...draw(all, near), outside: 0, without: [], unpointed: [] };
}

function draw(all: readonly Omit<MapSpot, 'x' | 'y' | 'iri'>[], near: Look | undefined) {
  const points = all.map(({ place }) => place.point);
  const look = near ?? (points.length > 0 ? lookAt(points, MAP_SIZE, { room: ROOM, most: NEAREST }) : undefined);
  if (look === undefined) return { projection: undefined, spots: [], clusters: [], shown: 0 };
  const projection = new Projection(look, MAP_SIZE);
  const spots = all
    .map((spot): MapSpot => ({ ...spot, iri: spot.place.iri, ...projection.spot(spot.place.point) }))
    .filter((spot) => projection.holds(spot))
    .sort((a, b) => compareText(a.name, b.name) || compareText(a.iri, b.iri));
  const clusters = clustersOf(spots, APART).map((cluster) => ({ ...cluster, nearer: nearerLook(cluster, look.zoom) }));
  return { projection, spots, clusters, shown: spots.reduce((sum, { weight }) => sum + weight, 0) };
}

/** The farthest look at which the members are no longer one mark; undefined where no look parts them. */
function nearerLook({ members }: Cluster<MapSpot>, zoom: number): Look | undefined {
  if (members.length < 2) return undefined;
  const points = members.map(({ place }) => place.point);
  const middle = lookAt(points, MAP_SIZE, { room: ROOM, most: MOST_ZOOM });
  for (let nearer = zoom + 1; nearer <= MOST_ZOOM; nearer++) {
    const projection = new Projection({ ...middle, zoom: nearer }, MAP_SIZE);
    const moved = members.map((spot) => ({ ...spot, ...projection.spot(spot.place.point) }));
    if (clustersOf(moved, APART).length > 1) return { ...middle, zoom: nearer };
  }
  return undefined;
}
