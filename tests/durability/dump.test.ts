import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { verifyDump } from '../../src/harvest/verify-dump.ts';
import { BASE } from '../archive/small-archive.ts';
import { MAIN, settings } from '../cli/command-line.ts';
import { dumping } from '../harvest/dumps.ts';
import { place } from '../records/temporary-folder.ts';

const files = (slug: string) =>
  Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`place/${slug}${i}.ttl`, place(`${slug}${i}`)]));

/** Runs a build in a process of its own until it has begun to write. */
async function begun(stateDir: string, dir: string, how: 'command' | 'server') {
  const [script, args] =
    how === 'command'
      ? [MAIN, ['dump', '--all', dir]]
      : [fileURLToPath(new URL('dumping-parent.ts', import.meta.url)), [stateDir, dir]];
  const env = settings({ STATE_DIR: stateDir, BASE_IRI: BASE });
  const child = spawn(process.execPath, [script, ...args], { env, stdio: 'ignore' });
  while (!readdirSync(dir).some((name) => name.startsWith('.unfinished-'))) await sleep(2);
  return child;
}

const left = (dir: string) => readdirSync(dir).filter((name) => name.startsWith('.unfinished-'));

test('kill -9 while a dump is made leaves the last one whole, and the next build tidies up', {
  timeout: 60_000,
}, async (t) => {
  const archive = await dumping(t, files('p'));
  const first = await archive.dump();
  archive.write(files('q'));
  await archive.load();
  const child = await begun(archive.stateDir, archive.dir, 'command');
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.equal(left(archive.dir).length, 1);
  assert.deepEqual((await verifyDump({ path: first.folder })).problems, []);
  const next = await archive.dump();
  assert.deepEqual([next.state, left(archive.dir)], ['made', []]);
  assert.deepEqual((await verifyDump({ path: next.folder })).problems, []);
});

test('a command that is interrupted while a dump is made removes what it has written', {
  timeout: 60_000,
}, async (t) => {
  const archive = await dumping(t, files('p'));
  const child = await begun(archive.stateDir, archive.dir, 'command');
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number];
  assert.deepEqual([code, readdirSync(archive.dir).filter((name) => name !== '.lock.db')], [2, []]);
});

test('the process of a server that was killed stops by itself', { timeout: 60_000 }, async (t) => {
  const archive = await dumping(t, files('p'));
  const parent = await begun(archive.stateDir, archive.dir, 'server');
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  while (left(archive.dir).length > 0) await sleep(5);
  assert.ok(readdirSync(join(archive.dir)).length <= 2, 'it has ended the dump or taken it away');
});
