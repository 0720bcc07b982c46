import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { ftruncateSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openArchive } from '../../src/archive/archive.ts';
import { BASE, smallArchive } from '../archive/small-archive.ts';
import { place, temporaryFolder, writeFiles } from '../records/temporary-folder.ts';
import { isnad } from './command-line.ts';

/** A state folder with one record in it, the folder it came from, and a digest of everything in the archive. */
async function oneRecord(t: Parameters<typeof smallArchive>[0]) {
  const { archive, stateDir, folder, load } = smallArchive(t, { 'place/a.ttl': place('a') });
  await load();
  archive.close();
  return { env: { STATE_DIR: stateDir, DATA_DIR: folder, PORT: '0' }, stateDir, folder };
}

/** What a reader of the archive finds in it, so that a test can say that nothing was lost. */
function contentOf(stateDir: string): string {
  const archive = openArchive({ stateDir, base: BASE, readOnly: true });
  const all = JSON.stringify([[...archive.current()], [...archive.changes()]]);
  archive.close();
  return createHash('sha256').update(all).digest('hex');
}

type Prepare = (folders: { stateDir: string; folder: string }) => Record<string, string> | undefined;

const TROUBLES: [what: string, code: number, message: RegExp, prepare: Prepare][] = [
  [
    'an empty data folder',
    1,
    /holds no record file/,
    ({ folder }) => {
      rmSync(join(folder, 'place'), { recursive: true });
      return undefined;
    },
  ],
  ['a data folder that is missing', 1, /data folder \/no\/such does not exist/, () => ({ DATA_DIR: '/no/such' })],
  ['a data folder that is a file', 1, /not a folder/, ({ folder }) => ({ DATA_DIR: join(folder, 'place/a.ttl') })],
  [
    'a base without a slash',
    2,
    /BASE_IRI=.*must?|BASE_IRI=.*absolute http/,
    () => ({ BASE_IRI: 'https://archive.example' }),
  ],
  ['a base that is no IRI', 2, /BASE_IRI="here" is not valid/, () => ({ BASE_IRI: 'here' })],
  ['a base with a query', 2, /BASE_IRI/, () => ({ BASE_IRI: 'https://archive.example/?x=/' })],
  [
    'another base than the archive has',
    2,
    /belongs to the base http:\/\/localhost:3030\/.*isnad rebase/,
    () => ({ BASE_IRI: 'https://other.example/' }),
  ],
  [
    'a state folder below a file',
    2,
    /state folder .* cannot be used/,
    ({ folder }) => ({ STATE_DIR: join(folder, 'place/a.ttl/state') }),
  ],
  ['a state folder that nobody can write', 2, /state folder .* cannot be used/, () => ({ STATE_DIR: '/proc/isnad' })],
  [
    'a state folder of a newer version',
    2,
    /newer Isnad/,
    ({ stateDir }) => {
      const db = new DatabaseSync(join(stateDir, 'archive.db'));
      db.exec("UPDATE meta SET value = '99' WHERE key = 'schema'");
      db.close();
      return undefined;
    },
  ],
];

for (const [what, code, message, prepare] of TROUBLES)
  for (const command of ['load', 'serve'])
    test(`isnad ${command} with ${what} ends with ${code}, one clear line, and nothing lost`, async (t) => {
      const { env, stateDir, folder } = await oneRecord(t);
      const before = contentOf(stateDir);
      const ended = await isnad([command], { ...env, ...prepare({ stateDir, folder }) });
      assert.equal(ended.code, code, ended.err);
      assert.match(ended.err, message);
      assert.equal(ended.err.trim().split('\n').length, 1, ended.err);
      if (!what.includes('newer')) assert.equal(contentOf(stateDir), before);
    });

