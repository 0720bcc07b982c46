import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findRecord, merge, withdraw } from '../../src/archive/writer.ts';
import { document, place } from '../records/temporary-folder.ts';
import { BASE, type Small, smallArchive } from './small-archive.ts';

const NOTE = 'isnad:note "x"@en';
const ALL = { from: 0, until: 100, most: 100 };
const BY_HAND = { agent: 'a curator', door: 'hand' };

/** A document at 1, places at 2 to 4, then place a again (5), b withdrawn (6), c merged into a (7). */
async function history(t: Parameters<typeof smallArchive>[0]): Promise<Small> {
  const small = smallArchive(t, {
    'document/d.ttl': document('d', { use: 'isnad:value 1' }),
    'place/a.ttl': place('a'),
    'place/b.ttl': place('b'),
    'place/c.ttl': place('c'),
  });
  await small.load();
  small.write({ 'place/a.ttl': place('a', NOTE) });
  await small.load();
  const { writer } = small.archive;
  const row = (slug: string) => findRecord(writer, `https://isnad.invalid/place/${slug}`) ?? assert.fail(slug);
  withdraw(writer, row('b'), { ...BY_HAND, time: new Date('2026-01-02T00:00:00Z'), reason: 'twice' });
  // A clock that was set back.
  merge(writer, row('c'), 'https://isnad.invalid/place/a', { ...BY_HAND, time: new Date('2025-12-31T00:00:00Z') });
  return small;
}

const told = (entries: readonly { position: number; kind: string }[]) =>
  entries.map(({ position, kind }) => `${position} ${kind}`);

test('changes come in pages, forward and backward, of all, of a segment and of one record', async (t) => {
  const { feed } = (await history(t)).archive;
  assert.deepEqual(told(feed.changes({ from: 0, most: 2 })), ['1 created', '2 created']);
  assert.deepEqual(told(feed.changes({ from: 2, until: 5, most: 9 })), ['3 created', '4 created', '5 updated']);
  assert.deepEqual(told(feed.changes({ from: 8, most: 2, newestFirst: true })), ['7 merged', '6 withdrawn']);
  assert.deepEqual(told(feed.changes({ from: 2, most: 2, segment: 'place' })), ['3 created', '4 created']);
  const a = { record: `${BASE}place/a` };
  assert.deepEqual(told(feed.changes({ from: 0, most: 9, ...a })), ['2 created', '5 updated']);
  assert.deepEqual(told(feed.changes({ from: 5, most: 9, newestFirst: true, ...a })), ['2 created']);
  assert.equal(feed.countChanges({ until: 7, segment: 'place' }), 6);
  assert.equal(feed.countChanges({ until: 4, ...a }), 1);
  assert.equal(feed.changes({ from: 6, most: 1 })[0]?.successor, `${BASE}place/a`);
  assert.equal(feed.changes({ from: 5, most: 1 })[0]?.reason, 'twice');
});

test('records come in the order of their latest change, each once, gone ones among them', async (t) => {
  const { feed } = (await history(t)).archive;
  const slugs = (asked: Partial<Parameters<typeof feed.records>[0]>) =>
    feed.records({ ...ALL, ...asked }).map(({ slug, state, position }) => `${position} ${slug} ${state}`);
  assert.deepEqual(slugs({}), ['1 d current', '5 a current', '6 b withdrawn', '7 c merged']);
  assert.deepEqual(slugs({ from: 1, most: 1 }), ['5 a current']);
  assert.deepEqual(slugs({ current: true }), ['1 d current', '5 a current']);
  assert.deepEqual(slugs({ current: true, from: 5 }), []);
  assert.deepEqual(slugs({ segment: 'place', until: 6 }), ['5 a current', '6 b withdrawn']);
  assert.equal(feed.countRecords({ from: 0, until: 6, segment: 'place' }), 2);
  assert.equal(feed.recordOf(`${BASE}place/c`)?.successor, `${BASE}place/a`);
  assert.equal(feed.recordOf(`${BASE}place/z`), undefined);
});

test('time in the log never goes back, so that an instant is a position', async (t) => {
  const { feed } = (await history(t)).archive;
  assert.deepEqual(feed.timeOf(7), new Date('2026-01-02T00:00:00Z'));
  assert.equal(feed.timeOf(8), undefined);
  assert.equal(feed.positionAt(new Date('2025-01-01T00:00:00Z')), 0);
  assert.equal(feed.positionAt(new Date('2026-01-01T00:00:30Z')), 4);
  assert.equal(feed.positionAt(new Date('2026-01-02T00:00:00Z')), 7);
});

const ENTRY = (holder: string) => `@prefix isnad: <https://w3id.org/isnad/ontology#> .
<id/catalogue-entry/e> a isnad:ArchiveRecord ; isnad:heldBy <id/organization/${holder}> .`;

test('an entry is in the set of the archive that holds it, and stays there when it is withdrawn', async (t) => {
  const small = smallArchive(t, {
    'catalogue-entry/e.ttl': ENTRY('one'),
    'organization/one.ttl': '<id/organization/one> a <https://w3id.org/isnad/ontology#Organization> .',
    'organization/two.ttl': '<id/organization/two> a <https://w3id.org/isnad/ontology#Organization> .',
  });
  await small.load();
  const { feed, writer } = small.archive;
  const one = `${BASE}id/organization/one`;
  assert.deepEqual(feed.holders(), [one]);
  const held = (holder: string) => feed.records({ ...ALL, holder }).map(({ slug }) => slug);
  assert.deepEqual(held(one), ['e']);
  small.write({ 'catalogue-entry/e.ttl': ENTRY('two') });
  await small.load();
  assert.deepEqual([held(one), held(`${BASE}id/organization/two`)], [[], ['e']]);
  const row = findRecord(writer, 'https://isnad.invalid/catalogue-entry/e') ?? assert.fail();
  withdraw(writer, row, { ...BY_HAND, time: new Date('2026-01-02T00:00:00Z') });
  const [gone] = feed.records({ ...ALL, holder: `${BASE}id/organization/two`, segment: 'catalogue-entry' });
  assert.deepEqual([gone?.state, gone?.position, gone?.holders], ['withdrawn', 5, [`${BASE}id/organization/two`]]);
  assert.equal(feed.countRecords({ from: 0, until: 9, holder: one }), 0);
  assert.deepEqual(
    [feed.holders({ most: 1 }), feed.holders({ after: one, most: 1 })],
    [[`${BASE}id/organization/two`], [`${BASE}id/organization/two`]],
  );
  assert.deepEqual(feed.holders({ after: `${BASE}id/organization/two` }), []);
});

test('what takes something away is found in the log: a withdrawal, and any change of a record that withholds', async (t) => {
  const small = smallArchive(t, { 'place/a.ttl': place('a'), 'place/b.ttl': place('b'), 'place/c.ttl': place('c') });
  await small.load();
  const { feed } = small.archive;
  assert.equal(feed.lastTakeDown(0), 0);
  small.write({ 'place/a.ttl': place('a', 'rdfs:comment "an update takes nothing away"') });
  await small.load();
  assert.equal(feed.lastTakeDown(0), 0);
  small.remove('place/c.ttl');
  await small.load({ prune: true, allowWithdraw: 1 });
  assert.equal(feed.lastTakeDown(0), 5);
  assert.equal(feed.lastTakeDown(5), 0);
  small.write({
    'place/b.ttl': `${place('b', 'isnad:withholding <id/place/b#w>')}<id/place/b#w> a isnad:Withholding ; isnad:reason "r"@en .`,
  });
  await small.load();
  assert.equal(feed.lastTakeDown(5), 6);
});
