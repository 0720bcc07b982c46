import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad, rdf, schema, wgs } from '../rdf/vocabulary.ts';
import type { Point } from './map-projection.ts';

/** A place that has a point. */
export interface PointedPlace {
  readonly iri: string;
  readonly point: Point;
  /** Places with points of their own lie in it: whatever is said to be there is somewhere in it, not at its point. */
  readonly isArea: boolean;
}

/** Reads places once each, for one map. */
export class PlaceReader {
  readonly #index: QuadIndex;
  readonly #known = new Map<string, PointedPlace | undefined>();

  constructor(index: QuadIndex) {
    this.#index = index;
  }

  /** The places of a thing: itself, the one it names, or those of what a document speaks of. */
  placesOf(thing: string): string[] {
    const own = this.#ownPlaces(thing);
    if (own.length > 0) return own;
    const spokenOf = this.#index.objects(namedNode(thing), schema.about);
    return [...new Set(spokenOf.flatMap(({ value }) => this.#ownPlaces(value)))].sort();
  }

  /** The place itself where it has a point, else the nearest around it that has one. */
  pointed(place: string): PointedPlace | undefined {
    if (!this.#known.has(place)) this.#known.set(place, this.#find(place));
    return this.#known.get(place);
  }

  #ownPlaces(thing: string): string[] {
    const node = namedNode(thing);
    if (this.#index.has(node, rdf.type, isnad.Place)) return [thing];
    return this.#index.objects(node, isnad.place).map(({ value }) => value);
  }

  #find(place: string): PointedPlace | undefined {
    const seen = new Set([place]);
    // A set gives what is added while it is walked: places in the order of their distance.
    for (const iri of seen) {
      const point = pointOf(this.#index, iri);
      if (point !== undefined) return { iri, point, isArea: this.#isArea(iri) };
      for (const { value } of this.#index.objects(namedNode(iri), isnad.within)) seen.add(value);
    }
    return undefined;
  }

  #isArea(place: string): boolean {
    const inside = this.#index.subjects(isnad.within, namedNode(place));
    return inside.some((one) => this.#index.has(one, wgs.lat));
  }
}

/** The point that the record of a place gives; undefined where it gives none, or one that is not on the earth. */
function pointOf(index: QuadIndex, place: string): Point | undefined {
  const [lat, long] = [wgs.lat, wgs.long].map((property) => index.object(namedNode(place), property)?.value);
  if (!lat || !long) return undefined;
  const point = { lat: Number(lat), long: Number(long) };
  return Math.abs(point.lat) <= 90 && Math.abs(point.long) <= 180 ? point : undefined;
}
