import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { openArchive } from '../../src/archive/archive.ts';
import { loadFolder } from '../../src/archive/load.ts';
import { buildInThread } from '../../src/build-past.ts';
import { loadConfig } from '../../src/config.ts';
import { openCurrentQuads } from '../../src/current-quads.ts';
import { makeDump } from '../../src/harvest/build-dump.ts';
import { makeKey, readPrivateKey } from '../../src/harvest/dump-key.ts';
import { DumpShelf } from '../../src/harvest/dump-shelf.ts';
import { createApp } from '../../src/http/app.ts';
import { PastAnswers } from '../../src/http/past-answers.ts';
import { PastIndexes } from '../../src/index/past-indexes.ts';
import type { SharedIndex } from '../../src/index/shared-index.ts';
import { WorkerPool } from '../../src/sparql/worker-pool.ts';
import { openSearch } from '../../src/views/search-source.ts';
import { temporaryFolder } from '../records/temporary-folder.ts';

/** Accepts every record: whether the data keep the shapes is another test's business. */
const ACCEPT_ALL = {
  validate: async ({ iri }: { iri: string }) => ({ record: iri, accepted: true, findings: [] }),
};

/** Serves the curated data on a free port and gives its address; `seenBy`: what pages read the index through. */
export async function curatedSite(
  t: Pick<TestContext, 'after'>,
  seenBy: (index: SharedIndex) => SharedIndex = (index) => index,
): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const stateDir = temporaryFolder(t);
  const archive = openArchive({ stateDir, base });
  await loadFolder(archive, { dir: 'data', judge: ACCEPT_ALL, maxFileBytes: 16_000_000 });
  const current = openCurrentQuads(archive);
  const { index } = current;
  const search = openSearch(archive, stateDir, index);
  const engine = new WorkerPool({ data: () => current.data, baseIri: base, workers: 1, timeoutMs: 60_000 } as never);
  const limits = { baseIri: base, timeoutMs: 60_000, memoryMb: 512 };
  const past = new PastIndexes({
    build: buildInThread({ stateDir, base, currentBytes: () => 0 }),
    answer: (built, lost) => new PastAnswers(built, limits, lost),
    state: () => '',
    maxBytes: 2 ** 28,
    patienceMs: 60_000,
  });
  const log = { error() {}, warn() {}, info() {}, debug() {} };
  const config = { ...loadConfig({ BASE_IRI: base, RATE_LIMIT: '0' }) };
  const [dir, keyFile] = [temporaryFolder(t), join(stateDir, 'dump.key')];
  const dumps = new DumpShelf({ archive, dir, key: makeKey(keyFile) });
  await makeDump({ stateDir, base, dir, keep: 1, key: readPrivateKey(keyFile) });
  server.on('request', createApp({ config, archive, index: seenBy(index), search, engine, past, log, dumps } as never));
  t.after(async () => {
    server.closeAllConnections();
    server.close();
    await engine.close();
    await past.close();
    search.close();
    archive.close();
  });
  return base;
}
