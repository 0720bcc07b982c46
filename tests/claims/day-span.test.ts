import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { daySpan } from '../../src/claims/day-span.ts';

const SPANS: readonly (readonly [text: string, from: number, until: number])[] = [
  ['2017', 2017, 2018],
  ['2017-01', 2017, 2017 + 1 / 12],
  ['2017-04-01', 2017.25, 2017.25 + 1 / 360],
  ['2017-04-01T07:00:00Z', 2017.25, 2017.25 + 1 / 360],
  ['2017-04-01Z', 2017.25, 2017.25 + 1 / 360],
  ['2017-04-01+03:00', 2017.25, 2017.25 + 1 / 360],
  ['2017-XX', 2017, 2018],
  ['2017~', 2017, 2018],
  ['201X', 2010, 2020],
  ['2017-21', 2017 + 2 / 12, 2017 + 5 / 12],
  ['2013/2015', 2013, 2016],
  ['2013/..', 2013, 2014],
  ['../2013', 2013, 2014],
  ['[2013,2015]', 2013, 2016],
  ['[..2013]', 2013, 2014],
  ['[2013..]', 2013, 2014],
  ['2016-24', 2016 + 11 / 12, 2017 + 2 / 12],
];

for (const [text, from, until] of SPANS) {
  test(`${text} lies from ${from.toFixed(2)} to ${until.toFixed(2)}`, () => {
    const span = daySpan(text);
    assert.ok(span);
    assert.ok(Math.abs(span.from - from) < 1e-9 && Math.abs(span.until - until) < 1e-9, JSON.stringify(span));
  });
}

test('what names no time lies nowhere', () => {
  for (const text of ['', 'XXXX', '2017-13', '2017-02-30', 'yesterday', '..', '/', '<b>', '2017/nonsense'])
    assert.equal(daySpan(text), undefined, text);
});

test('no text makes it throw, and no span ends before it begins', () => {
  const dates = fc.oneof(fc.string(), fc.stringMatching(/^[[\]\dX?~%.,/-]{0,24}$/));
  fc.assert(
    fc.property(dates, (text) => {
      const span = daySpan(text);
      assert.ok(span === undefined || span.until > span.from);
    }),
  );
});