test('a folder of nothing but bad files loses nothing: each is named with its place, and the load ends with 1', async (t) => {
  const { env, stateDir, folder } = await oneRecord(t);
  const before = contentOf(stateDir);
  writeFiles(folder, {
    'place/a.ttl': '<id/place/a> a ',
    'place/latin1.ttl': Buffer.from(place('latin1').replace('"latin1"', '"Kh\xe2n"'), 'latin1'),
    'place/plaice.ttl': place('plaice').replace('isnad:Place', 'isnad:Plaice'),
    'event/twice.ttl': place('twice'),
    'place/twice.ttl': place('twice'),
  });
  mkdirSync(join(folder, 'place/folder.ttl'));
  ftruncateSync(openSync(join(folder, 'place/huge.ttl'), 'w'), 200 * 1024 * 1024);
  const { code, out } = await isnad(['load', '--json'], env);
  assert.equal(code, 1);
  const report = JSON.parse(out) as { refused: { file: string; kept: boolean; fault?: { code: string } }[] };
  const faults = Object.fromEntries(
    report.refused.map(({ file, fault, kept }) => [file, `${fault?.code}${kept ? ', kept' : ''}`]),
  );
  assert.deepEqual(faults, {
    'place/a.ttl': 'syntax, kept',
    'place/folder.ttl': 'not-a-file',
    'place/huge.ttl': 'too-large',
    'place/latin1.ttl': 'syntax',
    'place/plaice.ttl': 'unknown-class',
    'place/twice.ttl': 'duplicate',
    // The shapes refuse it: these small places lack what a record needs.
    'event/twice.ttl': 'undefined',
  });
  const text = await isnad(['load'], env);
  assert.match(text.out, /place\/a\.ttl:1:\d+: The text cannot be read/);
  assert.match(text.out, /place\/latin1\.ttl:3:\d+: .*UTF-8/);
  assert.match(text.out, /place\/huge\.ttl: The file is too large\. 209715200 bytes/);
  assert.equal(contentOf(stateDir), before);
});

test('two hundred megabytes of valid Turtle are refused by their size, without being read', async (t) => {
  const { env, folder } = await oneRecord(t);
  ftruncateSync(openSync(join(folder, 'place/huge.ttl'), 'w'), 200 * 1024 * 1024);
  const { out, code } = await isnad(['validate', join(folder, 'place/huge.ttl')], env);
  assert.equal(code, 1);
  assert.match(out, /at most 16777216 are read \(MAX_FILE_BYTES\)/);
});

test('isnad serve on a port in use ends with 2 and names the port; the archive is free again', async (t) => {
  const { env, stateDir } = await oneRecord(t);
  const before = contentOf(stateDir);
  const other = createServer().listen(0, '127.0.0.1');
  t.after(() => other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const PORT = String((other.address() as AddressInfo).port);
  const { code, err } = await isnad(['serve'], { ...env, PORT });
  assert.equal(code, 2);
  assert.match(err, new RegExp(`127\\.0\\.0\\.1:${PORT}: another program listens there`));
  assert.equal(contentOf(stateDir), before);
  openArchive({ stateDir, base: BASE }).close();
});

test('STRICT=1 refuses to start where a record is refused, and says which', async (t) => {
  const { env, folder } = await oneRecord(t);
  writeFiles(folder, { 'place/bad.ttl': 'broken' });
  const { code, err } = await isnad(['serve'], { ...env, STRICT: '1' });
  assert.equal(code, 1);
  assert.match(err, /place\/bad\.ttl:1/);
  assert.match(err, /STRICT=1/);
});

test('a second process on the state folder ends with 2 and says what to do', async (t) => {
  const small = smallArchive(t, { 'place/a.ttl': place('a') });
  await small.load();
  const { code, err } = await isnad(['load'], { STATE_DIR: small.stateDir, DATA_DIR: small.folder });
  assert.equal(code, 2);
  assert.match(err, /in use by another Isnad process.*SIGHUP/);
});

test('a wrong call leaves no state folder behind', async (t) => {
  const folder = temporaryFolder(t);
  await isnad(['dump'], { STATE_DIR: join(folder, 'state') });
  await isnad(['verify'], { STATE_DIR: join(folder, 'state') });
  await isnad(['rebase'], { STATE_DIR: join(folder, 'state') });
  assert.deepEqual(readdirSync(folder), []);
  assert.throws(() => readFileSync(join(folder, 'state/archive.db')));
});
