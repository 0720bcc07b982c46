import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration, markdownTable, median, rate, timingCell } from '../../bench/table.ts';

test('a table is Markdown with its columns in line', () => {
  assert.equal(
    markdownTable(['', 'small', 'large'], [['start', '1.5 s', '12 s']]),
    ['|       | small | large |', '|-------|-------|-------|', '| start | 1.5 s | 12 s  |'].join('\n'),
  );
});

test('times and rates have the digits that mean something', () => {
  assert.deepEqual([0.1234, 9.87, 123.4, 1_500, 75_000].map(duration), [
    '0.12 ms',
    '9.87 ms',
    '123 ms',
    '1.5 s',
    '75.0 s',
  ]);
  assert.deepEqual([0.25, 9.96, 1234.5].map(rate), ['0.3', '10.0', '1,235']);
});

test('a timing shows its median, its 95th percentile and its rate; where there is none, the reason', () => {
  assert.equal(timingCell({ medianMs: 1, p95Ms: 20, perSecond: 800, count: 10 }), '1.00 ms / 20 ms · 800/s');
  assert.equal(timingCell('over the time limit'), 'over the time limit');
});

test('the median of a few is the middle one', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.ok(Number.isNaN(median([])));
});
