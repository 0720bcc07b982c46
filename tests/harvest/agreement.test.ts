import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ChangeKind } from '../../src/archive/change-log.ts';
import { BASE } from '../archive/small-archive.ts';
import { type History, historyEvent, inHistory } from '../support/histories.ts';
import { type Get, serving } from './history-site.ts';
import { Copy, PROTOCOLS, type Told } from './protocols.ts';

const KINDS: Partial<Record<ChangeKind, string>> = {
  created: 'Create',
  updated: 'Update',
  withdrawn: 'Delete',
  merged: 'Move',
};

/** (record, version, kind) of each change of an interval, in the order of the log. */
function logged({ archive }: History, [from, until]: Interval): string[] {
  return archive.feed
    .changes({ from: 0, most: 10_000 })
    .filter(({ time }) => time >= from && time <= until)
    .map(({ record, version, kind }) => `${KINDS[kind]} ${record}/v/${version}`);
}

type Interval = readonly [from: Date, until: Date];

const distinct = (told: readonly Told[]): Told[] => [
  ...new Map(told.map((one) => [`${one.kind} ${one.version} ${one.time.toISOString()}`, one])).values(),
];

test('every protocol tells of the same records, versions and kinds, whatever happened and whatever interval', async () => {
  const offsets = fc.tuple(fc.nat(400_000), fc.nat(400_000));
  await fc.assert(
    fc.asyncProperty(fc.array(historyEvent, { minLength: 5, maxLength: 50 }), offsets, async (events, [a, b]) =>
      inHistory(async (history) => {
        const begin = history.now.getTime();
        await history.happen(...events);
        const [from, until] = [new Date(begin + Math.min(a, b)), new Date(begin + Math.max(a, b))];
        for (const interval of intervals([from, until], [new Date(begin), history.now]))
          await serving(history, async (get) => {
            for (const protocol of PROTOCOLS) {
              const told = (await protocol.read(get, interval[0])).filter(({ time }) => time <= interval[1]);
              const said = distinct(told).map(({ kind, version }) => `${kind} ${version}`);
              assert.deepEqual(said.sort(), logged(history, interval).sort(), protocol.name);
            }
          });
      }),
    ),
    { numRuns: 15 },
  );
});

const intervals = (...all: Interval[]): Interval[] => all;

for (const protocol of PROTOCOLS)
  test(`a copy that is kept by ${protocol.name} ends as the archive, whatever happens between two of its pages`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(historyEvent, { maxLength: 12 }),
        fc.array(fc.array(historyEvent, { maxLength: 4 }), { maxLength: 20 }),
        async (before, meanwhile) =>
          inHistory(async (history) => {
            await history.happen(...before);
            await serving(history, async (get) => {
              const waiting = [...meanwhile];
              const interrupted: Get = async (address, accept) => {
                const answer = await get(address, accept);
                // The answer is read before the next thing happens.
                const body = await answer.bytes();
                await history.happen(...(waiting.shift() ?? []));
                return new Response(body, { headers: answer.headers });
              };
              const copy = new Copy(protocol, interrupted);
              while (waiting.length > 0) await copy.harvest();
              await copy.harvest();
              assert.deepEqual(sorted(copy.records), sorted(history.truth()));
            });
          }),
      ),
      { numRuns: 20 },
    );
  });

const sorted = (records: ReadonlyMap<string, string>) => [...records].sort(([a], [b]) => (a < b ? -1 : 1));

test('the stream of a segment and of a record are the part of the whole that is theirs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(historyEvent, { maxLength: 40 }), async (events) =>
      inHistory(async (history) => {
        await history.happen(...events);
        await serving(history, async (get) => {
          for (const path of ['place', 'place/a', 'incident/b']) {
            const answer = await get(`activity-stream/${path}`);
            const known = history.archive.feed.changes({ from: 0, most: 1_000 });
            const expected = known.filter(({ record }) => `${record}/`.startsWith(`${BASE}${path}/`));
            if (answer.status === 404) {
              assert.equal(expected.length, 0);
              continue;
            }
            const { first, totalItems } = (await answer.json()) as { first: { id: string }; totalItems: number };
            assert.equal(totalItems, expected.length);
            const found: number[] = [];
            for (let next: string | undefined = first.id; next !== undefined; ) {
              const page = (await (await get(next)).json()) as {
                orderedItems: { position: number }[];
                next?: { id: string };
              };
              found.push(...page.orderedItems.map(({ position }) => position));
              next = page.next?.id;
            }
            assert.deepEqual(
              found,
              expected.map(({ position }) => position),
            );
          }
        });
      }),
    ),
    { numRuns: 10 },
  );
});
