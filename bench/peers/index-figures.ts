import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { duration, rate } from '../table.ts';
import { heapMb, type PeerData } from './dataset.ts';
import type { Figure } from './traffic-figures.ts';

/** What the child that only builds an index found. */
export interface IndexTimes {
  readonly quads: number;
  readonly buildMs: number;
  /** From asking for a thread until it has answered from the shared index. */
  readonly threadMs: number;
}

const BUILDER = new URL('../../src/index/index-builder.ts', import.meta.url);
const CHILD = fileURLToPath(new URL('./index-child.ts', import.meta.url));

/** How fast the index is built from N-Quads, parsing included. */
export async function indexFigures({ quadsFile, quads }: PeerData): Promise<Figure[]> {
  if (!existsSync(BUILDER)) return [];
  const heap = `--max-old-space-size=${heapMb(quads)}`;
  const said = execFileSync(process.execPath, [heap, CHILD, quadsFile], { encoding: 'utf8' });
  const times = JSON.parse(said) as IndexTimes;
  return [
    ['load from N-Quads into the index, parsing included', `${rate((times.quads / times.buildMs) * 1_000)} quads/s`],
    ['a thread that reads the index', duration(times.threadMs)],
  ];
}
