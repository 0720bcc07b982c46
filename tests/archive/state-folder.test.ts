import assert from 'node:assert/strict';
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openArchive } from '../../src/archive/archive.ts';
import { chainHash, type LogRow } from '../../src/archive/change-log.ts';
import { rebaseArchive } from '../../src/archive/rebase.ts';
import { verifyArchive } from '../../src/archive/verify.ts';
import { IsnadError } from '../../src/errors.ts';
import { document, place, temporaryFolder } from '../records/temporary-folder.ts';
import { BASE, type Small, smallArchive } from './small-archive.ts';

async function filled(t: Parameters<typeof smallArchive>[0]): Promise<Small> {
  const small = smallArchive(t, {
    'document/d.ttl': document('d', { use: 'isnad:value 1' }),
    'place/a.ttl': place('a'),
  });
  await small.load();
  return small;
}

/** Changes the database behind the archive's back. */
function tamper(stateDir: string, sql: string): void {
  const db = new DatabaseSync(join(stateDir, 'archive.db'));
  db.exec(sql);
  db.close();
}

function refuses(work: () => unknown, message: RegExp): void {
  assert.throws(work, (error) => {
    assert.ok(error instanceof IsnadError, String(error));
    assert.equal(error.code, 'state-folder');
    assert.match(error.message, message);
    return true;
  });
}

test('a state folder written by a newer version is refused and not touched', async (t) => {
  const { archive, stateDir } = await filled(t);
  archive.close();
  tamper(stateDir, "UPDATE meta SET value = '4' WHERE key = 'schema'");
  const before = readFileSync(join(stateDir, 'archive.db'));
  refuses(() => openArchive({ stateDir, base: BASE }), /newer Isnad.*Nothing was changed/);
  refuses(() => openArchive({ stateDir, base: BASE, readOnly: true }), /newer/);
  assert.deepEqual(readFileSync(join(stateDir, 'archive.db')), before);
});

test('an archive with the tables of version 1 is brought up to date, and a reader says how', async (t) => {
  const { archive, stateDir } = await filled(t);
  const feed = archive.feed.records({ from: 0, until: 9, most: 9 });
  const places = archive.feed.pages({ segment: 'place', span: 1 });
  const page = places.page(places.ends().last);
  archive.close();
  tamper(
    stateDir,
    `DROP TABLE holding; DROP INDEX record_position; DROP INDEX record_segment_position; DROP INDEX change_log_segment;
     DROP INDEX change_log_time; ALTER TABLE record DROP COLUMN position; ALTER TABLE change_log DROP COLUMN segment;
     ALTER TABLE change_log DROP COLUMN segment_rank; ALTER TABLE change_log DROP COLUMN record_rank;
     ALTER TABLE change_log DROP COLUMN successor; UPDATE meta SET value = '1' WHERE key = 'schema'`,
  );
  refuses(() => openArchive({ stateDir, base: BASE, readOnly: true }), /older tables. Run "isnad load"/);
  const again = openArchive({ stateDir, base: BASE });
  assert.deepEqual(again.feed.records({ from: 0, until: 9, most: 9 }), feed);
  assert.deepEqual(again.feed.segments(), ['document', 'place']);
  const after = again.feed.pages({ segment: 'place', span: 1 });
  assert.deepEqual(after.page(after.ends().last), page);
  again.close();
  assert.deepEqual((await verifyArchive(stateDir)).problems, []);
});

test('another base than the archive was made for is refused, naming both', async (t) => {
  const { archive, stateDir } = await filled(t);
  archive.close();
  refuses(
    () => openArchive({ stateDir, base: 'https://other.example/' }),
    /http:\/\/localhost:3030\/.*https:\/\/other\.example\/.*rebase/,
  );
  openArchive({ stateDir, base: BASE }).close();
});

test('a rebase is one event in the log, with no new version and no new hash', async (t) => {
  const { archive, stateDir } = await filled(t);
  const hash = archive.record(`${BASE}document/d`)?.hash;
  archive.close();
  const to = 'https://archive.example/isnad/';
  assert.deepEqual(await rebaseArchive(stateDir, to, { now: () => new Date(0) }), { from: BASE, to, position: 3 });
  assert.deepEqual(await rebaseArchive(stateDir, to), { from: to, to });
  const moved = openArchive({ stateDir, base: to });
  t.after(() => moved.close());
  assert.equal(moved.record(`${to}document/d`)?.hash, hash);
  assert.equal(moved.versions(`${to}document/d`).length, 1);
  assert.deepEqual(
    [...moved.changes(2)].map(({ kind, record, reason }) => [kind, record, reason]),
    [['rebased', undefined, `from ${BASE} to ${to}`]],
  );
  assert.deepEqual((await verifyArchive(stateDir)).problems, []);
});

