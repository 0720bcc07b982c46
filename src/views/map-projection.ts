/** A point on the earth, in degrees. */
export interface Point {
  readonly lat: number;
  readonly long: number;
}

/** What a map shows: the middle of it, and how near. */
export interface Look extends Point {
  /** Whole steps; each shows half the width of the one before. At 0 the world is 256 units wide. */
  readonly zoom: number;
}

/** A place on a drawing, in units from its upper left corner. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Width and height of a drawing, in units. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where Mercator's map is cut, so that the world is a square; here a whole number a little before. */
export const FARTHEST_LATITUDE = 85;
/** A village fills the map. */
export const MOST_ZOOM = 12;

const TILE = 256;
const EQUATOR_KM = 40_075;

/** Mercator's projection on a sphere, as maps on the web have it: a look drawn in a size. */
export class Projection {
  readonly look: Look;
  readonly size: Size;
  readonly #world: number;
  readonly #left: number;
  readonly #top: number;

  constructor(look: Look, size: Size) {
    this.look = look;
    this.size = size;
    this.#world = TILE * 2 ** look.zoom;
    this.#left = across(look.long) * this.#world - size.width / 2;
    this.#top = down(look.lat) * this.#world - size.height / 2;
  }

  /** Where a point is drawn; it may lie outside of the drawing. */
  spot({ lat, long }: Point): Spot {
    return { x: across(long) * this.#world - this.#left, y: down(lat) * this.#world - this.#top };
  }

  /** The point that is drawn at a place. */
  point({ x, y }: Spot): Point {
    return pointAt((x + this.#left) / this.#world, (y + this.#top) / this.#world);
  }

  holds({ x, y }: Spot): boolean {
    return x >= 0 && y >= 0 && x <= this.size.width && y <= this.size.height;
  }

  /** How many units a kilometre takes in the middle of the drawing. */
  get unitsPerKm(): number {
    return this.#world / (EQUATOR_KM * Math.cos((this.look.lat * Math.PI) / 180));
  }

  /** The look that is moved by so many widths and heights and zoom steps, kept on the map. */
  moved({ right = 0, down = 0, closer = 0 }: { right?: number; down?: number; closer?: number }): Look {
    const { width, height } = this.size;
    const middle = this.point({ x: width / 2 + right * width, y: height / 2 + down * height });
    return {
      lat: clamp(middle.lat, -FARTHEST_LATITUDE, FARTHEST_LATITUDE),
      long: clamp(middle.long, -180, 180),
      zoom: clamp(this.look.zoom + closer, 1, MOST_ZOOM),
    };
  }
}

/** The nearest look, but no nearer than `most`, at which all points lie in the drawing with some room around them. */
export function lookAt(
  points: readonly Point[],
  { width, height }: Size,
  { room, most }: { room: number; most: number },
): Look {
  const xs = points.map(({ long }) => across(long));
  const ys = points.map(({ lat }) => down(lat));
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  let zoom = most;
  const fits = (): boolean => {
    const world = TILE * 2 ** zoom;
    return (right - left) * world <= width - 2 * room && (bottom - top) * world <= height - 2 * room;
  };
  while (zoom > 1 && !fits()) zoom--;
  return { ...pointAt((left + right) / 2, (top + bottom) / 2), zoom };
}

/** Part of the way around the world, from 0 at the date line. */
function across(long: number): number {
  return (long + 180) / 360;
}

/** Part of the way down the square map, from 0 at its upper edge. */
function down(lat: number): number {
  const radians = (clamp(lat, -85.05, 85.05) * Math.PI) / 180;
  return (1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2;
}

function pointAt(x: number, y: number): Point {
  return { lat: (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, long: x * 360 - 180 };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
