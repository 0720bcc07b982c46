import { PlaceReader, type PointedPlace } from './map-places.ts';
import type { Point } from './map-projection.ts';
import { type Columns, ofKind, type ResultRow } from './result-columns.ts';
import type { Scene } from './scene.ts';

/** One way to place the rows: a column of WKT points or of things, or a column of latitudes with one of longitudes. */
export interface PlacedBy {
  /** The column that stands for it in the address. */
  readonly column: string;
  readonly pointOf: (row: ResultRow) => PlacedRow | undefined;
}

/** Where a row lies, and at which of our places where a thing of it says so. */
export interface PlacedRow {
  readonly point: Point;
  readonly place?: PointedPlace;
}

/** Rows in which things are looked up to tell whether a column has any with a point. */
const MOST_TRIED = 200;

const LATITUDE = /^lat(itude)?$/i;
const LONGITUDE = /^(long|lng|lon|longitude)$/i;

/** The ways to place the rows of a result, coordinates first. Bound: of each column of things, the first 200 rows are looked up. */
export function waysToPlace({ index, reader }: Scene, columns: Columns): PlacedBy[] {
  const positions = ofKind(columns, 'position');
  const [lat, long] = [LATITUDE, LONGITUDE].map((name) => positions.find((column) => name.test(column)));
  const pair: PlacedBy[] =
    lat === undefined || long === undefined
      ? []
      : [{ column: lat, pointOf: (row) => placed(Number(row[lat]?.value), Number(row[long]?.value)) }];
  const texts = positions
    .filter((column) => column !== lat && column !== long)
    .map((column): PlacedBy => ({ column, pointOf: (row) => wktPoint(row[column]?.value ?? '') }));
  const places = new PlaceReader(index);
  const things = ofKind(columns, 'thing').map(
    (column): PlacedBy => ({ column, pointOf: (row) => placeOf(places, row[column]?.value ?? '', reader.base) }),
  );
  const tried = columns.rows.slice(0, MOST_TRIED);
  return [...pair, ...texts, ...things].filter(({ pointOf }) => tried.some((row) => pointOf(row) !== undefined));
}

function placeOf(places: PlaceReader, iri: string, base: string): PlacedRow | undefined {
  if (!iri.startsWith(`${base}id/`)) return undefined;
  for (const own of places.placesOf(iri)) {
    const place = places.pointed(own);
    if (place !== undefined) return { point: place.point, place };
  }
  return undefined;
}

/** `POINT(36.65 35.44)`: longitude first, with or without the reference system before it (GeoSPARQL 1.1, 8.5.1). */
function wktPoint(text: string): PlacedRow | undefined {
  const match = /^(?:<[^>]*>\s*)?POINT\s*\(\s*(-?[\d.]{1,24})\s+(-?[\d.]{1,24})\s*\)$/i.exec(text.trim());
  return match === null ? undefined : placed(Number(match[2]), Number(match[1]));
}

function placed(lat: number, long: number): PlacedRow | undefined {
  return Math.abs(lat) <= 90 && Math.abs(long) <= 180 ? { point: { lat, long } } : undefined;
}
