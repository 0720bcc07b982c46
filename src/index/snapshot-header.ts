import { crc32 } from 'node:zlib';
import type { IndexData } from './index-data.ts';

/** What an index was made from. A snapshot serves only where all of it is the same; `position` may lie behind. */
export interface SnapshotOrigin {
  /** Base of every IRI of ours in it. */
  readonly base: string;
  /** Hash of the archive's log at the position: it stands for the whole history up to there. */
  readonly history: string;
  /** Hash of all else that goes in: the ontology, and the code that derives and packs. */
  readonly rules: string;
}

/** One buffer of an index as it lies in the file, in the order of the file. */
export interface Section {
  readonly bytes: number;
  /** CRC-32 as eight hexadecimal digits, so that the header has one length whatever the checksums are. */
  readonly crc: string;
}

/** What stands before the buffers. `index` is the IndexData with numbers in place of its buffers. */
export interface SnapshotHeader {
  readonly origin: SnapshotOrigin;
  readonly position: number;
  readonly index: unknown;
  readonly sections: readonly Section[];
}

const MAGIC = Buffer.from('isnad index\n', 'latin1');
/** Raised whenever the layout of the file or of IndexData changes: an older or newer file is made anew. */
const FORMAT = 1;
/** Magic, format, length of the header and its CRC-32. */
export const PREFIX_BYTES: number = MAGIC.length + 12;
const MOST_HEADER_BYTES = 1024 * 1024;

/** The index without its buffers, and the buffers in the order in which the numbers count them. */
export function dismantle(data: IndexData): { index: unknown; buffers: SharedArrayBuffer[] } {
  const buffers: SharedArrayBuffer[] = [];
  const replace = (value: unknown): unknown => {
    if (value instanceof SharedArrayBuffer) return { buffer: buffers.push(value) - 1 };
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replace(part)]));
  };
  return { index: replace(data), buffers };
}

/** The reverse; the header's checksum and rules vouch that the parts are those of an IndexData. */
export function assemble(index: unknown, buffers: readonly SharedArrayBuffer[]): IndexData {
  const replace = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if ('buffer' in value) return buffers[value.buffer as number];
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replace(part)]));
  };
  return replace(index) as IndexData;
}

/** The first bytes of a snapshot, everything before the buffers. */
export function encodeHeader(header: SnapshotHeader): Buffer {
  const text = Buffer.from(JSON.stringify(header));
  const prefix = Buffer.alloc(PREFIX_BYTES);
  MAGIC.copy(prefix);
  prefix.writeUInt32LE(FORMAT, MAGIC.length);
  prefix.writeUInt32LE(text.length, MAGIC.length + 4);
  prefix.writeUInt32LE(crc32(text), MAGIC.length + 8);
  return Buffer.concat([prefix, text]);
}

/** How long the header is that a prefix announces; or why the file cannot be read. */
export function checkPrefix(prefix: Uint8Array): { readonly length: number; readonly crc: number } | string {
  const view = Buffer.from(prefix.buffer, prefix.byteOffset, prefix.byteLength);
  if (view.length < PREFIX_BYTES || !view.subarray(0, MAGIC.length).equals(MAGIC))
    return 'it is no snapshot of an index';
  const format = view.readUInt32LE(MAGIC.length);
  if (format !== FORMAT) return `its format is ${format}, this Isnad writes ${FORMAT}`;
  const [length, crc] = [view.readUInt32LE(MAGIC.length + 4), view.readUInt32LE(MAGIC.length + 8)];
  return length > MOST_HEADER_BYTES ? 'it is damaged' : { length, crc };
}

/** The header, if its bytes are those that were written. */
export function decodeHeader(text: Uint8Array, crc: number): SnapshotHeader | undefined {
  if (crc32(text) !== crc) return undefined;
  return JSON.parse(Buffer.from(text).toString()) as SnapshotHeader;
}

/** A CRC-32 as the header writes it. */
export const hexCrc = (crc: number): string => crc.toString(16).padStart(8, '0');
