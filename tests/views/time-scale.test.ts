import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayNumber } from '../../src/claims/date-extent.ts';
import { axisSteps, TimeScale } from '../../src/views/time-scale.ts';

test('an axis counts in years, months or days, by how long it is', () => {
  const names = (first: string, last: string) => axisSteps(first, last).map(({ name }) => name);
  assert.deepEqual(names('2012-05-03', '2016-01-01'), ['2012', '2013', '2014', '2015', '2016']);
  assert.deepEqual(names('2016-11-20', '2017-02-03'), ['2016-11', '2016-12', '2017-01', '2017-02']);
  assert.deepEqual(names('2016-02-27', '2016-03-01'), ['2016-02-27', '2016-02-28', '2016-02-29', '2016-03-01']);
});

test('the first and the last years that can be written are years like any other', () => {
  const names = (first: string, last: string) => axisSteps(first, last).map(({ name }) => name);
  assert.deepEqual(names('0001-01-01', '0005-12-31'), ['0001', '0002', '0003', '0004', '0005']);
  assert.deepEqual(names('9995-01-01', '9999-12-31'), ['9995', '9996', '9997', '9998', '9999']);
  const december = axisSteps('9999-10-01', '9999-12-31');
  assert.ok(december.every(({ first, last }) => last > first));
});

test('days stand on it in their order, from the first to the last whole step', () => {
  const scale = new TimeScale('2012-05-03', '2016-01-01', new Set([2012, 2013, 2014, 2015, 2016]));
  assert.equal(scale.at(dayNumber('2012-01-01')), 0);
  assert.equal(scale.at(dayNumber('2017-01-01')), 1);
  assert.equal(scale.at(dayNumber('1900-01-01')), 0);
  assert.equal(scale.at(dayNumber('2100-01-01')), 1);
  const places = ['2012-05-03', '2013-01-01', '2014-06-30', '2016-01-01'].map((day) => scale.at(dayNumber(day)));
  assert.deepEqual(
    [...places].sort((a, b) => a - b),
    places,
  );
});

test('a long run of empty years is folded and told, a short one is not', () => {
  const scale = new TimeScale('1925-06-17', '2018-04-07', new Set([1925, 2015, 2018]));
  assert.deepEqual(
    scale.gaps.map(({ from, to }) => [from, to]),
    [['1926', '2014']],
  );
  assert.deepEqual(
    scale.steps.map(({ name }) => name),
    ['1925', '2015', '2016', '2017', '2018'],
  );
  assert.ok(scale.at(dayNumber('2015-01-01')) < 0.5);
});
