import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** A hash over files that ship with the code, whole folders where an address ends in `/`: other code, another hash. */
export function codeHash(places: Iterable<URL>): string {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const path of place.href.endsWith('/') ? filesBelow(place) : [place]) hash.update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(folder: URL): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => `${entry.parentPath}/${entry.name}`).sort();
}
