import type { KeyObject } from 'node:crypto';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { type Archive, openArchive } from '../archive/archive.ts';
import { lockFile } from '../archive/lock.ts';
import { IsnadError } from '../errors.ts';
import { syncFolder } from '../index/sync-folder.ts';
import {
  freeId,
  prepareDumps,
  removeFolder,
  removeUnfinished,
  retireDumps,
  storedDumps,
  unfinishedFolder,
} from './dump-folder.ts';
import { publicPart } from './dump-key.ts';
import { type WriteOptions, writeDumpFiles } from './write-dump.ts';

/** How a dump is made. */
export interface DumpOptions extends WriteOptions {
  readonly stateDir: string;
  readonly base: string;
  /** The folder of dumps. */
  readonly dir: string;
  /** How many dumps are kept, this one included. */
  readonly keep: number;
  readonly now?: () => Date;
}

/** What came of it. `current`: the last dump shows this very moment already. */
export interface DumpOutcome {
  readonly state: 'made' | 'current';
  readonly id: string;
  readonly folder: string;
  /** Dumps that were deleted. */
  readonly retired: readonly string[];
}

/**
 * Makes a dump of one moment of an archive, beside whatever writes to it, and then deletes the dumps that are too old or hold
 * what was taken down. A crash at any moment leaves the dumps that were there: files are written to a folder of
 * another name, brought to the disk, and the folder renamed. Memory: one record and a few chunks a file.
 */
export async function makeDump(options: DumpOptions): Promise<DumpOutcome> {
  const { stateDir, base, dir, keep, key, now = () => new Date() } = options;
  prepareDumps(dir);
  const lock = lockFile(join(dir, '.lock.db'), {
    held: `Another process is making a dump in ${dir}.`,
    failed: `The folder of dumps ${dir} cannot be locked`,
  });
  try {
    removeUnfinished(dir);
    const archive = openArchive({ stateDir, base, readOnly: true });
    try {
      archive.holdStill();
      const last = lastDump(archive, dir, key);
      const made = last ?? (await writeDump(archive, now(), options));
      const retired = retireDumps(dir, { takeDown: archive.feed.lastTakeDown(0), keep });
      return { state: last === undefined ? 'made' : 'current', ...made, retired };
    } finally {
      archive.close();
    }
  } finally {
    lock.release();
  }
}

/** The newest dump, where it shows the moment of now and is signed as one made now would be. */
function lastDump(
  archive: Archive,
  dir: string,
  key: KeyObject | undefined,
): { id: string; folder: string } | undefined {
  const [newest] = storedDumps(dir);
  if (newest === undefined) return undefined;
  const { id, base, log, key: signedBy } = newest.manifest;
  const same =
    base === archive.base &&
    log.position === archive.position &&
    log.hash === (archive.historyAt(log.position) ?? '') &&
    signedBy?.fingerprint === (key && publicPart(key).fingerprint);
  return same ? { id, folder: newest.folder } : undefined;
}

async function writeDump(archive: Archive, made: Date, options: DumpOptions): Promise<{ id: string; folder: string }> {
  const { dir } = options;
  const id = freeId(dir, made, archive.position);
  const [temporary, folder] = [unfinishedFolder(dir, id), join(dir, id)];
  mkdirSync(temporary);
  try {
    await writeDumpFiles(archive, temporary, { id, made }, options);
    syncFolder(temporary);
    renameSync(temporary, folder);
    syncFolder(dir);
  } catch (error) {
    removeFolder(temporary);
    throw explain(error, dir);
  }
  return { id, folder };
}

/** What an operator can do something about, in a sentence; any other failure as it is. */
function explain(cause: unknown, dir: string): unknown {
  const { name, code } = cause as NodeJS.ErrnoException;
  const why = name === 'AbortError' ? 'it was stopped' : REASONS.get(code ?? '');
  if (why === undefined) return cause;
  return new IsnadError('state-folder', `No dump was made in ${dir}: ${why}. The last one stays as it was.`, { cause });
}

const REASONS = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EROFS', 'it cannot be written'],
  ['EACCES', 'it cannot be written'],
  ['EIO', 'the disk reports an error'],
]);
