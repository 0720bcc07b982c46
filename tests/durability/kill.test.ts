import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openArchive } from '../../src/archive/archive.ts';
import { loadFolder } from '../../src/archive/load.ts';
import { verifyArchive } from '../../src/archive/verify.ts';
import { IsnadError } from '../../src/errors.ts';
import { BASE, counts, simpleJudge, smallArchive } from '../archive/small-archive.ts';
import { place } from '../records/temporary-folder.ts';

const SLOW_LOAD = fileURLToPath(new URL('slow-load.ts', import.meta.url));

/** Starts a load in a process of its own and waits until it stands at the point. */
async function loadUpTo(point: string, stateDir: string, folder: string) {
  const child = spawn(process.execPath, [SLOW_LOAD, stateDir, folder, point], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  assert.equal(String(line), 'here\n');
  return child;
}

const files = (note: string) =>
  Object.fromEntries(
    Array.from({ length: 250 }, (_, i) => [`place/p${i}.ttl`, place(`p${i}`, `isnad:note "${note}"`)]),
  );

for (const point of ['reading', 'validating', 'writing'])
  test(`kill -9 while ${point} leaves the state from before the load, and the next load completes it`, async (t) => {
    const { archive, stateDir, folder, write, load } = smallArchive(t, files('old'));
    await load();
    archive.close();
    write(files('new'));
    const child = await loadUpTo(point, stateDir, folder);
    child.kill('SIGKILL');
    await once(child, 'exit');

    assert.deepEqual((await verifyArchive(stateDir)).problems, []);
    const after = openArchive({ stateDir, base: BASE });
    t.after(() => after.close());
    assert.deepEqual([after.size, after.position], [250, 250]);
    for (const { quads } of after.current()) assert.ok(quads.some(({ object }) => object.value === 'old'));
    after.close();

    const reopened = openArchive({ stateDir, base: BASE });
    t.after(() => reopened.close());
    const report = await loadFolder(reopened, { dir: folder, judge: simpleJudge, maxFileBytes: 1_000_000 });
    assert.deepEqual(counts(report), { updated: 250 });
  });

test('a second process on the same state folder is refused while the first one lives, and welcome after kill -9', async (t) => {
  const { archive, stateDir, folder } = smallArchive(t, files('x'));
  archive.close();
  const child = await loadUpTo('writing', stateDir, folder);
  assert.throws(
    () => openArchive({ stateDir, base: BASE }),
    (error) => error instanceof IsnadError && /in use by another/.test(error.message),
  );
  child.kill('SIGKILL');
  await once(child, 'exit');
  openArchive({ stateDir, base: BASE }).close();
});

test('a reader beside a load sees the old state until the load is done', async (t) => {
  const { archive, stateDir, folder, write, load } = smallArchive(t, files('old'));
  await load();
  archive.close();
  write(files('new'));
  const child = await loadUpTo('writing', stateDir, folder);
  t.after(() => child.kill('SIGKILL'));
  const reader = openArchive({ stateDir, base: BASE, readOnly: true });
  t.after(() => reader.close());
  assert.equal(reader.position, 250);
  assert.match(JSON.stringify(reader.record(`${BASE}place/p1`)?.quads), /"old"/);
});
