import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { heapMb, type PeerData } from './dataset.ts';

/** What the child that only builds an index found. */
export interface IndexTimes {
  readonly quads: number;
  readonly buildMs: number;
  /** Shared memory of the whole index, terms included: what all workers read, and none copies. */
  readonly bytes: number;
  /** From asking for a worker until it has answered its first query. */
  readonly workerMs: number;
}

const CHILD = fileURLToPath(new URL('./index-child.ts', import.meta.url));

/** Builds the index of the data in a process of its own and starts query workers over it. */
export function timeIndex({ quadsFile, quads }: PeerData): IndexTimes {
  const heap = `--max-old-space-size=${heapMb(quads)}`;
  return JSON.parse(execFileSync(process.execPath, [heap, CHILD, quadsFile], { encoding: 'utf8' })) as IndexTimes;
}
