import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder } from '../archive/state-folder.ts';
import { IsnadError } from '../errors.ts';
import { type DumpManifest, isFileName, MANIFEST_FILE, readManifest } from './dump-manifest.ts';

/** A dump being written bears this before its name; whatever does and is left over is no dump. */
const UNFINISHED = '.unfinished-';

/** A whole dump of a folder of dumps. */
export interface StoredDump {
  readonly folder: string;
  readonly manifest: DumpManifest;
}

/** Makes the folder of dumps where it is missing; throws `configuration` where it cannot be used. */
export function prepareDumps(dir: string): void {
  try {
    makeFolder(resolve(dir));
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code;
    throw new IsnadError('configuration', `The folder of dumps ${dir} cannot be used: ${why} (DUMPS_DIR).`, { cause });
  }
}

/** Every whole dump, the newest first. What is not one of ours is passed over; a dump without its manifest is none. */
export function storedDumps(dir: string, known: ReadonlyMap<string, StoredDump> = new Map()): StoredDump[] {
  const found = namesIn(dir)
    .filter(isFileName)
    .flatMap((id) => known.get(id) ?? readDump(join(dir, id), id) ?? []);
  return found.sort((a, b) => compareDumps(b.manifest, a.manifest));
}

function readDump(folder: string, id: string): StoredDump | undefined {
  try {
    const file = join(folder, MANIFEST_FILE);
    const manifest = readManifest(readFileSync(file, 'utf8'), file);
    return manifest.id === id ? { folder, manifest } : undefined;
  } catch {
    return undefined;
  }
}

function compareDumps(a: DumpManifest, b: DumpManifest): number {
  return a.log.position - b.log.position || Date.parse(a.made) - Date.parse(b.made);
}

/** Removes what a build that was stopped has left; the caller holds the lock of the folder. */
export function removeUnfinished(dir: string): void {
  for (const name of namesIn(dir)) if (name.startsWith(UNFINISHED)) removeFolder(join(dir, name));
}

/** Where a dump is written before it is whole. */
export function unfinishedFolder(dir: string, id: string): string {
  return join(dir, `${UNFINISHED}${id}`);
}

/** A name that no dump of the folder bears: the day, the log position and, if need be, a number. */
export function freeId(dir: string, made: Date, position: number): string {
  const taken = new Set(namesIn(dir));
  const id = `${made.toISOString().slice(0, 10)}-${position}`;
  if (!taken.has(id)) return id;
  for (let n = 2; ; n += 1) if (!taken.has(`${id}-${n}`)) return `${id}-${n}`;
}

/** Deletes dumps: all from before the last take-down, and of the others all but the newest `keep`. Gives the names. */
export function retireDumps(dir: string, { takeDown, keep }: { takeDown: number; keep: number }): string[] {
  const dumps = storedDumps(dir);
  const good = dumps.filter(({ manifest }) => manifest.log.position >= takeDown).slice(0, keep);
  const gone = dumps.filter((dump) => !good.includes(dump));
  for (const { folder } of gone) removeFolder(folder);
  return gone.map(({ manifest }) => manifest.id);
}

/** Removes a folder with all that is in it, if it is there. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}
