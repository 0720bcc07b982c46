import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordRow } from '../../src/archive/rows.ts';
import { verifyArchive } from '../../src/archive/verify.ts';
import { findRecord, withdraw } from '../../src/archive/writer.ts';
import { IsnadError } from '../../src/errors.ts';
import { document, place } from '../records/temporary-folder.ts';
import { BASE, counts, smallArchive, writeByHand } from './small-archive.ts';

const NOTE = 'isnad:note "x"@en';

test('what another door wrote is never overwritten by a load', async (t) => {
  const small = smallArchive(t, { 'place/a.ttl': place('a') });
  await small.load();
  await writeByHand(small, place('a', 'isnad:note "by hand"@en'));
  assert.deepEqual(counts(await small.load()), { kept: 1 });
  assert.equal(small.archive.record(`${BASE}place/a`)?.version, 2);

  small.write({ 'place/a.ttl': place('a', 'isnad:note "on disk"@en') });
  const report = await small.load();
  assert.deepEqual(counts(report), { conflictCount: 1 });
  assert.deepEqual(report.conflicts, [{ file: 'place/a.ttl', record: `${BASE}place/a` }]);
  assert.equal(small.archive.record(`${BASE}place/a`)?.version, 2);

  small.write({ 'place/a.ttl': place('a', 'isnad:note "by hand"@en') });
  assert.deepEqual(counts(await small.load()), { unchanged: 1 });
  small.write({ 'place/a.ttl': place('a', 'isnad:note "agreed"@en') });
  assert.deepEqual(counts(await small.load()), { updated: 1 });
});

test('a file for a record that another door made is a conflict unless they agree', async (t) => {
  const small = smallArchive(t, { 'place/a.ttl': place('a', NOTE) });
  await writeByHand(small, place('a'));
  assert.deepEqual(counts(await small.load()), { conflictCount: 1 });
  small.write({ 'place/a.ttl': place('a') });
  assert.deepEqual(counts(await small.load()), { unchanged: 1 });
});

const MANY = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`place/p${i}.ttl`, place(`p${i}`)]));

test('a record whose file is gone stays without --prune and is withdrawn with it', async (t) => {
  const small = smallArchive(t, MANY);
  await small.load();
  small.remove('place/p7.ttl');
  const { gone } = await small.load();
  assert.deepEqual(gone, [`${BASE}place/p7`]);
  assert.equal(small.archive.stateOf(`${BASE}place/p7`).state, 'current');

  assert.deepEqual(counts(await small.load({ prune: true })), { unchanged: 29, withdrawn: 1 });
  assert.equal(small.archive.stateOf(`${BASE}id/place/p7`).state, 'withdrawn');
  assert.equal(small.archive.record(`${BASE}place/p7`), undefined);
  assert.equal(small.archive.version(`${BASE}place/p7`, 1)?.slug, 'p7');
  assert.deepEqual(
    [...small.archive.tombstones()].map(({ thing, version }) => [thing, version]),
    [[`${BASE}id/place/p7`, 1]],
  );

  small.write({ 'place/p7.ttl': place('p7') });
  assert.deepEqual(counts(await small.load()), { created: 1, unchanged: 29 });
  assert.equal(small.archive.record(`${BASE}place/p7`)?.version, 2);
});

test('pruning touches only what came from a file of this folder that is really gone', async (t) => {
  const small = smallArchive(t, MANY);
  await small.load();
  await writeByHand(small, place('by-hand'));
  await writeByHand(small, place('p1', NOTE));
  small.write({ 'place/p2.ttl': 'now broken', 'place/renamed.ttl': place('p3') });
  small.remove('place/p1.ttl', 'place/p3.ttl');
  const report = await small.load({ prune: true });
  assert.equal(report.withdrawn, 0);
  for (const slug of ['by-hand', 'p1', 'p2', 'p3'])
    assert.equal(small.archive.stateOf(`${BASE}place/${slug}`).state, 'current', slug);
});

test('a load that would withdraw more than 10 records or 5 % stops, lists them and writes nothing', async (t) => {
  const small = smallArchive(t, MANY);
  await small.load();
  small.remove('place/p1.ttl', 'place/p2.ttl');
  small.write({ 'place/new.ttl': place('new') });
  await assert.rejects(small.load({ prune: true }), (error) => {
    assert.ok(error instanceof IsnadError);
    assert.match(error.message, /withdraw 2 of 30/);
    assert.deepEqual(error.extra['records'], [`${BASE}place/p1`, `${BASE}place/p2`]);
    return true;
  });
  assert.equal(small.archive.size, 30);
  await assert.rejects(small.load({ prune: true, allowWithdraw: 1 }), IsnadError);
  assert.deepEqual(counts(await small.load({ prune: true, allowWithdraw: 2 })), {
    created: 1,
    unchanged: 28,
    withdrawn: 2,
  });
});

test('what somebody withdrew stays withdrawn until its file changes, and then it is a conflict', async (t) => {
  const small = smallArchive(t, { 'place/a.ttl': place('a') });
  await small.load();
  const { writer } = small.archive;
  const change = { time: new Date(0), agent: 'curator', door: 'http' };
  await writer.transaction(() =>
    withdraw(writer, findRecord(writer, 'https://isnad.invalid/place/a') as RecordRow, change),
  );
  assert.deepEqual(counts(await small.load()), { kept: 1 });
  small.write({ 'place/a.ttl': place('a', NOTE) });
  assert.deepEqual(counts(await small.load()), { conflictCount: 1 });
  assert.equal(small.archive.stateOf(`${BASE}place/a`).state, 'withdrawn');
});

test('a document that becomes a resolution of the same slug takes its place only where it is withdrawn', async (t) => {
  const text = document('a', { use: 'isnad:gist "x"@en' });
  const small = smallArchive(t, { 'document/a.ttl': text });
  await small.load();
  small.remove('document/a.ttl');
  const moved = text.replaceAll('id/document/a', 'id/resolution/a').replace('isnad:Document', 'isnad:Resolution');
  small.write({ 'resolution/a.ttl': moved });
  const report = await small.load();
  assert.deepEqual(
    report.refused.map(({ file, fault }) => [file, fault?.code]),
    [['resolution/a.ttl', 'duplicate']],
  );
  assert.deepEqual((await verifyArchive(small.stateDir)).problems, []);
  assert.deepEqual(counts(await small.load({ prune: true, allowWithdraw: 1 })), { created: 1, withdrawn: 1 });
  assert.deepEqual((await verifyArchive(small.stateDir)).problems, []);
  assert.equal(small.archive.stateOf(`${BASE}id/claim/a/use`).state, 'current');
});
