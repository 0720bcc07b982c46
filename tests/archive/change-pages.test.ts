import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ChangePages, type PagedLog } from '../../src/archive/change-pages.ts';
import { countedLog } from '../support/counted-log.ts';
import { historyEvent, inHistory } from '../support/histories.ts';
import { BASE } from './small-archive.ts';

const SPAN = 3;

test('pages chained by next, or by previous, hold each change of a log once, whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(historyEvent, { maxLength: 60 }), async (events) =>
      inHistory(async (history) => {
        await history.happen(...events);
        const { feed } = history.archive;
        for (const log of [{}, { segment: 'place' as const }, { record: `${BASE}place/a` }]) {
          const pages = feed.pages({ ...log, span: SPAN });
          const { total, last } = pages.ends();
          const truth = feed.changes({ from: 0, most: 1_000, ...log }).map(({ position }) => position);
          assert.equal(total, truth.length);
          const forward: number[][] = [];
          for (let at: number | undefined = 0; at !== undefined; ) {
            const page = pages.page(at);
            assert.equal(page.before, forward.flat().length);
            assert.equal(pages.startOf(at), at);
            forward.push(page.entries.map(({ position }) => position));
            assert.equal(page.next === undefined, at === last);
            for (const { position } of page.entries)
              assert.equal(pages.startOf(position - 1), at, 'whoever has read up to a change is led to its page');
            at = page.next?.after;
          }
          assert.deepEqual(forward.flat(), truth);
          const backward: number[][] = [];
          for (let at: number | undefined = last; at !== undefined; ) {
            const page = pages.page(at);
            backward.unshift(page.entries.map(({ position }) => position));
            at = page.previous;
          }
          assert.deepEqual(backward, forward);
          assert.equal(pages.startOf(1_000), undefined);
        }
      }),
    ),
    { numRuns: 25 },
  );
});

test('a page of any log costs the same rows at 1,000 and at 1,000,000 changes, first, in the middle and last', () => {
  const costs = [1_000, 1_000_000].map((changes) => {
    const { db, seen } = countedLog(changes);
    const logs: PagedLog[] = [{}, { segment: 'place' }, { record: 'https://isnad.invalid/place/p2' }];
    return logs.map((log) => {
      const pages = new ChangePages(db, BASE, { ...log, span: 50 });
      const { last, total } = pages.ends();
      const [middle = 0] = [pages.startOf(Math.floor(last / 2))];
      assert.ok(total > 200 && middle > 0 && last > middle);
      return {
        ends: seen(() => pages.ends()),
        first: seen(() => pages.page(0)),
        middle: seen(() => pages.page(middle)),
        last: seen(() => pages.page(last)),
        find: seen(() => pages.startOf(middle + 1)),
      };
    });
  });
  assert.deepEqual(costs[1], costs[0]);
  assert.ok((costs[0]?.[0]?.middle ?? 0) > 50, 'the rows are counted');
});
