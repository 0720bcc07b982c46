import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RunningServer, startServer } from '../server.ts';
import { Asker } from './ask.ts';
import type { PeerData } from './dataset.ts';
import type { Peer } from './peer.ts';
import { timeIndex } from './time-index.ts';

const WORKERS = 2;
const SIMPLEST = 'ASK { ?s ?p ?o }';
const PATIENCE_MS = 120_000;
const SETTLE_MS = 1_000;
const STARTS = 3;

/** What a benchmark changes of the service's settings. */
export interface IsnadSettings {
  readonly workers?: number;
  readonly limitMs: number;
}

/** Isnad itself, as `isnad serve` runs it, its cache of results switched off. */
export function isnad(limitMs: number): Peer {
  return {
    name: 'Isnad',
    missing: undefined,
    start: async (data, scratch) => {
      const emptyMb = await residentMb({ ...data, stateDir: mkdtempSync(join(scratch, 'empty-')) }, limitMs);
      const loadedMb = await residentMb(data, limitMs);
      const server = await startIsnad(data, { limitMs });
      return {
        version: versionOf(),
        url: `${server.url}sparql`,
        connection: 'kept',
        loaded: { ms: timeIndex(data).buildMs, quads: data.quads },
        memory: { emptyMb, loadedMb },
        residentMb: server.memoryMb,
        // Its own limit has ended the query; a thread that had to go is being replaced.
        recover: () => allUp(server.url, WORKERS),
        stop: () => server.stop(),
      };
    },
  };
}

/**
 * Resident memory after a start. The first start over an archive builds the index and saves it, all others read it, and
 * the least of some of those is taken: what differs between them is what the collectors of the threads have not yet done.
 */
async function residentMb(data: PeerData, limitMs: number): Promise<number> {
  const found: number[] = [];
  for (let start = 0; start <= STARTS; start += 1) {
    const server = await startIsnad(data, { limitMs });
    if (start > 0) found.push(server.memoryMb());
    await server.stop();
  }
  return Math.min(...found);
}

/** Starts the service over an archive that is there already and waits until every worker answers. */
export async function startIsnad(
  { recordsDir, stateDir }: Pick<PeerData, 'recordsDir' | 'stateDir'>,
  { workers = WORKERS, limitMs }: IsnadSettings,
): Promise<RunningServer> {
  const server = await startServer(recordsDir, stateDir, {
    QUERY_WORKERS: String(workers),
    QUERY_TIMEOUT_MS: String(limitMs),
    QUERY_MEMORY_MB: '4096',
    RESULT_CACHE_MB: '0',
  });
  await allUp(server.url, workers);
  return server;
}

/** Workers come up after the pages do, one busy one hides another: so more are asked at once than there are. */
async function allUp(url: string, workers: number): Promise<void> {
  const asker = new Asker();
  const asked = Array.from({ length: 2 * workers }, () => asker.ask(`${url}sparql`, SIMPLEST, PATIENCE_MS));
  for (const { status, body } of await Promise.all(asked)) if (status !== 200) throw new Error(`Isnad: ${body}`);
  asker.close();
  await sleep(SETTLE_MS);
}

function versionOf(): string {
  try {
    const options = { cwd: import.meta.dirname, stdio: 'pipe' } as const;
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], options).toString().trim();
  } catch {
    return 'of this folder';
  }
}
