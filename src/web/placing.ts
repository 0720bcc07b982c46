/** A place in the drawing. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A thing to be placed: around its parent, or by itself. */
export interface Placed {
  readonly id: string;
  readonly parent?: string;
}

const FIRST_RING = 170;
const RING_STEP = 95;
/** Along a ring; labels are wider than high, so rings are too. */
const SPACING = 105;
const WIDTH = 1.3;
const APART = { x: 118, y: 58 };
const BETWEEN_STARTS = 320;
/** How much of the circle the neighbours of a neighbour take, away from where it came from. */
const FAN = (210 / 180) * Math.PI;
const MOST_RINGS = 40;

/**
 * Places for things in their order. What has a place keeps it; a new one comes into the first free slot around its parent,
 * strongest first and away from the parent's own parent. There is no chance in it: one address gives one picture.
 */
export function placesFor(things: readonly Placed[], kept: ReadonlyMap<string, Point>): Map<string, Point> {
  const places = new Map<string, Point>();
  const parents = new Map(things.map(({ id, parent }) => [id, parent]));
  for (const { id } of things) {
    const place = kept.get(id);
    if (place !== undefined) places.set(id, place);
  }
  for (const [parent, group] of Map.groupBy(things, (thing) => thing.parent)) {
    const fresh = group.filter(({ id }) => !places.has(id));
    const centre = parent === undefined ? undefined : places.get(parent);
    const slots =
      centre === undefined ? inARow() : around(centre, places.get(parents.get(parent ?? '') ?? ''), group.length);
    for (const { id } of fresh) {
      let slot = slots.next();
      while (!slot.done && !isFree(slot.value, places)) slot = slots.next();
      places.set(id, slot.done ? { x: 0, y: 0 } : slot.value);
    }
  }
  return places;
}

function* inARow(): Generator<Point, undefined> {
  for (let at = 0; ; at++) yield { x: at * BETWEEN_STARTS, y: 0 };
}

/** Slots on rings around a centre: the whole circle, or the part away from where the centre came from. */
function* around(centre: Point, from: Point | undefined, count: number): Generator<Point, undefined> {
  const isWhole = from === undefined;
  const away = isWhole ? -Math.PI / 2 : Math.atan2(centre.y - from.y, centre.x - from.x);
  const arc = isWhole ? 2 * Math.PI : FAN;
  for (let ring = 0; ring < MOST_RINGS; ring++) {
    const radius = FIRST_RING + ring * RING_STEP;
    const room = Math.max(1, Math.floor((arc * radius) / SPACING));
    const slots = ring === 0 && isWhole ? Math.min(room, Math.max(count, 3)) : room;
    for (let at = 0; at < slots; at++) {
      // From the middle outwards, to both sides in turn.
      const side = Math.ceil(at / 2) * (at % 2 === 0 ? -1 : 1);
      // Rings are turned against each other, so that no edge runs through a node of the ring before.
      const angle = away + (side + (ring % 2) / 2) * (arc / slots);
      yield {
        x: Math.round(centre.x + radius * WIDTH * Math.cos(angle)),
        y: Math.round(centre.y + radius * Math.sin(angle)),
      };
    }
  }
  return undefined;
}

function isFree(slot: Point, places: ReadonlyMap<string, Point>): boolean {
  for (const { x, y } of places.values()) {
    if (Math.abs(x - slot.x) < APART.x && Math.abs(y - slot.y) < APART.y) return false;
  }
  return true;
}