test('a folder that cannot be written is one clear error', (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'file'), '');
  refuses(() => openArchive({ stateDir: join(folder, 'file'), base: BASE }), /a part of this path is a file/);
  refuses(() => openArchive({ stateDir: join(folder, 'file/below'), base: BASE }), /a part of this path is a file/);
  refuses(() => openArchive({ stateDir: '/proc/isnad', base: BASE }), /cannot be written/);
});

test('reading where no archive is makes none', (t) => {
  refuses(() => openArchive({ stateDir: temporaryFolder(t), base: BASE, readOnly: true }), /no archive.*isnad load/);
});

test('a database that is none is named', (t) => {
  const stateDir = temporaryFolder(t);
  writeFileSync(join(stateDir, 'archive.db'), 'This is a letter, not a database.\n'.repeat(500));
  refuses(() => openArchive({ stateDir, base: BASE }), /archive\.db is not an archive/);
});

test('a page overwritten in the middle is found by verify, or by whoever reads it, and named', async (t) => {
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`place/p${i}.ttl`, place(`p${i}`)]));
  const { archive, stateDir, load } = smallArchive(t, many);
  await load();
  archive.close();
  const file = openSync(join(stateDir, 'archive.db'), 'r+');
  for (let page = 40; page < 80; page += 2) writeSync(file, Buffer.alloc(4096, 0x5a), 0, 4096, page * 4096);
  closeSync(file);
  assert.match((await verifyArchive(stateDir)).problems.join('\n'), /damaged/);
});

test('a second opening of the same folder is refused while the first lasts', async (t) => {
  const { archive, stateDir } = await filled(t);
  refuses(() => openArchive({ stateDir, base: BASE }), /in use by another Isnad process/);
  await assert.rejects(rebaseArchive(stateDir, 'https://other.example/'), /in use/);
  archive.close();
  openArchive({ stateDir, base: BASE }).close();
});

test('an untouched archive verifies', async (t) => {
  const { stateDir } = await filled(t);
  assert.deepEqual(await verifyArchive(stateDir), { versions: 2, entries: 2, problems: [] });
});

test('verify finds a record that feeds would tell of at the wrong place', async (t) => {
  const { archive, stateDir } = await filled(t);
  archive.close();
  tamper(stateDir, "UPDATE record SET position = 9 WHERE slug = 'a'");
  assert.match((await verifyArchive(stateDir)).problems.join('\n'), /place\/a: it does not point to its latest change/);
});

test('content that cannot be read is named, not half read', async (t) => {
  const { archive, stateDir } = await filled(t);
  tamper(stateDir, "UPDATE version SET content = replace(content, '<https://w3id', '<https://w3 id')");
  assert.throws(() => archive.record(`${BASE}place/a`)?.quads, /Version 1 of place\/a is damaged.*isnad verify/);
});

test('verify finds an entry of the log that was changed together with its own hash', async (t) => {
  const { archive, stateDir } = await filled(t);
  archive.close();
  const db = new DatabaseSync(join(stateDir, 'archive.db'));
  const row = db.prepare('SELECT * FROM change_log WHERE position = 1').get() as unknown as LogRow;
  const forged = chainHash({ ...row, agent: 'somebody else' }, '');
  db.prepare("UPDATE change_log SET agent = 'somebody else', hash = ? WHERE position = 1").run(forged);
  db.close();
  assert.match((await verifyArchive(stateDir)).problems.join('\n'), /Entry 2 of the log, or the one before it/);
});

const TAMPERINGS: [what: string, sql: string, problem: RegExp][] = [
  [
    'a figure in a version',
    'UPDATE version SET content = replace(content, \'"1"\', \'"2"\')',
    /Version 1 of .*document\/d: its content is not/,
  ],
  [
    'a figure and its hash',
    "UPDATE version SET content = 'x', hash = '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881' WHERE number = 1 AND record = 1",
    /not canonical/,
  ],
  [
    'a time in the log',
    "UPDATE change_log SET time = '2020-01-01T00:00:00.000Z' WHERE position = 1",
    /Entry 1 of the log/,
  ],
  [
    'an entry of the log',
    'PRAGMA foreign_keys = OFF; DELETE FROM change_log WHERE position = 1',
    /jumps from position 0 to 2/,
  ],
  ['the pointer to the latest version', "UPDATE record SET hash = 'x' WHERE slug = 'a'", /place\/a: it does not point/],
  ['the list of claims', 'DELETE FROM claim', /document\/d: its list of claims/],
];

for (const [what, sql, problem] of TAMPERINGS)
  test(`verify finds a change of ${what} behind the archive's back`, async (t) => {
    const { archive, stateDir } = await filled(t);
    archive.close();
    tamper(stateDir, sql);
    const { problems } = await verifyArchive(stateDir);
    assert.match(problems.join('\n'), problem);
  });
