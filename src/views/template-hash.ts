import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** Folders whose code writes composed answers. */
const FOLDERS = [
  './',
  '../claims/',
  '../index/',
  '../rdf/',
  '../sparql/',
  '../../ontology/frames/',
  '../../queries/',
] as const;

/** A hash over everything that writes composed answers, so that a new release is a new entity tag. */
export function templateHash(): string {
  return codeHash(FOLDERS);
}

/** A hash over some files and all files of some folders, which end in `/`; named from this one. */
export function codeHash(names: readonly string[]): string {
  const hash = createHash('sha256');
  for (const name of names) {
    const url = new URL(name, import.meta.url);
    if (!name.endsWith('/')) {
      hash.update(readFileSync(url));
      continue;
    }
    const files = readdirSync(url, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const path of files.map((entry) => `${entry.parentPath}/${entry.name}`).sort())
      hash.update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}
