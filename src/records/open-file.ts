import { createHash } from 'node:crypto';
import { closeSync, open, read, type Stats } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { formatOfFile, type GraphFormatName } from '../rdf/media-types.ts';
import type { Fault } from './fault.ts';
import { isSegment, isSlug, thingIri } from './segments.ts';

/** The bytes of a record file, not looked into yet. */
export interface OpenedFile {
  readonly ok: true;
  readonly file: string;
  readonly bytes: Buffer;
  /** SHA-256 of the bytes. */
  readonly digest: string;
  readonly format: GraphFormatName;
}

/** A file that gives no record, and why. */
export interface FaultyFile {
  readonly ok: false;
  readonly file: string;
  readonly fault: Fault;
}

/** What the file system says of a file; undefined where there is none. */
export function lookUp(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}

/** Takes in the bytes of the file that `about` tells of; `file` is its name in reports. */
export async function openFile(
  path: string,
  { file, about, maxFileBytes }: { file: string; about: Stats | undefined; maxFileBytes: number },
): Promise<OpenedFile | FaultyFile> {
  if (about === undefined || !about.isFile())
    return faulty(file, 'not-a-file', 'Its name has the ending of a record file, but it is a folder or a device.');
  if (about.size > maxFileBytes)
    return faulty(file, 'too-large', `${about.size} bytes; at most ${maxFileBytes} are read (MAX_FILE_BYTES).`);
  const format = formatOfFile(file)?.name;
  if (format === undefined) return faulty(file, 'unreadable', 'Its name has the ending of no RDF format.');
  try {
    const bytes = await bytesOf(path, about.size);
    const digest = createHash('sha256').update(bytes).digest('hex');
    return { ok: true, file, bytes, digest, format };
  } catch (cause) {
    return faulty(file, 'unreadable', (cause as Error).message);
  }
}

/** A fault of a whole file. */
export function faulty(file: string, code: Fault['code'], message: string): FaultyFile {
  return { ok: false, file, fault: { code, message, place: { file }, ...presumedThing(file) } };
}

/** What a file that cannot be read would have described, by its path `{segment}/{slug}.ttl`. */
export function presumedThing(file: string): { thing?: string } {
  const [, segment = '', slug = ''] = /([^/]+)\/([^/]+)\.[a-z]+$/.exec(file) ?? [];
  return isSegment(segment) && isSlug(slug) ? { thing: thingIri(segment, slug) } : {};
}

const openHandle = promisify(open);
const readHandle = promisify(read);

/** `readFile` goes to the thread pool four times; of a start over a hundred thousand files that was the most part. */
async function bytesOf(path: string, size: number): Promise<Buffer> {
  const handle = await openHandle(path, 'r');
  try {
    const bytes = Buffer.allocUnsafe(size + 1);
    const { bytesRead } = await readHandle(handle, bytes, 0, size + 1, 0);
    if (bytesRead === size) return bytes.subarray(0, size);
  } finally {
    closeSync(handle);
  }
  // Written to since it was looked up.
  return readFile(path);
}
