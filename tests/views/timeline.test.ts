import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { extentOf } from '../../src/claims/date-extent.ts';
import type { DatedThing } from '../../src/views/plot-things.ts';
import { isExact, stackOf } from '../../src/views/timeline-lanes.ts';
import { countsOf, timelineOf, timelineOfCounts } from '../../src/views/timeline-model.ts';
import { timesAround } from '../../src/views/timeline-steps.ts';

const thing = (name: string, date?: string): DatedThing => ({
  iri: `https://archive.test/id/incident/${name}`,
  segment: 'incident',
  name,
  date,
  extent: date === undefined ? undefined : extentOf(date),
});

const DATES = [
  '2013',
  '2013-08',
  '2013-08-21',
  '2012/',
  '/2014-05',
  '2014-04-29/2014-05-02',
  '[2015-03-23,2015-03-24]',
];
const date = fc.oneof(
  fc.constantFrom(...DATES),
  fc.constant(undefined),
  fc.integer({ min: 0, max: 2000 }).map((day) => new Date(Date.UTC(2012, 0, day)).toISOString().slice(0, 10)),
);
const things = fc.array(date, { maxLength: 60 }).map((dates) => dates.map((one, at) => thing(`t${at}`, one)));

test('every thing is shown, without a date, or outside of the time that is shown', () => {
  fc.assert(
    fc.property(things, fc.constantFrom(undefined, '2013', '2013-08-21', '2014/2015'), (all, during) => {
      const { dated, undated, outside } = timelineOf(all, during);
      assert.equal(dated.length + undated.length + outside.before + outside.after, all.length);
    }),
  );
});

test('no two marks of a row stand in one place', () => {
  fc.assert(
    fc.property(things, (all) => {
      const { scale, dated } = timelineOf(all);
      const stack = scale && stackOf(dated, scale);
      for (const a of stack?.marks ?? [])
        for (const b of stack?.marks ?? []) {
          if (a === b || a.shape !== b.shape || a.row !== b.row) continue;
          if (a.shape === 'sign') assert.ok(Math.abs(a.start - b.start) > 0.0249);
          else assert.ok(a.end <= b.start || b.end <= a.start);
        }
    }),
  );
});

test('a day is a full sign; a month, a doubt and a choice are hollow, or bars where there is room', () => {
  const all = [
    thing('day', '2013-08-21'),
    thing('month', '2013-08'),
    thing('doubt', '2013-08-21?'),
    thing('year', '2013'),
  ];
  const { scale, dated } = timelineOf([...all, thing('later', '2018-01-01')]);
  assert.ok(scale);
  const marks = stackOf(dated, scale)?.marks ?? [];
  const shapes = Object.fromEntries(marks.map((mark) => [mark.thing.name, [mark.shape, isExact(mark.thing)]]));
  assert.deepEqual(shapes, {
    day: ['sign', true],
    month: ['sign', false],
    doubt: ['sign', false],
    year: ['bar', false],
    later: ['sign', true],
  });
});

test('a time without a known end reaches the end of the axis and says that it goes on', () => {
  const { scale, dated } = timelineOf([thing('open', '2012/'), thing('other', '2016-01-01')]);
  assert.ok(scale);
  const [open] = stackOf(dated, scale)?.marks ?? [];
  assert.deepEqual([open?.shape, open?.end, open?.isOpenBefore, open?.isOpenAfter], ['bar', 1, false, true]);
});

test('too many in one place are counted instead: a thing in every step that it touches', () => {
  const all = [...Array.from({ length: 40 }, (_, at) => thing(`t${at}`, '2013-08-21')), thing('long', '2012/2013')];
  const { scale, dated } = timelineOf([...all, thing('later', '2017')]);
  assert.ok(scale);
  assert.equal(stackOf(dated, scale), undefined);
  assert.deepEqual(
    countsOf(scale.steps, dated).map(({ step, count }) => [step.name, count]),
    [
      ['2012', 1],
      ['2013', 41],
      ['2017', 1],
    ],
  );
});

test('counts alone make a timeline, too', () => {
  const counts = [
    { name: '2013', count: 3000 },
    { name: '2015', count: 10 },
  ];
  const { lanes, scale, undatedCount } = timelineOfCounts({
    total: 3010,
    counts,
    undated: 7,
    outside: { before: 0, after: 0 },
  });
  assert.equal(undatedCount, 7);
  assert.equal(scale?.steps.length, 3);
  const [lane] = lanes;
  assert.ok(lane?.content.kind === 'counts');
  assert.deepEqual(
    lane.content.counts.map(({ count }) => count),
    [3000, 0, 10],
  );
});

test('beside a time stand the one before and the one after', () => {
  assert.deepEqual(timesAround('2017'), { before: '2016', after: '2018' });
  assert.deepEqual(timesAround('2017-01'), { before: '2016-12', after: '2017-02' });
  assert.deepEqual(timesAround('2016-03-01'), { before: '2016-02-29', after: '2016-03-02' });
  assert.deepEqual(timesAround('2017-01-01/2017-01-10'), {
    before: '2016-12-22/2016-12-31',
    after: '2017-01-11/2017-01-20',
  });
  assert.equal(timesAround('9999').after, undefined);
});
