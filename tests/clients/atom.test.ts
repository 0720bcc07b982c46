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

/** What RFC 4287, Appendix B, says in Schematron, and RFC 6721, 3, of deletions: the rules that a feed breaks. */
function brokenRules(feed: string): string[] {
  const entries = Array.from(feed.matchAll(/<entry>.*?<\/entry>/gs), ([entry]) => entry);
  const head = feed.replaceAll(/<entry>.*?<\/entry>|<at:deleted-entry .*?<\/at:deleted-entry>/gs, '');
  const isNamed = (text: string) => /<author>/.test(text);
  const leads = (text: string) => /<link (?:rel="alternate"|(?![^>]*rel=))|<content[ >]/.test(text);
  const deletions = Array.from(
    feed.matchAll(/<at:deleted-entry ref="([^"]*)" when="([^"]*)"/g),
    ([, ref, when]) => `${ref} ${when}`,
  );
  return [
    ...(isNamed(head) || entries.every(isNamed) ? [] : ['A feed has an author, or each of its entries has one.']),
    ...(entries.every(leads) ? [] : ['An entry has an alternate link or content.']),
    ...(isNamed(head) || entries.every(isNamed) ? [] : ['An entry has an author, if its feed has none.']),
    ...(new Set(deletions).size === deletions.length ? [] : ['No deletion is told twice.']),
  ];
}

test('the rules can be broken', () => {
  const entry = '<entry><id>x</id></entry>';
  assert.equal(brokenRules(`<feed><author><name>x</name></author>${entry}</feed>`).length, 1);
  assert.equal(brokenRules(`<feed>${entry}</feed>`).length, 3);
  const deleted = '<at:deleted-entry ref="a" when="b"></at:deleted-entry>';
  assert.deepEqual(brokenRules(`<feed>${deleted}${deleted}</feed>`), ['No deletion is told twice.']);
  assert.deepEqual(
    brokenRules('<feed><entry><author/><author><link href="x"/></entry></feed>'.replace('<author/>', '')),
    [],
  );
});

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
          for (const path of ['feed.atom?lang=en', 'feed.atom?lang=ar&segment=place', 'feed.atom?lang=ar&after=0']) {
            const text = await (await get(path)).text();
            assert.deepEqual(brokenRules(text), []);
            written(text);
          }
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
    [
      'foreign',
      '<entry><id>x</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><x xmlns="y"/></div></title><updated>2026-01-01T00:00:00Z</updated></entry>',
      false,
    ],
    [
      'source',
      '<entry><id>x</id><title>x</title><updated>2026-01-01T00:00:00Z</updated><source><id>x</id><id>y</id></source></entry>',
      false,
    ],
    [
      'content',
      '<entry><id>x</id><title>x</title><updated>2026-01-01T00:00:00Z</updated><content type="image/svg+xml"><svg xmlns="y"/></content></entry>',
      true,
    ],
    ['date', '<entry><id>x</id><title>x</title><updated>2026</updated></entry>', false],
  ] as const) {
    const file = join(folder, `${name}.xml`);
    writeFileSync(file, feed(more));
    const checked = runClient('xmllint', ['--noout', '--relaxng', SCHEMA, file]);
    if (isRight) await checked;
    else await assert.rejects(checked, /fails to validate/, name);
  }
});
