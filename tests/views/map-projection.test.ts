import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lookAt, MOST_ZOOM, Projection } from '../../src/views/map-projection.ts';

const SIZE = { width: 720, height: 520 };
const point = fc.record({
  lat: fc.double({ min: -80, max: 80, noNaN: true }),
  long: fc.double({ min: -180, max: 180, noNaN: true }),
});
const zoom = fc.integer({ min: 1, max: MOST_ZOOM });

test('the middle of the look is the middle of the drawing, north is up and east is right', () => {
  const projection = new Projection({ lat: 35, long: 37, zoom: 7 }, SIZE);
  const { x, y } = projection.spot({ lat: 35, long: 37 });
  assert.deepEqual([Math.round(x), Math.round(y)], [360, 260]);
  assert.ok(projection.spot({ lat: 36, long: 37 }).y < 260);
  assert.ok(projection.spot({ lat: 35, long: 38 }).x > 360);
});

test('the world is a square of 256 units at zoom 0, and twice as wide with each step', () => {
  for (const [step, wide] of [
    [1, 512],
    [3, 2048],
  ] as const) {
    const projection = new Projection({ lat: 0, long: 0, zoom: step }, SIZE);
    const [left, right] = [-180, 180].map((long) => projection.spot({ lat: 0, long }).x);
    assert.equal(Math.round((right ?? 0) - (left ?? 0)), wide);
  }
});

test('any point comes back from the drawing to where it was', () => {
  fc.assert(
    fc.property(point, point, zoom, (middle, other, step) => {
      const projection = new Projection({ ...middle, zoom: step }, SIZE);
      const back = projection.point(projection.spot(other));
      assert.ok(Math.abs(back.lat - other.lat) < 1e-6 && Math.abs(back.long - other.long) < 1e-6);
    }),
  );
});

test('a look at some points shows all of them, with room around them', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), (points) => {
      const look = lookAt(points, SIZE, { room: 60, most: 9 });
      const projection = new Projection(look, SIZE);
      assert.ok(look.zoom >= 1 && look.zoom <= 9);
      if (look.zoom === 1) return;
      for (const one of points) {
        const { x, y } = projection.spot(one);
        assert.ok(x >= 59 && y >= 59 && x <= 661 && y <= 461);
      }
    }),
  );
});

test('one point is looked at from no nearer than asked', () => {
  assert.equal(lookAt([{ lat: 35, long: 37 }], SIZE, { room: 60, most: 9 }).zoom, 9);
});

test('a look moves by parts of the drawing and stays on the map', () => {
  const projection = new Projection({ lat: 35, long: 37, zoom: 7 }, SIZE);
  assert.ok(projection.moved({ down: -0.4 }).lat > 35);
  assert.ok(projection.moved({ right: 0.4 }).long > 37);
  assert.equal(projection.moved({ closer: 1 }).zoom, 8);
  const edge = new Projection({ lat: 85, long: 180, zoom: MOST_ZOOM }, SIZE);
  assert.deepEqual(edge.moved({ down: -1, right: 1, closer: 1 }), { lat: 85, long: 180, zoom: MOST_ZOOM });
});

test('a degree of latitude is 111 kilometres on the scale of the drawing', () => {
  const projection = new Projection({ lat: 35, long: 37, zoom: 8 }, SIZE);
  const units = projection.spot({ lat: 34.5, long: 37 }).y - projection.spot({ lat: 35.5, long: 37 }).y;
  assert.ok(Math.abs(units / projection.unitsPerKm - 111.3) < 1);
});
