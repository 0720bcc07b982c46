import { createHash, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Archive } from '../archive/archive.ts';
import { LICENCES } from '../rdf/vocabulary.ts';
import { DumpFileWriter, type OpenFile, openOnDisk } from './dump-file-writer.ts';
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

/** How the files of a dump are written. */
export interface WriteOptions {
  /** Signs the manifest; without it there is no signature. */
  readonly key?: KeyObject;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
  /** How files are opened; a test gives one that fails. */
  readonly open?: OpenFile;
}

/** Writes every file of a dump into a folder that is there, the manifest and its signature last; each has reached the disk. */
export async function writeDumpFiles(
  archive: Archive,
  folder: string,
  { id, made }: { id: string; made: Date },
  { key, open = openOnDisk, signal, onProgress }: WriteOptions,
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
  { signal, onProgress }: { signal: AbortSignal | undefined; onProgress: WriteOptions['onProgress'] | undefined },
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
    // Whoever removes the folder next must not be overtaken by a file that is only now opened in it.
    await Promise.all(outlets.map(({ writer }) => writer.destroy()));
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
