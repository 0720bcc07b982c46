import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tally } from '../../src/views/tally.ts';

const steps = [0, 10, 20, 30].map((first) => ({ first, last: first + 9 }));
const time = fc.tuple(fc.integer({ min: -20, max: 60 }), fc.integer({ min: 0, max: 50 }));

test('a time is counted in every step that it touches, as by looking at each', () => {
  fc.assert(
    fc.property(fc.array(time), (pairs) => {
      const times = pairs.map(([first, length]) => ({ first, last: first + length }));
      const each = steps.map(
        (step) => times.filter(({ first, last }) => first <= step.last && last >= step.first).length,
      );
      assert.deepEqual(tally(steps, times), each);
    }),
  );
});

test('times without ends, and days as text, are counted, too', () => {
  const open = [
    { first: Number.NEGATIVE_INFINITY, last: 12 },
    { first: 25, last: Number.POSITIVE_INFINITY },
  ];
  assert.deepEqual(tally(steps, open), [1, 1, 1, 1]);
  const years = ['2016', '2017'].map((year) => ({ first: `${year}-01-01`, last: `${year}-12-31` }));
  assert.deepEqual(tally(years, [{ first: '2016-12-31', last: '2017-01-01' }]), [1, 1]);
  assert.deepEqual(tally([], [{ first: 1, last: 2 }]), []);
});
