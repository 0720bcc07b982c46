import { codeHash } from '../index/code-hash.ts';

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
  return codeHash(FOLDERS.map((folder) => new URL(folder, import.meta.url)));
}
