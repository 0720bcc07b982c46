import { execFileSync } from 'node:child_process';
import { closeSync, cpSync, fsyncSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { heapMb, type PeerData } from './dataset.ts';

/** How long it takes from a record's being written until queries see it, in a process that only does this. */
export interface WriteTimes {
  readonly writes: number;
  /** The first after the start. */
  readonly firstMs: number;
  readonly medianMs: number;
  readonly mostMs: number;
}

const CHILD = fileURLToPath(new URL('./write-child.ts', import.meta.url));

/** Writes changed records into a copy of the archive, one after the other, each until two engines have answered from it. */
export function timeWrites({ stateDir, quads }: PeerData): WriteTimes {
  const copy = mkdtempSync(join(dirname(stateDir), 'copy-'));
  try {
    cpSync(stateDir, copy, { recursive: true });
    settle(copy);
    const heap = `--max-old-space-size=${heapMb(quads)}`;
    return JSON.parse(execFileSync(process.execPath, [heap, CHILD, copy], { encoding: 'utf8' })) as WriteTimes;
  } finally {
    rmSync(copy, { recursive: true });
  }
}

/** Has the copy on the disk, as an archive is: else the first checkpoint of its log would wait for gigabytes. */
function settle(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = openSync(join(entry.parentPath, entry.name), 'r+');
    fsyncSync(file);
    closeSync(file);
  }
}
