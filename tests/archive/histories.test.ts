import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { historyEvent, inHistory } from '../support/histories.ts';

test('any history leaves a log from which the current records and their hashes follow', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(historyEvent, { maxLength: 30 }), (events) =>
      inHistory(async (history) => {
        await history.happen(...events);
        const { archive } = history;
        const told = new Map<string, string>();
        for (const { record = '', kind, version = 0 } of archive.changes()) {
          if (kind === 'withdrawn' || kind === 'merged') told.delete(record);
          else told.set(record, archive.version(record, version)?.hash ?? '');
        }
        const sorted = (records: Map<string, string>) => [...records].sort();
        assert.deepEqual(sorted(told), sorted(history.truth()));
      }),
    ),
    { numRuns: 30 },
  );
});

test('a history holds every kind of change, a second creation among them', () =>
  inHistory(async (history) => {
    const write = (value: number) => ({ kind: 'write', record: 'place/a', value }) as const;
    await history.happen(write(0), write(0), { kind: 'write', record: 'place/b', value: 0 }, write(1));
    await history.happen({ kind: 'withdraw', record: 'place/a' }, { kind: 'restart' }, { kind: 'wait', ms: 1_000 });
    await history.happen(write(1), { kind: 'merge', record: 'place/b', into: 'place/a' });
    const log = [...history.archive.changes()].map(({ kind, time }) => `${kind} ${time.getUTCSeconds()}`);
    assert.deepEqual(log, ['created 0', 'created 0', 'updated 0', 'withdrawn 0', 'created 1', 'merged 1']);
    assert.equal(history.truth().size, 1);
  }));
