import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { archiveOf } from './generator.ts';
import type { ArchiveSize } from './synthetic-claims.ts';

/** What was written. */
export interface Written {
  readonly records: number;
  readonly quads: number;
}

/** Writes a synthetic archive as a folder that `isnad load` takes, one record a file. Memory: one record. */
export function writeArchive(folder: string, size: ArchiveSize): Written {
  const made = new Set<string>();
  let records = 0;
  let quads = 0;
  for (const { path, turtle, triples } of archiveOf(size)) {
    const file = join(folder, path);
    if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    made.add(dirname(file));
    writeFileSync(file, turtle);
    records += 1;
    quads += triples;
  }
  return { records, quads };
}
