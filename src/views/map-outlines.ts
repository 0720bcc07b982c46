import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Projection } from './map-projection.ts';

/** The outlines of Natural Earth, from coarse to fine, and up to which zoom each is fine enough. */
const DETAILS = [
  { file: 'countries-110m', zoom: 4 },
  { file: 'countries-50m', zoom: 6 },
  { file: 'countries-10m', zoom: Number.POSITIVE_INFINITY },
] as const;

type Position = readonly number[];
/** A country as GeoJSON has it. */
type Area =
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

/** A closed line: longitudes and latitudes in turn, and the box around it. */
interface Ring {
  readonly points: Float32Array;
  readonly box: Box;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

const read = new Map<string, readonly Ring[]>();

/** Beyond the edge of the drawing, so that the line along the edge is not seen. */
const MARGIN = 8;
/** Points nearer to the last one than this cannot be told apart. */
const LEAST_STEP = 0.8;

/**
 * The land as one SVG path, cut to the drawing. The outlines are read with the first map of their detail: 10, 60 or 200 ms
 * and up to 8 MB, once a thread; afterwards a path takes a millisecond.
 */
export function landPath(projection: Projection): string {
  const { size, look } = projection;
  const edge: Box = [-MARGIN, -MARGIN, size.width + MARGIN, size.height + MARGIN];
  const corner = projection.point({ x: edge[0], y: edge[3] });
  const other = projection.point({ x: edge[2], y: edge[1] });
  const seen: Box = [corner.long, corner.lat, other.long, other.lat];
  const { file } = DETAILS.find(({ zoom }) => look.zoom <= zoom) ?? DETAILS[0];
  return ringsOf(file)
    .filter(({ box }) => meet(box, seen))
    .map(({ points }) => pathOf(cut(drawn(points, projection), edge)))
    .join('');
}

function ringsOf(file: string): readonly Ring[] {
  const known = read.get(file);
  if (known !== undefined) return known;
  const path = createRequire(import.meta.url).resolve(`world-atlas/${file}.json`);
  const topology = JSON.parse(readFileSync(path, 'utf8')) as Topology<{ countries: GeometryCollection }>;
  const { features } = feature(topology, topology.objects.countries);
  const rings = features.flatMap(({ geometry }) => linesOf(geometry as Area)).map(ringOf);
  read.set(file, rings);
  return rings;
}

function linesOf(area: Area): readonly (readonly Position[])[] {
  return area.type === 'Polygon' ? area.coordinates : area.coordinates.flat();
}

function ringOf(positions: readonly Position[]): Ring {
  const points = Float32Array.from(positions.flatMap(([long = 0, lat = 0]) => [long, lat]));
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const [long = 0, lat = 0] of positions) {
    box[0] = Math.min(box[0], long);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], long);
    box[3] = Math.max(box[3], lat);
  }
  return { points, box };
}

function meet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];
}

type Flat = readonly (readonly [x: number, y: number])[];

function drawn(points: Float32Array, projection: Projection): Flat {
  const line: [number, number][] = [];
  for (let at = 0; at < points.length; at += 2) {
    const { x, y } = projection.spot({ long: points[at] as number, lat: points[at + 1] as number });
    const last = line.at(-1);
    if (last === undefined || Math.abs(x - last[0]) + Math.abs(y - last[1]) >= LEAST_STEP) line.push([x, y]);
  }
  return line;
}

/** What of an area lies in a box (Sutherland and Hodgman, 1974): cut along one side after the other. */
function cut(area: Flat, box: Box): Flat {
  let left = area;
  for (const side of [0, 1, 2, 3] as const) {
    const axis = side % 2 === 0 ? 0 : 1;
    const limit = box[side];
    const isIn = (point: readonly [number, number]): boolean =>
      side < 2 ? point[axis] >= limit : point[axis] <= limit;
    left = left.flatMap((point, at) => {
      const before = left.at(at - 1) ?? point;
      if (isIn(point) === isIn(before)) return isIn(point) ? [point] : [];
      const crossing = between(before, point, axis, limit);
      return isIn(point) ? [crossing, point] : [crossing];
    });
  }
  return left;
}

function between(
  a: readonly [number, number],
  b: readonly [number, number],
  axis: 0 | 1,
  limit: number,
): readonly [number, number] {
  const part = (limit - a[axis]) / (b[axis] - a[axis]);
  return [a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])];
}

function pathOf(line: Flat): string {
  if (line.length < 3) return '';
  return `M${line.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`;
}
