import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { IsnadError } from '../errors.ts';
import { NEUTRAL_BASE } from '../rdf/base.ts';
import { decodeUtf8 } from '../rdf/decode.ts';
import { formatOfFile, type GraphFormatName } from '../rdf/media-types.ts';
import { parseRdf } from '../rdf/parse.ts';
import type { Fault } from './fault.ts';
import { type ArchivableRecord, identify } from './record.ts';
import { isSegment, isSlug, thingIri } from './segments.ts';
import { type Found, walk } from './walk.ts';

/** What one file turned out to be. `unchanged`: its bytes are known, so it was not parsed again. */
export type ReadOutcome =
  | { readonly kind: 'record'; readonly file: string; readonly digest: string; readonly record: ArchivableRecord }
  | { readonly kind: 'unchanged'; readonly file: string; readonly digest: string; readonly iri: string }
  | { readonly kind: 'fault'; readonly file: string; readonly fault: Fault };

/** How a folder is read. */
export interface ReadOptions {
  /** Absolute IRIs under this base are moved to the neutral one. */
  readonly base?: string;
  readonly maxFileBytes: number;
  /** The record that a file of these bytes gave last time; it is then not parsed again. */
  readonly known?: (file: string, digest: string) => string | undefined;
}

/**
 * Reads every record file of a folder in the order of their paths. One file is in memory at a time; of the others only
 * the record's name and path are kept, to find duplicates. Throws `data-folder` where the folder is missing or empty.
 */
export async function* readFolder(root: string, options: ReadOptions): AsyncGenerator<ReadOutcome> {
  const seen = new Map<string, string>();
  let count = 0;
  for await (const found of walk(root)) {
    count += 1;
    yield refuseDuplicate(await readOne(root, found, options), seen);
  }
  if (count === 0)
    throw new IsnadError(
      'data-folder',
      `The data folder ${root} holds no record file (.ttl, .nt, .nq, .trig, .jsonld, .rdf).`,
    );
}

/** Reads one file by its own path, as `isnad validate FILE` does. */
export async function readRecordFile(path: string, options: ReadOptions): Promise<ReadOutcome> {
  const about = await stat(path).catch(() => undefined);
  if (about === undefined) return fault(path, 'unreadable', 'There is no such file.');
  return readOne('', { path, size: about.size, isFile: about.isFile() }, options);
}

async function readOne(root: string, found: Found, options: ReadOptions): Promise<ReadOutcome> {
  const { path: file, size, isFile } = found;
  if (!isFile)
    return fault(file, 'not-a-file', 'Its name has the ending of a record file, but it is a folder or a device.');
  if (size > options.maxFileBytes)
    return fault(file, 'too-large', `${size} bytes; at most ${options.maxFileBytes} are read (MAX_FILE_BYTES).`);
  const format = formatOfFile(file)?.name;
  if (format === undefined) return fault(file, 'unreadable', 'Its name has the ending of no RDF format.');
  let bytes: Buffer;
  try {
    bytes = await readFile(root === '' ? file : join(root, file));
  } catch (cause) {
    return fault(file, 'unreadable', (cause as Error).message);
  }
  const digest = createHash('sha256').update(bytes).digest('hex');
  const iri = options.known?.(file, digest);
  if (iri !== undefined) return { kind: 'unchanged', file, digest, iri };
  return parseOne(bytes, file, digest, format, options.base ?? NEUTRAL_BASE);
}

async function parseOne(
  bytes: Buffer,
  file: string,
  digest: string,
  format: GraphFormatName,
  base: string,
): Promise<ReadOutcome> {
  try {
    const text = decodeUtf8(bytes, file);
    const quads = await parseRdf(text, { format, baseIRI: NEUTRAL_BASE, source: file });
    const identified = await identify(quads, { base, file });
    if (identified.ok) return { kind: 'record', file, digest, record: identified.record };
    return { kind: 'fault', file, fault: { ...presumed(file), ...identified.fault } };
  } catch (error) {
    if (!(error instanceof IsnadError)) throw error;
    const code = error.code === 'too-large' ? 'too-large' : 'syntax';
    const place = { ...error.place, file };
    return { kind: 'fault', file, fault: { code, message: error.message, place, ...presumed(file) } };
  }
}

function refuseDuplicate(outcome: ReadOutcome, seen: Map<string, string>): ReadOutcome {
  if (outcome.kind === 'fault') return outcome;
  const iri = outcome.kind === 'record' ? outcome.record.iri : outcome.iri;
  // A document and a resolution of one slug would share their claims, so they count as the same name.
  const key = iri.replace('/resolution/', '/document/');
  const first = seen.get(key);
  if (first === undefined) {
    seen.set(key, outcome.file);
    return outcome;
  }
  return fault(
    outcome.file,
    'duplicate',
    `It describes the same record as ${first}, which is kept; slugs are given once.`,
  );
}

function fault(file: string, code: Fault['code'], message: string): ReadOutcome {
  return { kind: 'fault', file, fault: { code, message, place: { file }, ...presumed(file) } };
}

/** What a file that cannot be read would have described, by its path `{segment}/{slug}.ttl`. */
function presumed(file: string): { thing?: string } {
  const [, segment = '', slug = ''] = /([^/]+)\/([^/]+)\.[a-z]+$/.exec(file) ?? [];
  return isSegment(segment) && isSlug(slug) ? { thing: thingIri(segment, slug) } : {};
}
