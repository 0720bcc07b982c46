import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openCurrentQuads } from '../../src/current-quads.ts';
import { BASE, type Small, smallArchive } from '../archive/small-archive.ts';
import { document, place } from '../records/temporary-folder.ts';
import { contents, freshContents } from '../support/contents.ts';

const CLAIM = 'isnad:claimant <id/place/a> ; isnad:about <id/place/b>';
const FILES = {
  'place/a.ttl': place('a'),
  'place/b.ttl': place('b'),
  'document/d.ttl': document('d', { one: CLAIM, two: CLAIM }),
};

/** An archive with a snapshot beside it. */
async function withSnapshot(t: TestContext, files: Readonly<Record<string, string>> = FILES) {
  const small = smallArchive(t, files);
  await small.load();
  const current = openCurrentQuads(small.archive, { stateDir: small.stateDir });
  await current.close();
  return { ...small, snapshot: join(small.stateDir, 'index.snapshot') };
}

/** Starts anew and gives every line of the log; what is answered from is what a fresh build holds. */
async function start({ archive, stateDir }: Small): Promise<string[]> {
  const lines: string[] = [];
  const note = (_about: object, message: string) => void lines.push(message);
  const current = openCurrentQuads(archive, { stateDir, log: { info: note, warn: note } as never });
  const found = contents(current.index);
  assert.equal(current.index.position, archive.position);
  await current.close();
  assert.deepEqual(found, await freshContents(archive));
  return lines;
}

test('a start reads the snapshot, and says so in one line', async (t) => {
  assert.deepEqual(await start(await withSnapshot(t)), ['read the index from its snapshot']);
});

const DAMAGES: readonly (readonly [what: string, damage: (path: string) => void, why: RegExp])[] = [
  ['cut off', (path) => truncateSync(path, readFileSync(path).length - 100), /it is damaged/],
  ['emptied', (path) => writeFileSync(path, ''), /it is no snapshot/],
  ['changed in one byte', (path) => change(path, (bytes) => bytes.length - 1000), /it is damaged/],
  ['changed in its header', (path) => change(path, () => 100), /it is damaged/],
  ['of a newer format', (path) => change(path, () => 'isnad index\n'.length), /its format is \d+/],
  ['another file altogether', (path) => writeFileSync(path, 'a'.repeat(10_000)), /it is no snapshot/],
];

function change(path: string, at: (bytes: Buffer) => number): void {
  const bytes = readFileSync(path);
  bytes[at(bytes)] = (bytes[at(bytes)] as number) ^ 0x40;
  writeFileSync(path, bytes);
}

for (const [what, damage, why] of DAMAGES)
  test(`a snapshot that was ${what} is built anew with one line, and saved again`, async (t) => {
    const small = await withSnapshot(t);
    damage(small.snapshot);
    const [line, ...more] = await start(small);
    assert.match(line ?? '', /^built the index from the archive; its snapshot was of no use/);
    assert.match(line ?? '', why);
    assert.deepEqual(more, []);
    assert.deepEqual(await start(small), ['read the index from its snapshot']);
  });

test('a snapshot of another archive is not taken for this one', async (t) => {
  const [one, other] = [
    await withSnapshot(t),
    await withSnapshot(t, { ...FILES, 'place/b.ttl': place('b', 'isnad:note "x"') }),
  ];
  copyFileSync(other.snapshot, one.snapshot);
  assert.match((await start(one))[0] ?? '', /it was made from another archive/);
});

test('a snapshot that is ahead of its archive, as after a restored backup, is not taken for it', async (t) => {
  const small = await withSnapshot(t);
  const before = smallArchive(t, { 'place/a.ttl': place('a') });
  await before.load();
  copyFileSync(small.snapshot, join(before.stateDir, 'index.snapshot'));
  assert.match((await start(before))[0] ?? '', /it was made from another archive/);
});

test('a snapshot some changes behind is brought up to date', async (t) => {
  const small = await withSnapshot(t);
  small.write({ 'place/a.ttl': place('a', 'rdfs:label "renamed"@ar'), 'place/c.ttl': place('c') });
  small.remove('place/b.ttl');
  await small.load({ prune: true, allowWithdraw: 1 });
  assert.deepEqual(await start(small), ['read the index from its snapshot']);
});

test('a snapshot too many changes behind is built anew', async (t) => {
  const small = await withSnapshot(t);
  small.write(Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`place/p${i}.ttl`, place(`p${i}`)])));
  await small.load();
  assert.match((await start(small))[0] ?? '', /it is 600 changes behind/);
});

test('kill -9 before a new snapshot has its name leaves the old one, and the next start does not mind', async (t) => {
  const small = await withSnapshot(t);
  const before = readFileSync(small.snapshot);
  small.write({ 'place/c.ttl': place('c') });
  await small.load();
  const script = fileURLToPath(new URL('stuck-snapshot.ts', import.meta.url));
  const child = spawn(process.execPath, [script, small.stateDir, BASE], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  assert.equal(String(line), 'here\n');
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.ok(existsSync(`${small.snapshot}.tmp`));
  assert.ok(readFileSync(small.snapshot).equals(before));
  assert.deepEqual(await start(small), ['read the index from its snapshot']);
  assert.ok(!existsSync(`${small.snapshot}.tmp`));
});

test('whoever only reads an archive takes its snapshot and saves none', async (t) => {
  const small = await withSnapshot(t);
  small.write({ 'place/c.ttl': place('c') });
  await small.load();
  const before = readFileSync(small.snapshot);
  const current = openCurrentQuads(small.archive, { stateDir: small.stateDir, save: false });
  assert.equal(current.index.position, small.archive.position);
  await current.close();
  assert.ok(readFileSync(small.snapshot).equals(before));
});
