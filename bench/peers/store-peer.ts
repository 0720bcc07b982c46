import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { endWithUs } from '../end-with-us.ts';
import { memoryMb } from '../server.ts';
import { Asker } from './ask.ts';
import { heapMb } from './dataset.ts';
import type { Peer } from './peer.ts';
import type { StoreReady } from './store-protocol.ts';

/** What tells one store in a worker thread from another. */
export interface StorePeer {
  readonly name: string;
  readonly missing: string | undefined;
  readonly worker: string;
  readonly packages: string;
  /** About how much memory it takes. */
  readonly bytesAQuad: number;
  /** A question that it answers as soon as it can answer anything. */
  readonly simplest: string;
}

const SERVER = fileURLToPath(new URL('./store-server.ts', import.meta.url));
const RELOAD_MS = 1_800_000;

/** A peer that is a library: its store in a worker thread behind an Express route, in a process of its own. */
export function storePeer({ name, missing, worker, packages, bytesAQuad, simplest }: StorePeer): Peer {
  const workerFile = fileURLToPath(new URL(worker, import.meta.url));
  return {
    name,
    missing,
    start: async (data) => {
      const [needed, free] = [data.triples * bytesAQuad, process.availableMemory()].map((bytes) => bytes / 2 ** 30) as [
        number,
        number,
      ];
      if (needed > free) throw new Error(`${name} needs ${needed.toFixed(1)} GB, ${free.toFixed(1)} GB are free.`);
      const heap = heapMb(data.quads);
      const args = [SERVER, workerFile, packages, data.unionFile, String(heap)];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      endWithUs(child);
      const exited = once(child, 'exit');
      const ended = exited.then(() => Promise.reject(new Error(`${name} ended at its start.`)));
      const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended]);
      // From here on its end is what stop() waits for.
      ended.catch(() => {});
      const { port, version, loadMs, emptyMb, loadedMb } = JSON.parse(line as string) as StoreReady;
      const url = `http://127.0.0.1:${port}/sparql`;
      return {
        version,
        url,
        connection: 'kept',
        loaded: { ms: loadMs, quads: data.triples },
        memory: { emptyMb, loadedMb },
        residentMb: () => memoryMb(child.pid as number, 'VmRSS'),
        recover: async () => {
          const asker = new Asker();
          await asker.ask(url, simplest, { limitMs: RELOAD_MS });
          await asker.close();
        },
        stop: async () => {
          child.kill('SIGKILL');
          await exited;
        },
      };
    },
  };
}
