import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { serving } from '../harvest/history-site.ts';
import { temporaryFolder } from '../records/temporary-folder.ts';
import { historyEvent, inHistory } from '../support/histories.ts';
import { findClient, runClient } from './run-client.ts';

const found = await findClient('xmllint', ['xmllint'], ['--version']);
const skip = 'skip' in found && found.skip;
const SCHEMA = 'tests/fixtures/atom.rng';

test('every document of the feed keeps the schema of Atom, in both languages, whatever happened', {
  skip,
}, async (t) => {
  const folder = temporaryFolder(t);
  const files: string[] = [];
  const written = (text: string): void => {
    const file = join(folder, `${files.length}.xml`);
    writeFileSync(file, text);
    files.push(file);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(historyEvent, { maxLength: 40 }), async (events) =>
      inHistory(async (history) => {
        await history.happen(...events);
        await serving(history, async (get) => {
          for (const path of ['feed.atom?lang=en', 'feed.atom?lang=ar&segment=place', 'feed.atom?lang=ar&after=0'])
            written(await (await get(path)).text());
        });
      }),
    ),
    { numRuns: 10 },
  );
  await runClient('xmllint', ['--noout', '--relaxng', SCHEMA, ...files]);
});

test('the schema finds what is wrong: an entry without an id, a deletion without a time', { skip }, async (t) => {
  const folder = temporaryFolder(t);
  const feed = (more: string) =>
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><id>x</id><title>x</title>
     <updated>2026-01-01T00:00:00Z</updated>${more}</feed>`;
  for (const [name, more, isRight] of [
    ['right', '', true],
    ['entry', '<entry><title>x</title><updated>2026-01-01T00:00:00Z</updated></entry>', false],
    ['deletion', '<at:deleted-entry ref="x"/>', false],
    ['date', '<entry><id>x</id><title>x</title><updated>2026</updated></entry>', false],
  ] as const) {
    const file = join(folder, `${name}.xml`);
    writeFileSync(file, feed(more));
    const checked = runClient('xmllint', ['--noout', '--relaxng', SCHEMA, file]);
    if (isRight) await checked;
    else await assert.rejects(checked, /fails to validate/, name);
  }
});
