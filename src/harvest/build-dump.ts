import { createHash, type KeyObject } from 'node:crypto';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import { type Archive, openArchive } from '../archive/archive.ts';
import { lockFile } from '../archive/lock.ts';
import { LICENCES } from '../rdf/vocabulary.ts';
import { DumpFileWriter, type OpenFile, openOnDisk } from './dump-file-writer.ts';
import {
  freeId,
  prepareDumps,
  removeFolder,
  removeUnfinished,
  retireDumps,
  storedDumps,
  syncFolder,
  unfinishedFolder,
} from './dump-folder.ts';
import { catalogPortions, DUMP_FORMS, dumpRecords, dumpScene } from './dump-forms.ts';
import { publicPart, signBytes } from './dump-key.ts';
import {
  type DumpFile,
  type DumpManifest,
  MANIFEST_FILE,
  MANIFEST_FORMAT,
  manifestText,
  RECORD_HASHES,
  SIGNATURE_FILE,
} from './dump-manifest.ts';
import { RO_CRATE_FILE, roCrate } from './ro-crate.ts';

/** How a dump is made. */
export interface DumpOptions {
  readonly stateDir: string;
  readonly base: string;
  /** The folder of dumps. */
  readonly dir: string;
  /** How many dumps are kept, this one included. */
  readonly keep: number;
  /** Signs the manifest; without it there is no signature. */
  readonly key?: KeyObject;
  readonly now?: () => Date;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
  /** How files are opened; a test gives one that fails. */
  readonly open?: OpenFile;
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
    await writeFiles(archive, temporary, { id, made }, options);
    syncFolder(temporary);
    renameSync(temporary, folder);
    syncFolder(dir);
  } catch (error) {
    removeFolder(temporary);
    throw error;
  }
  return { id, folder };
}

async function writeFiles(
  archive: Archive,
  folder: string,
  { id, made }: { id: string; made: Date },
  { key, open = openOnDisk, signal, onProgress }: DumpOptions,
): Promise<void> {
  const { files, counts } = await writeForms(archive, folder, open, { signal, onProgress });
  const { position } = archive;
  const time = archive.feed.timeOf(position)?.toISOString();
  const about = {
    format: MANIFEST_FORMAT,
    id,
    base: archive.base,
    made: made.toISOString(),
    log: { position, hash: archive.historyAt(position) ?? '', ...(time === undefined ? {} : { time }) },
    license: LICENCES.data.value,
    counts,
    recordHashes: RECORD_HASHES,
  } as const;
  const crate = `${JSON.stringify(roCrate({ ...about, files }, key !== undefined), null, 2)}\n`;
  const crateFile = await writeSmall(open, folder, { name: RO_CRATE_FILE, mediaType: 'application/ld+json' }, crate);
  const manifest: DumpManifest = {
    ...about,
    files: [...files, crateFile],
    ...(key === undefined ? {} : { key: publicPart(key) }),
  };
  const bytes = Buffer.from(manifestText(manifest));
  await writeSmall(open, folder, { name: MANIFEST_FILE, mediaType: 'application/json' }, bytes);
  if (key !== undefined)
    await writeSmall(
      open,
      folder,
      { name: SIGNATURE_FILE, mediaType: 'application/octet-stream' },
      signBytes(bytes, key),
    );
}

/** One walk over the records for all forms, each record read once. */
async function writeForms(
  archive: Archive,
  folder: string,
  open: OpenFile,
  { signal, onProgress }: { signal: AbortSignal | undefined; onProgress: DumpOptions['onProgress'] | undefined },
): Promise<{ files: DumpFile[]; counts: DumpManifest['counts'] }> {
  const scene = dumpScene(archive);
  const outlets = DUMP_FORMS.map((form) => ({ form, writer: new DumpFileWriter(folder, form, open, signal) }));
  const counts = { records: 0, quads: 0, claims: 0, catalogQuads: 0 };
  const total = archive.size;
  try {
    for (const { form, writer } of outlets) await writer.write(form.head(scene));
    for (const record of dumpRecords(archive)) {
      for (const { form, writer } of outlets) await writer.write(await form.record(record, scene));
      counts.records += 1;
      counts.quads += record.quads.length;
      counts.claims += record.claims;
      if (counts.records % 100 !== 0) continue;
      onProgress?.(counts.records, total);
      // A signal to stop can only be heard between two turns.
      await breathe();
      signal?.throwIfAborted();
    }
    for (const portion of catalogPortions(archive)) {
      counts.catalogQuads += portion.length;
      for (const { form, writer } of outlets) await writer.write(form.catalog(portion, scene));
    }
    const files: DumpFile[] = [];
    for (const { writer } of outlets) files.push(...(await writer.end()));
    return { files, counts };
  } catch (error) {
    for (const { writer } of outlets) writer.destroy();
    throw error;
  }
}

async function writeSmall(
  open: OpenFile,
  folder: string,
  { name, mediaType }: Pick<DumpFile, 'name' | 'mediaType'>,
  content: string | Uint8Array,
): Promise<DumpFile> {
  const bytes = Buffer.from(content);
  await pipeline(Readable.from([bytes]), open(join(folder, name)));
  return { name, mediaType, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
