import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { ASSETS } from './assets.ts';

/** Folders whose code writes composed answers. */
const FOLDERS = [
  './',
  '../claims/',
  '../index/',
  '../rdf/',
  '../sparql/',
  '../web/',
  '../../ontology/frames/',
  '../../queries/',
] as const;

/** A hash over everything that writes composed answers, so that a new release is a new entity tag. */
export function templateHash(): string {
  const hash = createHash('sha256');
  for (const folder of FOLDERS) {
    const url = new URL(folder, import.meta.url);
    const files = readdirSync(url, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const path of files.map((entry) => `${entry.parentPath}/${entry.name}`).sort())
      hash.update(readFileSync(path));
  }
  // Fonts and scripts of others change with their packages, and pages name them by their hash.
  for (const name of ASSETS.keys()) hash.update(name);
  return hash.digest('hex').slice(0, 16);
}
