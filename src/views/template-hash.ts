import { createHash } from 'node:crypto';
import { codeHash } from '../index/code-hash.ts';
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

/**
 * A hash over everything that writes composed answers, so that a new release is a new entity tag. Fonts and scripts of
 * others change with their packages, and pages name them by their hash.
 */
export function templateHash(): string {
  const code = codeHash(FOLDERS.map((folder) => new URL(folder, import.meta.url)));
  const hash = createHash('sha256').update(code);
  for (const name of ASSETS.keys()) hash.update(name);
  return hash.digest('hex').slice(0, 16);
}
