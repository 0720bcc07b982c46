import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formAddress, withFocus, withPins } from '../../src/web/addresses.ts';
import { linesOf } from '../../src/web/labels.ts';
import { type Placed, type Point, placesFor } from '../../src/web/placing.ts';

/** Things in the order of a view: each new one is a start, or the neighbour of one before it. */
const views: fc.Arbitrary<readonly Placed[]> = fc
  .array(fc.option(fc.nat(), { nil: undefined, freq: 8 }), { minLength: 1, maxLength: 120 })
  .map((parents) =>
    parents.map((parent, at) => ({
      id: `n${at}`,
      ...(parent === undefined || at === 0 ? {} : { parent: `n${parent % at}` }),
    })),
  );

test('what has a place keeps it, however the view grows', () => {
  fc.assert(
    fc.property(views, fc.nat(), (things, cut) => {
      const first = placesFor(things.slice(0, 1 + (cut % things.length)), new Map());
      const then = placesFor(things, first);
      for (const [id, place] of first) assert.deepEqual(then.get(id), place);
    }),
  );
});

test('one view gives one picture', () => {
  fc.assert(
    fc.property(views, (things) => assert.deepEqual(placesFor(things, new Map()), placesFor(things, new Map()))),
  );
});

test('no two things come to lie on each other', () => {
  fc.assert(
    fc.property(views, (things) => {
      const places = [...placesFor(things, new Map()).values()];
      assert.equal(places.length, things.length);
      for (const [at, a] of places.entries()) {
        for (const b of places.slice(at + 1))
          assert.ok(Math.abs(a.x - b.x) > 50 || Math.abs(a.y - b.y) > 50, JSON.stringify([a, b]));
      }
    }),
    { numRuns: 40 },
  );
});

test('three hundred neighbours of one thing are placed at once', () => {
  const things = [{ id: 'hub' }, ...Array.from({ length: 299 }, (_, at) => ({ id: `n${at}`, parent: 'hub' }))];
  const places = placesFor(things, new Map());
  assert.equal(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size, 300);
});

test('new neighbours come around their parent where it was moved to', () => {
  const moved = new Map<string, Point>([['a', { x: 5_000, y: -3_000 }]]);
  const { x, y } = placesFor([{ id: 'a' }, { id: 'b', parent: 'a' }], moved).get('b') ?? { x: 0, y: 0 };
  assert.ok(Math.hypot(x - 5_000, y + 3_000) < 400);
});

test('pins and focus are written into an address as the server reads them', () => {
  const address = 'http://a.test/explore?start=place.a&open=place.a*cites&pin=place.b*1*1#focus';
  const pinned = withPins(address, new Map([['place.a', { x: 1.6, y: -40 }]]));
  assert.equal(pinned, 'http://a.test/explore?start=place.a&open=place.a*cites&pin=place.a*2*-40');
  assert.equal(withPins(pinned, new Map()), 'http://a.test/explore?start=place.a&open=place.a*cites');
  assert.equal(new URL(withFocus(address, 'place.b')).searchParams.get('focus'), 'place.b');
});

test('a form leads where it would lead without scripts: empty fields are left out, repeated ones are one', () => {
  const fields = [
    ['start', 'place.a'],
    ['from', ''],
    ['hide', 'place.b'],
    ['hide', 'place.c'],
  ] as const;
  assert.equal(
    formAddress('http://a.test/explore?x=1', fields),
    'http://a.test/explore?start=place.a&hide=place.b_place.c',
  );
});

test('a name is broken into at most three lines, each in its own direction', () => {
  assert.equal(linesOf('Khan Shaykhun', 'ltr'), '\u2066Khan Shaykhun\u2069');
  const lines = linesOf('آلية التحقيق المشتركة بين منظمة حظر الأسلحة الكيميائية والأمم المتحدة 2015', 'rtl').split(
    '\n',
  );
  assert.equal(lines.length, 3);
  for (const line of lines) assert.match(line, /^\u2067.*\u2069$/u);
  assert.match(lines[2] ?? '', /…\u2069$/u);
});
