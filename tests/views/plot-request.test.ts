import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { IsnadError } from '../../src/errors.ts';
import { type PlotState, plotQuery, plotState } from '../../src/views/plot-request.ts';

const states: fc.Arbitrary<PlotState> = fc.oneof(
  fc.constant({ view: 'list' as const }),
  fc
    .constantFrom('2017', '2017-04', '2016-02-29', '2016-10/2017-04')
    .map((during) => ({ view: 'timeline' as const, during })),
  fc
    .record({
      lat: fc.integer({ min: -850_000, max: 850_000 }).map((n) => n / 10_000),
      long: fc.integer({ min: -1_800_000, max: 1_800_000 }).map((n) => n / 10_000),
      zoom: fc.integer({ min: 1, max: 12 }),
    })
    .map(({ lat, long, zoom }) => ({ view: 'map' as const, near: { lat, long, zoom } })),
);

test('any state comes back out of its address', () => {
  fc.assert(fc.property(states, (state) => assert.deepEqual(plotState(plotQuery(state)), state)));
});

test('what another view needs is left out', () => {
  assert.deepEqual(plotState({ near: '35,36,8', during: '2017' }), { view: 'list' });
  assert.deepEqual(plotState({ view: 'map', during: 'nonsense' }), { view: 'map' });
});

const BAD: readonly (readonly [name: string, query: Record<string, string>, says: RegExp])[] = [
  ['a view that there is not', { view: 'globe' }, /view is one of list, timeline, map; “globe” is not/],
  ['a month that there is not', { view: 'timeline', during: '2017-13' }, /during is a year, a month, a day/],
  ['a day that no calendar has', { view: 'timeline', during: '2017-02-30' }, /“2017-02-30” is not/],
  ['a time that ends before it begins', { view: 'timeline', during: '2018/2017' }, /during is/],
  ['a time without an end', { view: 'timeline', during: '2018/' }, /during is/],
  ['three dates', { view: 'timeline', during: '2016/2017/2018' }, /during is/],
  ['the year 0', { view: 'timeline', during: '0000' }, /during is/],
  [
    'words for a place',
    { view: 'map', near: 'Aleppo' },
    /near is latitude, longitude and zoom, such as 35\.44,36\.65,8/,
  ],
  ['two numbers', { view: 'map', near: '35,36' }, /near is/],
  ['a latitude beyond the pole', { view: 'map', near: '95,36,8' }, /latitude from -85 to 85/],
  ['a longitude beyond the date line', { view: 'map', near: '35,181,8' }, /longitude from -180 to 180/],
  ['a zoom of 0', { view: 'map', near: '35,36,0' }, /zoom from 1 to 12/],
  ['a zoom of 99', { view: 'map', near: '35,36,99' }, /zoom from 1 to 12/],
  ['endless digits', { view: 'map', near: `35.${'4'.repeat(5000)},36,8` }, /near is/],
  ['not a number', { view: 'map', near: 'NaN,Infinity,1e3' }, /near is/],
];

for (const [name, query, says] of BAD)
  test(`${name} is refused in both languages, with what to write instead`, () => {
    assert.throws(
      () => plotState(query),
      (error) =>
        error instanceof IsnadError &&
        says.test(error.message) &&
        error.message.length < 400 &&
        /وليس/.test(error.arabic ?? ''),
    );
  });
