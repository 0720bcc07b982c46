import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { PagedLog } from '../../src/archive/change-pages.ts';
import { findRecord, withdraw } from '../../src/archive/writer.ts';
import { files } from '../service/withheld-files.ts';
import { historyEvent, inHistory } from '../support/histories.ts';
import { archiveOfChanges, countRows } from '../support/row-counting.ts';
import { BASE, smallArchive } from './small-archive.ts';

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
            const earlier: typeof page | undefined = page.previous && pages.page(page.previous.after);
            assert.deepEqual(page.previous?.time, earlier?.entries.at(-1)?.time);
            at = page.previous?.after;
          }
          assert.deepEqual(backward, forward);
          assert.equal(pages.startOf(1_000), undefined);
        }
      }),
    ),
    { numRuns: 25 },
  );
});

test('of what is withheld, a page tells the hash of what may be seen, and why it changed only where it went', async (t) => {
  const small = smallArchive(t, files(false));
  await small.load({ reason: 'named by a witness' });
  small.write(files(true));
  await small.load({ reason: 'asked not to be named' });
  const { archive } = small;
  const told = (record: string) => archive.feed.pages({ record: `${BASE}${record}`, span: 9 }).page(0).entries;
  const logged = archive.writer.all<{ content_hash: string; iri: string }>(
    'SELECT l.content_hash, r.iri FROM change_log l JOIN record r ON r.id = l.record',
  );
  for (const record of ['organization/hidden', 'document/report-2020', 'person/clerk']) {
    const entries = told(record);
    assert.equal(entries.length, 2);
    for (const { version = 0, hash } of entries) {
      assert.equal(hash, archive.version(`${BASE}${record}`, version)?.hash, record);
      assert.ok(
        !logged.some(({ content_hash }) => content_hash === hash),
        `${record} tells the hash of what is withheld`,
      );
    }
  }
  assert.deepEqual(
    told('organization/hidden').map(({ reason }) => reason),
    [undefined, undefined],
  );
  assert.deepEqual(
    told('person/clerk').map(({ reason }) => reason),
    ['named by a witness', 'asked not to be named'],
  );
  const row = findRecord(archive.writer, 'https://isnad.invalid/organization/hidden') ?? assert.fail();
  withdraw(archive.writer, row, { agent: 'x', door: 'x', time: new Date(), reason: 'asked to go' });
  assert.equal(told('organization/hidden')[2]?.reason, 'asked to go');
});

test('a page of any log costs the same rows at 1,000 and at 1,000,000 changes, first, in the middle and last', (t) => {
  const costs = [1_000, 1_000_000].map((changes) => {
    const { archive, rowsOf } = countRows(t, archiveOfChanges(t, changes));
    const logs: PagedLog[] = [{}, { segment: 'place' }, { record: `${BASE}place/p2` }];
    return logs.map((log) => {
      const pages = archive.feed.pages({ ...log, span: 50 });
      const { last, total } = pages.ends();
      const [middle = 0] = [pages.startOf(Math.floor(last / 2))];
      assert.ok(total > 200 && middle > 0 && last > middle);
      return {
        ends: rowsOf(() => pages.ends()),
        first: rowsOf(() => pages.page(0)),
        middle: rowsOf(() => pages.page(middle)),
        last: rowsOf(() => pages.page(last)),
        find: rowsOf(() => pages.startOf(middle + 1)),
      };
    });
  });
  assert.deepEqual(costs[1], costs[0]);
  assert.ok((costs[0]?.[0]?.middle ?? 0) > 50, 'the rows are counted');
});
