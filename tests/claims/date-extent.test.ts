import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { dayNumber, dayOf, extentOf } from '../../src/claims/date-extent.ts';
import type { SharedIndex } from '../../src/index/shared-index.ts';
import { isnad } from '../../src/rdf/vocabulary.ts';
import { daysOf } from '../../src/validate/edtf-days.ts';
import { curated } from '../support/curated.ts';

let index: SharedIndex;
before(async () => {
  ({ index } = await curated());
});

const TABLE: readonly (readonly [
  text: string,
  first: string | undefined,
  last: string | undefined,
  precision: string,
])[] = [
  ['2017-04-04', '2017-04-04', '2017-04-04', 'day'],
  ['2016-02', '2016-02-01', '2016-02-29', 'month'],
  ['2014', '2014-01-01', '2014-12-31', 'year'],
  ['201X', '2010-01-01', '2019-12-31', 'decade'],
  ['2016-XX', '2016-01-01', '2016-12-31', 'year'],
  ['2016-XX-XX', '2016-01-01', '2016-12-31', 'year'],
  ['2016-02-XX', '2016-02-01', '2016-02-29', 'month'],
  ['2016-23', '2016-09-01', '2016-11-30', 'season'],
  ['2016-24', '2016-12-01', '2017-02-28', 'season'],
  ['2016~', '2016-01-01', '2016-12-31', 'year'],
  ['2013-09-27/2018-04', '2013-09-27', '2018-04-30', 'span'],
  ['2015-08-07/', '2015-08-07', undefined, 'span'],
  ['2013/..', '2013-01-01', undefined, 'span'],
  ['/2018', undefined, '2018-12-31', 'span'],
  ['[2015-03-23,2015-03-24]', '2015-03-23', '2015-03-24', 'choice'],
  ['[..2015]', undefined, '2015-12-31', 'choice'],
  ['2015-03-23T10:00:00Z', '2015-03-23', '2015-03-23', 'day'],
  ['2015-03-23Z', '2015-03-23', '2015-03-23', 'day'],
  ['2015-03-05:00', '2015-03-01', '2015-03-31', 'month'],
];

for (const [text, first, last, precision] of TABLE)
  test(`${text} is a ${precision} from ${first ?? 'no known day'} to ${last ?? 'no known day'}`, () => {
    const extent = extentOf(text);
    assert.deepEqual([extent?.first, extent?.last, extent?.precision], [first, last, precision]);
  });

test('a date that is doubted says so, also within a span', () => {
  for (const text of ['2016-12?', '2016~', '2016%', '2016?/2017', '[2015,2016~]'])
    assert.equal(extentOf(text)?.isDoubtful, true, text);
  assert.equal(extentOf('2016-12')?.isDoubtful, false);
});

test('what says no day, or one that no calendar has, is no time at all', () => {
  for (const text of [
    ...['XXXX', 'soon', '', '/', '../..', '2017-02-30', '2015-02-29', '2017-13', '2017-00', '2017-04-31'],
    ...[
      '2018/2017',
      '2017/nonsense',
      '2017/2018/2019',
      '[2017-02-30,2018]',
      '2017-25',
      '201X-05',
      '20170404',
      '2017-XX-04',
      'XXXX-03',
    ],
  ])
    assert.equal(extentOf(text), undefined, text);
});

test('every date of the curated data has the days that the check of dates gives it', () => {
  const dates = index.objects(null, isnad.date).map(({ value }) => value);
  assert.ok(dates.length > 100);
  for (const date of dates) {
    const { first, last } = extentOf(date) ?? {};
    const { earliest, latest } = daysOf(date) ?? {};
    assert.deepEqual([first, last], [earliest, latest], date);
  }
});

test('a day is a number and back', () => {
  assert.equal(dayNumber('1970-01-02'), 1);
  assert.equal(dayOf(dayNumber('1925-06-17')), '1925-06-17');
  assert.equal(dayNumber('2016-03-01') - dayNumber('2016-02-28'), 2);
});
