import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LabelWish, placeLabels } from '../../src/views/map-labels.ts';

const ROOM = { width: 400, height: 300, letter: 15 };
const wish = (text: string, x: number, y: number): LabelWish => ({ text, x, y, radius: 10 });

test('a name stands right of its mark, and left of it where the right is taken or ends', () => {
  const sides = (wishes: LabelWish[]) => placeLabels(wishes, ROOM).map(({ wish: { text }, side }) => [text, side]);
  assert.deepEqual(sides([wish('Sarmin', 100, 100)]), [['Sarmin', 'right']]);
  assert.deepEqual(sides([wish('Sarmin', 380, 100)]), [['Sarmin', 'left']]);
  assert.deepEqual(sides([wish('Sarmin', 200, 100), wish('Qmenas', 240, 104)]), [
    ['Sarmin', 'left'],
    ['Qmenas', 'right'],
  ]);
});

test('a name without room is left out, and those that are placed already keep theirs', () => {
  const crowd = Array.from({ length: 12 }, (_, at) =>
    wish(`Place ${at}`, 150 + (at % 4) * 25, 100 + Math.floor(at / 4) * 12),
  );
  const large = placeLabels(crowd, { ...ROOM, letter: 25 });
  const small = placeLabels(crowd, ROOM, large);
  assert.ok(large.length < crowd.length);
  const placed = new Set(large.map(({ wish: { text } }) => text));
  assert.ok(small.every(({ wish: { text } }) => !placed.has(text)));
});
