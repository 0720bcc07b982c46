import type { Spot } from './map-projection.ts';

/** A text to be set beside a mark. */
export interface LabelWish extends Spot {
  readonly text: string;
  /** Half the width of the mark. */
  readonly radius: number;
}

/** Where a text stands: the point on its base line, and which end of it is there. */
export interface Label extends Spot {
  readonly wish: LabelWish;
  readonly side: 'right' | 'left';
}

interface Room {
  readonly width: number;
  readonly height: number;
  /** Height of the letters, in units. */
  readonly letter: number;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Width of a letter as part of its height, on the generous side. */
const LETTER_WIDTH = 0.56;
const BESIDE = 4;

/**
 * Sets labels beside marks, right or left, where they touch no mark and no label before them; those that have no room are
 * left out. The first wishes come first, so that one order gives one drawing.
 */
export function placeLabels(wishes: readonly LabelWish[], room: Room, taken: readonly Label[] = []): Label[] {
  const marks = wishes.map(({ x, y, radius }): Box => [x - radius, y - radius, x + radius, y + radius]);
  const boxes = taken.map((label) => boxOf(label.wish, label.side, room));
  const done = new Set(taken.map(({ wish }) => wish));
  return wishes.flatMap((wish, at) => {
    if (done.has(wish)) return [];
    const side = (['right', 'left'] as const).find((candidate) => {
      const box = boxOf(wish, candidate, room);
      const isInside = box[0] >= 0 && box[1] >= 0 && box[2] <= room.width && box[3] <= room.height;
      return (
        isInside &&
        !boxes.some((other) => meet(box, other)) &&
        !marks.some((mark, other) => other !== at && meet(box, mark))
      );
    });
    if (side === undefined) return [];
    boxes.push(boxOf(wish, side, room));
    const reach = wish.radius + BESIDE;
    return [{ wish, side, x: side === 'right' ? wish.x + reach : wish.x - reach, y: wish.y + room.letter * 0.35 }];
  });
}

function boxOf({ x, y, text, radius }: LabelWish, side: Label['side'], { letter }: Room): Box {
  const [near, far] = [radius + BESIDE, radius + BESIDE + [...text].length * letter * LETTER_WIDTH];
  const [top, bottom] = [y - letter * 0.6, y + letter * 0.6];
  return side === 'right' ? [x + near, top, x + far, bottom] : [x - far, top, x - near, bottom];
}

function meet(a: Box, b: Box): boolean {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}
