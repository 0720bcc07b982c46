import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { temporaryFolder, writeFiles } from '../records/temporary-folder.ts';
import { isnad } from './command-line.ts';
import { FILES } from './whole-records.ts';

const cleanups: (() => unknown)[] = [];
const folder = temporaryFolder({ after: (done) => void cleanups.push(done as () => unknown) });
const [DATA_DIR, DUMPS_DIR] = [join(folder, 'data'), join(folder, 'dumps')];
const key = join(folder, 'dump.key');
const env = { DATA_DIR, DUMPS_DIR, STATE_DIR: join(folder, 'state'), DUMP_KEY_FILE: key };

before(async () => {
  writeFiles(DATA_DIR, FILES);
  assert.equal((await isnad(['load'], env)).code, 0);
  const made = await isnad(['key', key]);
  assert.equal(made.code, 0, made.err);
  assert.match(made.err, /Fingerprint \(SHA-256\): [0-9a-f]{64}/);
  writeFileSync(`${key}.pub`, made.out);
});
after(() => {
  for (const cleanup of cleanups) cleanup();
});

test('a dump is made, verified by the key that was given out, and loaded elsewhere', async () => {
  const made = await isnad(['dump', '--all'], env);
  assert.equal(made.code, 0, made.err);
  const path = made.out.trim();
  assert.match(path, /\/dumps\/\d{4}-\d\d-\d\d-4$/);
  assert.match(made.err, /Identifiers are local/);
  const again = await isnad(['dump', '--all', '--json'], env);
  assert.deepEqual(JSON.parse(again.out)['state'], 'current');

  const verified = await isnad(['verify', 'dump', path, '--key', `${key}.pub`]);
  assert.deepEqual(
    [verified.code, verified.out.trim()],
    [0, '9 files and 4 records checked: everything agrees. It is signed by the key given.'],
  );
  const loaded = await isnad(['load', path], { STATE_DIR: join(folder, 'copy'), BASE_IRI: 'https://mirror.example/' });
  assert.deepEqual([loaded.code, /^4 files: 4 new/.test(loaded.out)], [0, true], loaded.out + loaded.err);
});

test('one form of it is what the standard output gives', async () => {
  const { out: path } = await isnad(['dump', '--all'], env);
  const dir = join(DUMPS_DIR, readdirSync(DUMPS_DIR).find((name) => !name.startsWith('.')) as string);
  assert.ok(path.includes(dir));
  for (const [format, name] of [
    ['nquads', 'dump.nq.gz'],
    ['trig', 'dump.trig.gz'],
    ['jsonl', 'dump.jsonl.gz'],
  ] as const)
    assert.equal(
      (await isnad(['dump', '--format', format], env)).out,
      gunzipSync(readFileSync(join(dir, name))).toString(),
    );
});

test('a dump that was changed ends with 1 and says in a sentence what is wrong', async () => {
  const { out: path } = await isnad(['dump', '--all', join(folder, 'other')], env);
  writeFileSync(join(path.trim(), 'dump.trig.gz'), 'x');
  const { code, out } = await isnad(['verify', 'dump', path.trim()], env);
  assert.equal(code, 1);
  assert.match(
    out,
    /^dump\.trig\.gz has 1 bytes where the manifest lists \d+\.\n9 files and 4 records checked: 1 does not agree\./,
  );
  const { problems } = JSON.parse((await isnad(['verify', 'dump', path.trim(), '--json'], env)).out) as {
    problems: string[];
  };
  assert.equal(problems.length, 1);
});

test('a key that cannot sign stops the call, and a key file is never replaced', async () => {
  const wrong = await isnad(['dump', '--all'], { ...env, DUMP_KEY_FILE: join(DATA_DIR, 'place/syria.ttl') });
  assert.equal(wrong.code, 2);
  assert.match(wrong.err, /^isnad dump: DUMP_KEY_FILE=.* is not valid: a file with a private key/);
  const again = await isnad(['key', key]);
  assert.deepEqual([again.code, again.out], [2, '']);
  assert.match(again.err, /a key is never replaced/);
});
