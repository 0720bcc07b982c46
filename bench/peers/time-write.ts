import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { heapMb, type PeerData } from './dataset.ts';

/** How long it takes from a record's being written until queries see it, in a process that only does this. */
export interface WriteTimes {
  readonly writes: number;
  readonly medianMs: number;
  readonly mostMs: number;
}

const CHILD = fileURLToPath(new URL('./write-child.ts', import.meta.url));

/** Writes changed records into a copy of the archive, one after the other, each until two engines have answered from it. */
export function timeWrites({ stateDir, quads }: PeerData): WriteTimes {
  const copy = mkdtempSync(join(dirname(stateDir), 'copy-'));
  try {
    cpSync(stateDir, copy, { recursive: true });
    const heap = `--max-old-space-size=${heapMb(quads)}`;
    return JSON.parse(execFileSync(process.execPath, [heap, CHILD, copy], { encoding: 'utf8' })) as WriteTimes;
  } finally {
    rmSync(copy, { recursive: true });
  }
}
