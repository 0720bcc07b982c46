import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DumpSource } from '../archive/load.ts';
import { IsnadError } from '../errors.ts';
import { decodedBytes } from '../records/dump-lines.ts';
import { type DumpManifest, MANIFEST_FILE, readManifest } from './dump-manifest.ts';

/**
 * The dump that a path names: the folder of one, its manifest, or its N-Quads; undefined for a folder of record files. The base
 * of the publisher is what the manifest says or, for a file that lies alone, its first line.
 */
export async function dumpSourceOf(path: string): Promise<DumpSource | undefined> {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
  if (isFolder === undefined) return undefined;
  const folder = isFolder || basename(path) === MANIFEST_FILE ? (isFolder ? path : dirname(path)) : undefined;
  // Any other file is no folder of record files either, which whoever reads one says.
  if (folder === undefined) return /\.nq(\.gz|\.zst)?$/.test(path) ? fileAlone(path) : undefined;
  const manifest = manifestOf(folder);
  if (manifest === undefined) return undefined;
  const names = manifest.files
    .filter(({ content }) => content?.form === 'nquads')
    .map(({ name }) => join(folder, name));
  const file = names.find((name) => existsSync(name));
  if (file !== undefined) return { file, base: manifest.base };
  throw new IsnadError('data-folder', `${folder} holds the manifest of a dump and none of its N-Quads files.`);
}

/** The manifest of the dump in a folder; undefined where there is none. */
function manifestOf(folder: string): DumpManifest | undefined {
  const file = join(folder, MANIFEST_FILE);
  return existsSync(file) ? readManifest(readFileSync(file, 'utf8'), file) : undefined;
}

async function fileAlone(file: string): Promise<DumpSource> {
  const manifest = manifestOf(dirname(file));
  const base = manifest?.files.some(({ name }) => name === basename(file)) ? manifest.base : await statedBase(file);
  if (base !== undefined) return { file, base };
  throw new IsnadError(
    'data-folder',
    `${file} does not say on which base it stands: its first line is not "# Isnad, BASE, log position N", and its manifest does not lie beside it.`,
  );
}

async function statedBase(file: string): Promise<string | undefined> {
  for await (const chunk of decodedBytes(file))
    return /^# Isnad, (https?:\/\/[^\s,]+\/), log position \d+\n/.exec(chunk.toString('latin1'))?.[1];
  return undefined;
}
