import assert from 'node:assert/strict';
import { test } from 'node:test';
import { landPath } from '../../src/views/map-outlines.ts';
import { type Point, Projection } from '../../src/views/map-projection.ts';

const SIZE = { width: 720, height: 520 };

/** Whether the middle of a look is on land: how often the line from it to the right crosses the path. */
function isLand(middle: Point, zoom: number): boolean {
  const rings = landPath(new Projection({ ...middle, zoom }, SIZE))
    .split('Z')
    .filter((ring) => ring !== '')
    .map((ring) =>
      ring
        .slice(1)
        .split('L')
        .map((pair) => pair.split(' ').map(Number)),
    );
  const crossings = rings.flatMap((ring) =>
    ring.filter(([x = 0, y = 0], at) => {
      const [bx = 0, by = 0] = ring.at(at - 1) ?? [];
      return y > 260 !== by > 260 && 360 < ((bx - x) * (260 - y)) / (by - y) + x;
    }),
  );
  return crossings.length % 2 === 1;
}

for (const zoom of [3, 6, 8])
  test(`at zoom ${zoom}, Homs is on land and the sea west of Latakia is not`, () => {
    assert.equal(isLand({ lat: 34.73, long: 36.71 }, zoom), true);
    assert.equal(isLand({ lat: 35.2, long: 35.2 }, zoom), false);
  });

test('outlines are cut to the drawing, however near', () => {
  for (const zoom of [1, 5, 9, 12]) {
    const path = landPath(new Projection({ lat: 35.8, long: 36.1, zoom }, SIZE));
    const numbers = path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
    assert.ok(numbers.length > 5 && numbers.every((number) => number >= -8 && number <= 728));
    assert.ok(path.length < 150_000, `${path.length} letters at zoom ${zoom}`);
  }
});

test('where there is no land, nothing is drawn', () => {
  assert.equal(landPath(new Projection({ lat: 20, long: -45, zoom: 8 }, SIZE)), '');
});
