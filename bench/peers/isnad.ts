import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type RunningServer, startServer } from '../server.ts';
import type { PeerData } from './dataset.ts';
import type { Peer } from './peer.ts';
import { timeIndex } from './time-index.ts';

const WORKERS = 2;
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
    RESULT_CACHE_MB: '0',
  });
  await allUp(server.url, workers);
  return server;
}

/** Workers come up after the pages do, and one that had to go is replaced. */
async function allUp(url: string, workers: number): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const state = (await (await fetch(`${url}readyz`)).json()) as { workers: number };
    if (state.workers >= workers) break;
    if (performance.now() > end) throw new Error('Isnad: its threads did not come up.');
    await sleep(20);
  }
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
