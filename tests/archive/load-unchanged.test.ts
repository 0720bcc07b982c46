import assert from 'node:assert/strict';
import { renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openArchive } from '../../src/archive/archive.ts';
import { loadFolder } from '../../src/archive/load.ts';
import { place, temporaryFolder } from '../records/temporary-folder.ts';
import { BASE, counts, type Small, simpleJudge, smallArchive } from './small-archive.ts';

const THREE = Object.fromEntries(['a', 'b', 'c'].map((slug) => [`place/${slug}.ttl`, place(slug)]));

/**
 * Loads once and says how many files were parsed for it. The archive is made to believe that each file said something else
 * than it does: only who parses a file finds that it agrees with the archive.
 */
async function parsed({ archive, load }: Small): Promise<number> {
  archive.writer.exec("UPDATE record SET file_hash = 'another'");
  return (await load()).unchanged;
}

test('a file that has not changed is not parsed again, and is counted', async (t) => {
  const small = smallArchive(t, THREE);
  await small.load();
  assert.deepEqual(counts(await small.load()), { unchanged: 3 });
  assert.equal(await parsed(small), 0);
});

test('one byte is noticed where size and time of the file are the same', async (t) => {
  const small = smallArchive(t, { 'place/a.ttl': place('a', 'isnad:note "1"') });
  await small.load();
  const path = join(small.folder, 'place/a.ttl');
  const { atime, mtime, size } = statSync(path);
  small.write({ 'place/a.ttl': place('a', 'isnad:note "2"') });
  utimesSync(path, atime, mtime);
  assert.deepEqual([statSync(path).size, statSync(path).mtimeMs], [size, mtime.getTime()]);
  assert.deepEqual(counts(await small.load()), { updated: 1 });
});

test('a touched file is known by its bytes', async (t) => {
  const small = smallArchive(t, THREE);
  await small.load();
  utimesSync(join(small.folder, 'place/a.ttl'), 1, 1);
  assert.equal(await parsed(small), 0);
});

test('a renamed file is parsed once and then known by its new name', async (t) => {
  const small = smallArchive(t, THREE);
  await small.load();
  renameSync(join(small.folder, 'place/a.ttl'), join(small.folder, 'place/z.ttl'));
  assert.deepEqual(counts(await small.load()), { unchanged: 3 });
  assert.equal(await parsed(small), 0);
});

test('of two files that swap names both are parsed, and both are what they were', async (t) => {
  const small = smallArchive(t, THREE);
  await small.load();
  small.write({ 'place/a.ttl': place('b'), 'place/b.ttl': place('a') });
  assert.equal(await parsed(small), 2);
  assert.deepEqual(counts(await small.load()), { unchanged: 2, kept: 1 });
});

test('a file that takes the name of a record whose own file is unchanged is refused as a duplicate', async (t) => {
  const small = smallArchive(t, { 'place/b.ttl': place('b') });
  await small.load();
  small.write({ 'place/a.ttl': place('b', 'isnad:note "x"') });
  const { refused, updated } = await small.load();
  assert.deepEqual(
    [updated, refused.map(({ file, fault }) => [file, fault?.code])],
    [1, [['place/b.ttl', 'duplicate']]],
  );
});

test('a deleted file is named among those that are gone', async (t) => {
  const small = smallArchive(t, THREE);
  await small.load();
  small.remove('place/b.ttl');
  const report = await small.load();
  assert.deepEqual([counts(report), report.gone], [{ unchanged: 2, goneCount: 1 }, [`${BASE}place/b`]]);
  assert.equal(await parsed(small), 0);
});

test('what was refused is refused and told again at every load', async (t) => {
  const small = smallArchive(t, {
    ...THREE,
    'place/bad.ttl': place('bad', 'isnad:note "refuse me"'),
    'place/broken.ttl': 'broken',
  });
  const first = await small.load();
  const again = await small.load();
  assert.deepEqual(counts(first), { created: 3, refusedCount: 2 });
  assert.deepEqual(counts(again), { unchanged: 3, refusedCount: 2 });
  assert.deepEqual(again.refused, first.refused);
  assert.equal(await parsed(small), 0);
});

test('an archive that was restored from an older copy takes in what has changed since', async (t) => {
  const small = smallArchive(t, THREE);
  await small.load();
  const stateDir = temporaryFolder(t);
  small.archive.writer.exec(`VACUUM INTO '${join(stateDir, 'archive.db')}'`);
  small.write({ 'place/a.ttl': place('a', 'isnad:note "x"'), 'place/d.ttl': place('d') });
  assert.deepEqual(counts(await small.load()), { created: 1, updated: 1, unchanged: 2 });

  const restored = openArchive({ stateDir, base: BASE });
  t.after(() => restored.close());
  const report = await loadFolder(restored, { dir: small.folder, judge: simpleJudge, maxFileBytes: 1_000_000 });
  assert.deepEqual(counts(report), { created: 1, updated: 1, unchanged: 2 });
});

test('what another version of Isnad has read is read once more, and makes no version', async (t) => {
  const small = smallArchive(t, THREE);
  await small.load();
  const { position } = small.archive;
  small.archive.writer.exec("UPDATE record SET file_digest = 'of another version'");
  assert.equal(await parsed(small), 3);
  assert.equal(await parsed(small), 0);
  assert.equal(small.archive.position, position);
});

test('files beyond those that are read ahead, and large ones among them, are known one by one', async (t) => {
  const large = (slug: string) => place(slug, `isnad:note "${'x'.repeat(100_000)}"`);
  const many = Array.from({ length: 300 }, (_, i) => `p${i}`);
  const small = smallArchive(
    t,
    Object.fromEntries(many.map((slug, i) => [`place/${slug}.ttl`, i % 50 === 0 ? large(slug) : place(slug)])),
  );
  assert.deepEqual(counts(await small.load()), { created: 300 });
  small.write({ 'place/p50.ttl': `${large('p50')}# reviewed\n`, 'place/p299.ttl': place('p299', 'isnad:note "x"') });
  rmSync(join(small.folder, 'place/p100.ttl'));
  assert.deepEqual(counts(await small.load()), { updated: 1, unchanged: 298, goneCount: 1 });
  assert.equal(await parsed(small), 0);
});
