import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { daysOf } from '../../src/validate/edtf-days.ts';

const DATES: readonly (readonly [edtf: string, earliest?: string | undefined, latest?: string])[] = [
  ['2017-04-04', '2017-04-04', '2017-04-04'],
  ['2013-09', '2013-09-01', '2013-09-30'],
  ['2016-02', '2016-02-01', '2016-02-29'],
  ['2013', '2013-01-01', '2013-12-31'],
  ['2016-11-17/2017-11', '2016-11-17', '2017-11-30'],
  ['2015-08-07/', '2015-08-07'],
  ['2015-08-07/..', '2015-08-07'],
  ['/2015', undefined, '2015-12-31'],
  ['../2015', undefined, '2015-12-31'],
  ['[2015-03-23,2015-03-24]', '2015-03-23', '2015-03-24'],
  ['[2015-03,2015-05]', '2015-03-01', '2015-05-31'],
  ['2015?', '2015-01-01', '2015-12-31'],
  ['2015-08~', '2015-08-01', '2015-08-31'],
  ['201X', '2010-01-01', '2019-12-31'],
  ['2015-XX', '2015-01-01', '2015-12-31'],
  ['2013-09-14T23:30:00+05:00', '2013-09-14', '2013-09-14'],
  ['XXXX'],
  ['XXXX-XX-XX'],
];

const NO_DATES = [
  ...['', 'April 2017', '2015-13', '2015-02-30', '2013-05-01/2012', '14/09/2013'],
  // level 2, which nobody here needs and few readers know
  ...['{2015,2016}', '[2015..2017]', '[..2015,2016]', '2016-02-2X', '2015?-05'],
];

describe('An EDTF date', () => {
  for (const [edtf, earliest, latest] of DATES)
    it(`${edtf} lies between ${earliest ?? 'an open beginning'} and ${latest ?? 'an open end'}`, () => {
      const expected = { ...(earliest ? { earliest } : {}), ...(latest ? { latest } : {}) };
      assert.deepEqual(daysOf(edtf), expected);
    });

  for (const text of NO_DATES)
    it(`is not "${text}"`, () => {
      assert.equal(daysOf(text), undefined);
    });
});
