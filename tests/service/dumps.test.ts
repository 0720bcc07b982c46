import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeKey } from '../../src/harvest/dump-key.ts';
import { verifyDump } from '../../src/harvest/verify-dump.ts';
import { FILES, wholePlace } from '../cli/whole-records.ts';
import { temporaryFolder } from '../records/temporary-folder.ts';
import { type Running, running } from './running.ts';

/** Waits for something that a process beside the server brings about. */
async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  // Far more than it takes, so that a test that waits in vain ends.
  for (let left = 1_200; left > 0; left -= 1) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(50);
  }
  return assert.fail('it did not come');
}

const dumpsIn = (dir: string) => readdirSync(dir).filter((name) => !name.startsWith('.'));

async function dumpingServer(t: TestContext, files: Record<string, string> = FILES) {
  const dir = temporaryFolder(t);
  const keyFile = join(temporaryFolder(t), 'dump.key');
  const key = makeKey(keyFile);
  const server = await running(t, files, { DUMPS_DIR: dir, DUMP_KEY_FILE: keyFile, DUMPS_KEPT: '2' });
  return { server, dir, key };
}

/** The name of the dump that is served, once it is another than the one known. */
const served = (server: Running, known?: string): Promise<string> =>
  until(async () => {
    const location = (await server.get('dumps/latest')).headers.get('location') ?? undefined;
    const id = location?.replace(/.*\//, '');
    return id === known ? undefined : id;
  });

test('a server with a folder of dumps makes one at its start, signed, and serves it', {
  timeout: 120_000,
}, async (t) => {
  const { server, dir, key } = await dumpingServer(t);
  const id = await served(server);
  const { signature, problems, records } = await verifyDump({ path: join(dir, id), key });
  assert.deepEqual([signature.state, problems, records], ['named', [], 4]);
  const file = await server.get(`dumps/${id}/dump.nq.gz`);
  assert.deepEqual([file.status, file.headers.get('content-type')], [200, 'application/gzip']);
  await file.arrayBuffer();
});

test('what is withheld takes the dump that holds it off the shelf at once, and another is made', {
  timeout: 120_000,
}, async (t) => {
  const { server, dir } = await dumpingServer(t);
  const first = await served(server);
  const withholding = `isnad:withholding <id/place/idlib#w> ;`;
  const node = `<id/place/idlib#w> a isnad:Withholding ; isnad:level <https://w3id.org/isnad/vocabulary/withholding#whole> ;
  isnad:reason "Asked for."@en, "طُلب ذلك."@ar .\n`;
  server.write({ 'place/idlib.ttl': wholePlace('idlib', `isnad:within <id/place/syria> ; ${withholding}`) + node });
  const report = await server.service.reload();
  assert.deepEqual([report.updated, report.refusedCount], [1, 0], JSON.stringify(report.refused));
  assert.equal((await server.get(`dumps/${first}/dump.nq.gz`)).status, 410);
  const second = await served(server, first);
  assert.notEqual(second, undefined);
  await until(() => (dumpsIn(dir).join() === second ? true : undefined));
});

test('a server that stops while a dump is made leaves none half done', { timeout: 120_000 }, async (t) => {
  const files = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`place/p${i}.ttl`, wholePlace(`p${i}`)]));
  const { server, dir } = await dumpingServer(t, { ...FILES, ...files });
  await until(() => readdirSync(dir).find((name) => name.startsWith('.unfinished-') || !name.startsWith('.')));
  await server.service.close();
  assert.deepEqual(
    readdirSync(dir).filter((name) => name.startsWith('.unfinished-')),
    [],
  );
});

test('a folder of dumps that cannot be written is told in the log, and the server goes on', {
  timeout: 120_000,
}, async (t) => {
  const said: unknown[][] = [];
  const log = { error: (...parts: unknown[]) => void said.push(parts), warn() {}, info() {}, debug() {} };
  const server = await running(t, FILES, { DUMPS_DIR: '/proc/no/dumps' }, log);
  const [about, message] = await until(() => said[0]);
  assert.match(String(message), /could not make a dump; the last one stays/);
  assert.match(JSON.stringify(about), /cannot be used/);
  assert.equal((await server.get('dumps/')).status, 200);
});

test('a dump is all that a copy on another host needs to be served', { timeout: 120_000 }, async (t) => {
  const { server, dir } = await dumpingServer(t);
  const id = await served(server);
  const copy = await running(t, {}, { DATA_DIR: join(dir, id), BASE_IRI: 'https://mirror.example/x/' });
  assert.deepEqual([copy.service.report.created, copy.service.report.refusedCount], [4, 0]);
  const record = await copy.get('x/place/idlib.nt');
  assert.match(
    await record.text(),
    /<https:\/\/mirror\.example\/x\/id\/place\/idlib> .*within> <https:\/\/mirror\.example\/x\/id\/place\/syria>/,
  );
});
