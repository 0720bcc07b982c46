import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Memento,
  type Mementos,
  mementoAt,
  mementoDate,
  mementoLinks,
  readMementoDate,
} from '../../src/harvest/memento.ts';
import { type OriginalState, TIMEMAP, timemapPages } from '../../src/harvest/timemap.ts';

const memento = (number: number, ms: number): Memento => ({ uri: `http://x.test/a/v/${number}`, time: new Date(ms) });

function mementos(...times: readonly number[]): Mementos {
  const [first = 0, ...others] = times;
  return {
    original: 'http://x.test/a',
    timegate: 'http://x.test/timegate/a',
    timemap: 'http://x.test/timemap/a',
    all: [memento(1, first), ...others.map((ms, at) => memento(at + 2, ms))],
  };
}

const written = (all: Mementos, page: number, format: string, state: OriginalState = { state: 'current' }) =>
  TIMEMAP.forms
    .find((form) => form.format.name === format)
    ?.render({ mementos: all, state, page }, undefined as never) as string;

test('the date that a memento bears leads to it, though it has no fractions of a second', () => {
  const all = mementos(1_000_400, 1_000_900, 5_000_000);
  for (const one of all.all.slice(1))
    assert.equal(mementoAt(all, readMementoDate(mementoDate(one.time))), one, one.uri);
  assert.equal(mementoAt(all, new Date(4_999_000)), all.all[1], 'the last of those of one second');
  assert.equal(mementoAt(all, new Date(0)), all.all[0]);
  assert.equal(mementoAt(all, undefined), all.all[2]);
});

test('a date is read as RFC 1123 writes it and in no other way', () => {
  assert.equal(readMementoDate('Thu, 01 Jan 2026 00:00:00 GMT')?.toISOString(), '2026-01-01T00:00:00.000Z');
  for (const wrong of [
    '',
    '2026-01-01',
    'Thu, 1 Jan 2026 00:00:00 GMT',
    'Wed, 01 Jan 2026 00:00:00 GMT',
    'Thursday, 01-Jan-26 00:00:00 GMT',
    'Thu Jan  1 00:00:00 2026',
    'Thu, 01 Jan 2026 00:00:00 UTC',
    'Sat, 31 Feb 2026 00:00:00 GMT',
  ])
    assert.equal(readMementoDate(wrong), undefined, wrong);
});

test('each memento around one that is shown is linked once, by all that it is to it', () => {
  const rels = (times: number[], at: number) => {
    const all = mementos(...times);
    return mementoLinks(all, all.all[at] ?? all.all[0]).map(({ rel }) => rel);
  };
  assert.deepEqual(rels([1], 0), ['first last memento']);
  assert.deepEqual(rels([1, 2], 0), ['first memento', 'next last memento']);
  assert.deepEqual(rels([1, 2, 3, 4, 5], 2), [
    'first memento',
    'prev memento',
    'memento',
    'next memento',
    'last memento',
  ]);
});

test('a TimeMap of very many versions is paged, and its pages hold each version once', () => {
  const all = mementos(...Array.from({ length: 2_500 }, (_, second) => second * 1_000));
  assert.equal(timemapPages(all), 3);
  const seen: string[] = [];
  for (const page of [1, 2, 3]) {
    const text = written(all, page, 'link');
    seen.push(...Array.from(text.matchAll(/<([^>]+)>; rel="[^"]*memento"/g), ([, uri = '']) => uri));
    assert.equal(text.match(/rel="timemap"/g)?.length, 2, 'the other pages');
    assert.equal(text.match(/rel="self"/g)?.length, 1);
    const json = JSON.parse(written(all, page, 'json'));
    assert.equal(json.pages.length, 2);
    assert.equal(json.mementos.last.uri, 'http://x.test/a/v/2500');
  }
  assert.deepEqual(
    seen,
    all.all.map(({ uri }) => uri),
  );
  const second = written(all, 2, 'link');
  assert.match(
    second,
    /<http:\/\/x.test\/timemap\/a\?page=2>; rel="self"; type="application\/link-format"; from="Thu, 01 Jan 1970 00:16:40 GMT"; until="Thu, 01 Jan 1970 00:33:19 GMT"/,
  );
});

test('a TimeMap in JSON says what became of the record', () => {
  const since = new Date(9_000);
  const withdrawn = JSON.parse(written(mementos(1), 1, 'json', { state: 'withdrawn', since, reason: 'asked for' }));
  assert.deepEqual(
    [withdrawn.state, withdrawn.since, withdrawn.reason],
    ['withdrawn', since.toISOString(), 'asked for'],
  );
  const merged = JSON.parse(
    written(mementos(1), 1, 'json', { state: 'merged', since, successor: 'http://x.test/b', reason: 'one thing' }),
  );
  assert.deepEqual([merged.state, merged.successor, merged.reason], ['merged', 'http://x.test/b', 'one thing']);
});
