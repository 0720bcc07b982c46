import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** A hash over every file below some folders that ship with the code: what was made with other code has another. */
export function codeHash(folders: Iterable<URL>): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const path of files.map((entry) => `${entry.parentPath}/${entry.name}`).sort())
      hash.update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}
