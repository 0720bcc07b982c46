import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { answerOai } from '../../src/harvest/oai.ts';

import { ACTORS, type History, historyEvent, inHistory } from '../support/histories.ts';
import { OaiHarvester } from '../support/oai-harvester.ts';
import { indexOfGraphs } from '../support/shared-index.ts';

/** Names are not what is tried here. */
const { index } = indexOfGraphs([]);

const events = (maxLength: number) => fc.array(historyEvent, { maxLength });

function ask(history: History, given: Readonly<Record<string, string>>, pageSize = 2): string {
  const source = { archive: history.archive, index, adminEmail: 'a@b.c', pageSize };
  return [...answerOai(source, new URLSearchParams(given), history.now)].join('');
}

const sorted = (records: ReadonlyMap<string, string>) => [...records].sort();

test('a harvester that begins anywhere ends with the current records and their hashes, whatever happens meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(
      events(30),
      fc.array(events(6), { maxLength: 12 }),
      events(10),
      fc.integer({ min: 1, max: 4 }),
      (before, meanwhile, after, pageSize) =>
        inHistory(async (history) => {
          await history.happen(...before);
          const harvester = new OaiHarvester((given) => ask(history, given, pageSize));
          const waiting = [...meanwhile];
          // Once from the beginning, once while things go on happening, and once more when all is quiet.
          await harvester.harvest(() => history.happen(...(waiting.shift() ?? [])));
          await harvester.harvest(() => history.happen(...(waiting.shift() ?? [])));
          await history.happen(...after);
          await harvester.harvest();
          assert.deepEqual(sorted(harvester.records), sorted(history.truth()));
        }),
    ),
    { numRuns: 150 },
  );
});

test('what does not change during a harvest is told exactly once in it', async () => {
  await fc.assert(
    fc.asyncProperty(events(30), fc.array(events(4), { maxLength: 6 }), (before, meanwhile) =>
      inHistory(async (history) => {
        await history.happen(...before);
        const position = history.archive.position;
        const harvester = new OaiHarvester((given) => ask(history, given));
        const waiting = [...meanwhile];
        await harvester.harvest(() => history.happen(...(waiting.shift() ?? [])));
        const { feed } = history.archive;
        for (const { iri } of feed.records({ from: 0, until: position, most: ACTORS.length }))
          assert.equal(harvester.told.filter((told) => told === iri).length, 1, iri);
        // What changed may be told again, as it is now; but not without end.
        assert.ok(harvester.told.length <= 2 * ACTORS.length);
      }),
    ),
    { numRuns: 60 },
  );
});

test('both lists name the same records, and any interval tells what changed last in it', async () => {
  await fc.assert(
    fc.asyncProperty(events(30), (happened) =>
      inHistory(async (history) => {
        await history.happen(...happened, { kind: 'restart' });
        const iris = (verb: string, more: Record<string, string> = {}) =>
          Array.from(
            ask(history, { verb, metadataPrefix: 'oai_dc', ...more }, 100).matchAll(/<identifier>([^<]+)</g),
            ([, iri]) => iri,
          );
        assert.deepEqual(iris('ListRecords'), iris('ListIdentifiers'));
        const { archive } = history;
        const times = archive.feed.records({ from: 0, until: archive.position, most: 100 });
        for (const { time } of times) {
          const second = `${time.toISOString().slice(0, 19)}Z`;
          const within = times.filter((other) => `${other.time.toISOString().slice(0, 19)}Z` === second);
          const told = iris('ListIdentifiers', { from: second, until: second });
          assert.deepEqual(
            told,
            within.map(({ iri }) => iri),
          );
        }
      }),
    ),
    { numRuns: 40 },
  );
});
