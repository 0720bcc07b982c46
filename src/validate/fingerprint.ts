import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { ONTOLOGY_DIR, SHAPES_DIR } from './load-shapes.ts';

/** A digest of all that a verdict depends on beside the record: the shapes, the ontology and the checks in code. */
export function rulesFingerprint(folders: readonly string[] = [SHAPES_DIR, ONTOLOGY_DIR, import.meta.dirname]): string {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const file of globSync('**/*.{ttl,ts}', { cwd: folder }).sort())
      hash
        .update(`${file}\0`)
        .update(readFileSync(`${folder}/${file}`))
        .update('\0');
  return hash.digest('hex');
}
