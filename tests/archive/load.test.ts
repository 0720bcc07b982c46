import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { test } from 'node:test';
import { document, place, temporaryFolder } from '../records/temporary-folder.ts';
import { BASE, counts, smallArchive } from './small-archive.ts';

const NOTE = 'isnad:note "x"@en';

test('loading the same folder twice changes nothing', async (t) => {
  const small = smallArchive(t, { 'place/a.ttl': place('a'), 'place/b.ttl': place('b', 'isnad:within <id/place/a>') });
  assert.deepEqual(counts(await small.load()), { created: 2 });
  const { position } = small.archive;
  assert.deepEqual(counts(await small.load()), { unchanged: 2 });
  assert.equal(small.archive.position, position);
  assert.equal(small.archive.versions(`${BASE}place/a`).length, 1);
});

test('a comment or another folder makes no version; a changed statement makes one', async (t) => {
  const small = smallArchive(t, { 'place/a.ttl': place('a') });
  await small.load();
  small.write({ 'place/a.ttl': `# reviewed\n${place('a')}` });
  assert.deepEqual(counts(await small.load()), { unchanged: 1 });
  const moved = temporaryFolder(t);
  cpSync(small.folder, moved, { recursive: true });
  assert.deepEqual(counts(await small.load({ dir: moved })), { unchanged: 1 });
  small.write({ 'place/a.ttl': place('a', NOTE) });
  assert.deepEqual(counts(await small.load()), { updated: 1 });
  assert.deepEqual(
    small.archive.versions(`${BASE}place/a`).map(({ version, kind }) => [version, kind]),
    [
      [1, 'created'],
      [2, 'updated'],
    ],
  );
});

test('the log says which claims were added, changed and dropped, and what is dropped stays known', async (t) => {
  const small = smallArchive(t, { 'document/d.ttl': document('d', { killed: 'isnad:value 1', use: 'isnad:value 2' }) });
  await small.load();
  small.write({ 'document/d.ttl': document('d', { killed: 'isnad:value 9', place: 'isnad:value 3' }) });
  await small.load({ reason: 'corrected' });
  const [, change] = [...small.archive.changes()];
  assert.deepEqual(change?.claims, {
    added: [`${BASE}id/claim/d/place`],
    changed: [`${BASE}id/claim/d/killed`],
    dropped: [`${BASE}id/claim/d/use`],
  });
  assert.deepEqual([change?.kind, change?.version, change?.reason], ['updated', 2, 'corrected']);
  const dropped = small.archive.stateOf(`${BASE}id/claim/d/use`);
  assert.ok(dropped.state === 'dropped');
  assert.equal(dropped.since.position, 2);
  assert.equal(small.archive.stateOf(`${BASE}claim/d/place`).state, 'current');
  assert.equal(small.archive.stateOf(`${BASE}id/claim/d/never`).state, 'missing');
});

test('a refused record is listed once, with all that waits for it; everything else is taken in', async (t) => {
  const small = smallArchive(t, {
    'place/bad.ttl': place('bad', 'isnad:note "refuse me"'),
    'place/child.ttl': place('child', 'isnad:within <id/place/bad>'),
    'place/grandchild.ttl': place('grandchild', 'isnad:within <id/place/child>'),
    'place/free.ttl': place('free'),
  });
  const report = await small.load();
  assert.deepEqual(counts(report), { created: 1, refusedCount: 1, heldBackCount: 2 });
  assert.deepEqual(
    report.refused.map(({ file, heldBack, findings }) => ({ file, heldBack, findings: findings.length })),
    [{ file: 'place/bad.ttl', heldBack: ['place/child.ttl', 'place/grandchild.ttl'], findings: 1 }],
  );
  assert.equal(report.refused[0]?.record, `${BASE}place/bad`);
  assert.deepEqual(
    [...small.archive.current()].map(({ slug }) => slug),
    ['free'],
  );
  small.write({ 'place/bad.ttl': place('bad') });
  assert.deepEqual(counts(await small.load()), { created: 3, unchanged: 1 });
});

test('a file that cannot be read holds back those that need what it would have said', async (t) => {
  const small = smallArchive(t, {
    'document/d.ttl': 'broken',
    'document/e.ttl': document('e', { echo: 'isnad:reports <id/claim/d/killed>' }),
  });
  const report = await small.load();
  assert.deepEqual(counts(report), { refusedCount: 1, heldBackCount: 1 });
  assert.deepEqual(report.refused[0]?.heldBack, ['document/e.ttl']);
  assert.equal(report.refused[0]?.fault?.code, 'syntax');
});

test('a record that already has an accepted version keeps it, and nobody waits', async (t) => {
  const small = smallArchive(t, { 'place/a.ttl': place('a') });
  await small.load();
  small.write({
    'place/a.ttl': place('a', 'isnad:note "refuse me"'),
    'place/b.ttl': place('b', 'isnad:within <id/place/a>'),
  });
  const report = await small.load();
  assert.deepEqual(counts(report), { created: 1, refusedCount: 1 });
  assert.equal(report.refused[0]?.kept, true);
  assert.equal(small.archive.record(`${BASE}place/a`)?.version, 1);
});

test('who needs a claim that only the refused version makes, waits', async (t) => {
  const small = smallArchive(t, { 'document/d.ttl': document('d', { killed: 'isnad:value 1' }) });
  await small.load();
  small.write({
    'document/d.ttl': document('d', { killed: 'isnad:value 1', use: 'isnad:value 2' }, 'isnad:note "refuse me"'),
    'document/old.ttl': document('old', { echo: 'isnad:reports <id/claim/d/killed>' }),
    'document/new.ttl': document('new', { echo: 'isnad:reports <id/claim/d/use>' }),
  });
  const report = await small.load();
  assert.deepEqual(counts(report), { created: 1, refusedCount: 1, heldBackCount: 1 });
  assert.deepEqual(report.refused[0]?.heldBack, ['document/new.ttl']);
});

test('two records may refer to each other', async (t) => {
  const small = smallArchive(t, {
    'place/a.ttl': place('a', 'isnad:within <id/place/b>'),
    'place/b.ttl': place('b', 'isnad:within <id/place/a>'),
  });
  assert.deepEqual(counts(await small.load()), { created: 2 });
});
