import { setPriority } from 'node:os';
import { makeDump } from './harvest/build-dump.ts';
import { readPrivateKey } from './harvest/dump-key.ts';

/** What the process that makes one dump is told. */
export interface DumpTask {
  readonly stateDir: string;
  readonly base: string;
  readonly dir: string;
  readonly keep: number;
  readonly keyFile: string | undefined;
}

/** What it answers. */
export type DumpAnswer =
  | { readonly state: 'made' | 'current'; readonly id: string; readonly retired: readonly string[] }
  | { readonly state: 'failed'; readonly why: string };

// Whoever asks the server comes first.
const POLITENESS = 10;

const stopping = new AbortController();
process.once('SIGTERM', () => stopping.abort());
// The server is gone, however it went.
process.once('disconnect', () => stopping.abort());
process.once('message', async ({ keyFile, ...task }: DumpTask) => {
  setPriority(POLITENESS);
  const answer: DumpAnswer = await makeDump({
    ...task,
    ...(keyFile === undefined ? {} : { key: readPrivateKey(keyFile) }),
    signal: stopping.signal,
  }).catch((error: Error) => ({ state: 'failed', why: error.message }));
  if (process.connected) process.send?.(answer, () => process.disconnect());
});
