import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerOai } from '../../src/harvest/oai.ts';
import { smallArchive } from '../archive/small-archive.ts';
import { place } from '../records/temporary-folder.ts';
import { OaiHarvester } from '../support/oai-harvester.ts';
import { indexOfGraphs } from '../support/shared-index.ts';

const { index } = indexOfGraphs([]);

const places = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`place/p${n}.ttl`, place(`p${n}`)]));

test('who harvests while a large load is being written hears of all of it the next time', async (t) => {
  const small = smallArchive(t, { 'place/first.ttl': place('first') });
  await small.load();
  const { archive } = small;
  // The clock goes on while the load is written; its changes bear the time at which it began to write.
  let clock = Date.parse('2026-01-01T01:00:00Z');
  const now = () => {
    clock += 10_000;
    return new Date(clock);
  };
  const harvester = new OaiHarvester((given) =>
    [...answerOai({ archive, index, adminEmail: 'a@b.c' }, new URLSearchParams(given), now())].join(''),
  );
  small.write(places(350));
  const harvests: Promise<void>[] = [];
  await small.load({
    now,
    onProgress: ({ phase, done }) => {
      if (phase === 'writing' && done === 200) harvests.push(harvester.harvest());
    },
  });
  assert.equal(harvests.length, 1);
  await Promise.all(harvests);
  assert.equal(harvester.records.size, 1, 'nothing of a load is seen before its end');
  await harvester.harvest();
  assert.equal(harvester.records.size, 351);
});
