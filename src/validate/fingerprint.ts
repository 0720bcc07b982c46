import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ONTOLOGY_DIR, SHAPES_DIR } from './load-shapes.ts';

/** A digest of all that a verdict depends on beside the record: the shapes, the ontology and the checks in code. */
export function rulesFingerprint(folders: readonly string[] = [SHAPES_DIR, ONTOLOGY_DIR, import.meta.dirname]): string {
  return digestOf(folders, '**/*.{ttl,ts}');
}

/** A digest of all that decides, beside the bytes of a file, which record it gives: the parsers and our JSON-LD context. */
export function readerFingerprint(): string {
  const rooms = ['../rdf', '../records'].map((room) => join(import.meta.dirname, room));
  return digestOf([...rooms, ONTOLOGY_DIR], '**/*.{ts,jsonld}');
}

function digestOf(folders: readonly string[], pattern: string): string {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const file of globSync(pattern, { cwd: folder }).sort())
      hash
        .update(`${file}\0`)
        .update(readFileSync(`${folder}/${file}`))
        .update('\0');
  return hash.digest('hex');
}
