import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { temporaryFolder, writeFiles } from '../records/temporary-folder.ts';
import { MAIN, settings } from './command-line.ts';
import { FILES, wholePlace } from './whole-records.ts';

interface Serving {
  readonly child: ChildProcess;
  readonly url: string;
  readonly folder: string;
  /** Waits for a line of its error output. */
  said(pattern: RegExp): Promise<string>;
}

async function serving(t: TestContext, meanwhile: (child: ChildProcess) => void = () => {}): Promise<Serving> {
  const [folder, STATE_DIR] = [temporaryFolder(t), temporaryFolder(t)];
  writeFiles(folder, FILES);
  const env = settings({ DATA_DIR: folder, STATE_DIR, PORT: '0', QUERY_WORKERS: '1', LOG_LEVEL: 'error' });
  const child = spawn(process.execPath, [MAIN, 'serve'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  const lines: string[] = [];
  let wake = (): void => {};
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line);
    wake();
  });
  const said = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const at = lines.findIndex((line) => pattern.test(line));
      if (at !== -1) return lines.splice(0, at + 1).at(-1) as string;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  await said(/4 files: 4 new/);
  meanwhile(child);
  const line = await said(/answers on/);
  return { child, folder, said, url: /answers on (\S+)/.exec(line)?.[1] ?? '' };
}

test('serve loads, answers, loads again on SIGHUP and stops on SIGTERM with 0', async (t) => {
  const { child, url, folder, said } = await serving(t);
  await said(/Identifiers are local/);
  const accept = { accept: 'text/turtle' };
  assert.match(await (await fetch(new URL('place/syria', url), { headers: accept })).text(), /"syria"@en/);

  writeFiles(folder, {
    'place/syria.ttl': wholePlace('syria').replace('"syria"@en', '"Syria"@en'),
    'place/bad.ttl': 'broken',
  });
  child.kill('SIGHUP');
  await said(/5 files: 0 new, 1 changed, 3 unchanged/);
  await said(/place\/bad\.ttl:1:\d+/);
  assert.match(await (await fetch(new URL('place/syria', url), { headers: accept })).text(), /"Syria"@en/);

  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
  await assert.rejects(fetch(url));
});

test('a SIGHUP that comes while the server starts does not end it', async (t) => {
  const { child, said, url } = await serving(t, (starting) => starting.kill('SIGHUP'));
  await said(/4 files: 0 new, 0 changed, 4 unchanged/);
  assert.equal((await fetch(new URL('place/idlib', url), { headers: { accept: 'text/turtle' } })).status, 200);
  child.kill('SIGTERM');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});

test('SIGINT stops as well, and a reload that fails leaves everything served', async (t) => {
  const { child, url, folder, said } = await serving(t);
  rmSync(folder, { recursive: true });
  child.kill('SIGHUP');
  await said(/could not be loaded again/);
  assert.equal((await fetch(new URL('place/idlib', url), { headers: { accept: 'text/turtle' } })).status, 200);
  child.kill('SIGINT');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
});
