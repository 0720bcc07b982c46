import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { IndexData, TermsData } from './index-data.ts';
import {
  assemble,
  checkPrefix,
  decodeHeader,
  dismantle,
  encodeHeader,
  hexCrc,
  PREFIX_BYTES,
  type SnapshotHeader,
  type SnapshotOrigin,
} from './snapshot-header.ts';
import { syncFolder } from './sync-folder.ts';
import { NOTHING, serialOf } from './term-id.ts';

/** What came of reading a snapshot; `why` is a clause that a log line can end with. */
export type SnapshotRead =
  | { readonly state: 'read'; readonly data: IndexData; readonly origin: SnapshotOrigin }
  | { readonly state: 'none' }
  | { readonly state: 'unusable'; readonly why: string };

/** Large enough that calls cost nothing, small enough that nobody sees it in memory. */
const CHUNK_BYTES = 1024 * 1024;
/** Node reads at most 2 GiB at once. */
const MOST_READ_BYTES = 1024 * 1024 * 1024;

/**
 * Saves an index so that a crash at any moment leaves the old file or the new one, whole: written beside it, brought to the
 * disk, renamed. Memory: one chunk, whatever the size. Blocks its thread for as long as the disk takes.
 */
export function writeSnapshot(path: string, data: IndexData, origin: SnapshotOrigin): void {
  const { index, buffers } = dismantle(data);
  const header = (crcs: readonly string[]): Buffer =>
    encodeHeader({
      origin,
      position: data.position,
      index,
      sections: buffers.map(({ byteLength }, i) => ({ bytes: byteLength, crc: crcs[i] ?? hexCrc(0) })),
    });
  const temporary = `${path}.tmp`;
  const file = openSync(temporary, 'w');
  try {
    let at = header([]).length;
    const crcs: string[] = [];
    for (const buffer of buffers) {
      crcs.push(writeSection(file, buffer, at));
      at += buffer.byteLength;
    }
    writeAll(file, header(crcs), 0);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

/**
 * Reads a snapshot straight into shared memory and checks every byte of it. `expects` judges by position and origin, before
 * the large part is read, and says why a snapshot is of no use or gives undefined.
 */
export function readSnapshot(
  path: string,
  expects: (origin: SnapshotOrigin, position: number) => string | undefined,
): SnapshotRead {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? { state: 'none' } : { state: 'unusable', why: `it cannot be read (${code})` };
  }
  try {
    return readOpen(file, expects);
  } catch (error) {
    return { state: 'unusable', why: `it cannot be read (${(error as Error).message})` };
  } finally {
    closeSync(file);
  }
}

const DAMAGED: SnapshotRead = { state: 'unusable', why: 'it is damaged' };

function readOpen(file: number, expects: Parameters<typeof readSnapshot>[1]): SnapshotRead {
  const { size } = fstatSync(file);
  const prefix = checkPrefix(readBytes(file, Buffer.alloc(Math.min(size, PREFIX_BYTES)), 0));
  if (typeof prefix === 'string') return { state: 'unusable', why: prefix };
  const start = PREFIX_BYTES + prefix.length;
  if (size < start) return DAMAGED;
  const header = decodeHeader(readBytes(file, Buffer.alloc(prefix.length), PREFIX_BYTES), prefix.crc);
  if (header === undefined) return DAMAGED;
  const why = expects(header.origin, header.position);
  if (why !== undefined) return { state: 'unusable', why };
  const buffers = readSections(file, header, start, size);
  if (buffers === undefined) return DAMAGED;
  const data = assemble(header.index, buffers);
  forgetLaterTerms(data.dictionary.tail);
  return { state: 'read', data, origin: header.origin };
}

/**
 * The hash table of a tail is shared with the thread that went on adding terms while it was saved. What came later lies
 * behind whatever was there before on its way through the table, so taking it out breaks nothing.
 */
function forgetLaterTerms({ first, count, table }: TermsData): void {
  const ids = new Int32Array(table);
  for (let i = 0; i < ids.length; i++) if (serialOf(ids[i] as number) >= first + count) ids[i] = NOTHING;
}

function readSections(
  file: number,
  { sections }: SnapshotHeader,
  start: number,
  size: number,
): SharedArrayBuffer[] | undefined {
  if (sections.reduce((sum, { bytes }) => sum + bytes, start) !== size) return undefined;
  const buffers: SharedArrayBuffer[] = [];
  let at = start;
  for (const { bytes, crc } of sections) {
    const buffer = new SharedArrayBuffer(bytes);
    if (hexCrc(crc32(readBytes(file, new Uint8Array(buffer), at))) !== crc) return undefined;
    buffers.push(buffer);
    at += bytes;
  }
  return buffers;
}

/**
 * By way of a copy: the tail of a dictionary may grow in place while it is saved, and what is summed must be what is
 * written.
 */
function writeSection(file: number, buffer: SharedArrayBuffer, start: number): string {
  const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, buffer.byteLength));
  let crc = 0;
  for (let at = 0; at < buffer.byteLength; at += chunk.length) {
    const part = chunk.subarray(0, Math.min(chunk.length, buffer.byteLength - at));
    part.set(new Uint8Array(buffer, at, part.length));
    crc = crc32(part, crc);
    writeAll(file, part, start + at);
  }
  return hexCrc(crc);
}

function writeAll(file: number, bytes: Uint8Array, position: number): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, position + done);
}

function readBytes<T extends Uint8Array>(file: number, into: T, position: number): T {
  for (let done = 0; done < into.length; ) {
    const read = readSync(file, into, done, Math.min(MOST_READ_BYTES, into.length - done), position + done);
    // Shorter than a moment ago: somebody else is writing it.
    if (read === 0) throw new Error('it ended early');
    done += read;
  }
  return into;
}
