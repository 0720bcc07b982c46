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

/** A record of a file, or the fault that keeps the file from being one. */
export type ReadOutcome =
  | { readonly ok: true; readonly file: string; readonly digest: string; readonly record: ArchivableRecord }
  | { readonly ok: false; readonly file: string; readonly fault: Fault };

/** A file whose bytes are known, so that it was not parsed again. */
export interface Unchanged {
  readonly ok: 'unchanged';
  readonly file: string;
  readonly digest: string;
  readonly iri: string;
}

/** How a folder is read. */
export interface ReadOptions {
  /** Absolute IRIs under this base are moved to the neutral one. */
  readonly base?: string;
  readonly maxFileBytes: number;
}

/** The record that a file of these bytes gave last time, if that is still what the archive knows it by. */
export type Known = (file: string, digest: string) => string | undefined;

/**
 * Reads every record file of a folder in the order of their paths. One file is in memory at a time; of the others only
 * the record's name and path are kept, to find duplicates. Throws `data-folder` where the folder is missing or empty.
 */
export async function* readFolder(root: string, options: ReadOptions): AsyncGenerator<ReadOutcome> {
  for await (const outcome of readChanges(root, { ...options, known: () => undefined }))
    if (outcome.ok !== 'unchanged') yield outcome;
}

/** The same, without parsing again what `known` recognises. */
export async function* readChanges(
  root: string,
  options: ReadOptions & { known: Known },
): AsyncGenerator<ReadOutcome | Unchanged> {
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
  const opened = await open(path, { path, size: about.size, isFile: about.isFile() }, options);
  return opened.ok ? parseOne(opened, path, options) : opened;
}

async function readOne(
  root: string,
  found: Found,
  options: ReadOptions & { known: Known },
): Promise<ReadOutcome | Unchanged> {
  const opened = await open(join(root, found.path), found, options);
  if (!opened.ok) return opened;
  const { digest } = opened;
  const iri = options.known(found.path, digest);
  if (iri !== undefined) return { ok: 'unchanged', file: found.path, digest, iri };
  return parseOne(opened, found.path, options);
}

interface Opened {
  readonly ok: true;
  readonly bytes: Buffer;
  readonly digest: string;
  readonly format: GraphFormatName;
}

type NotOpened = Extract<ReadOutcome, { ok: false }>;

async function open(path: string, found: Found, { maxFileBytes }: ReadOptions): Promise<Opened | NotOpened> {
  const { path: file, size, isFile } = found;
  if (!isFile)
    return fault(file, 'not-a-file', 'Its name has the ending of a record file, but it is a folder or a device.');
  if (size > maxFileBytes)
    return fault(file, 'too-large', `${size} bytes; at most ${maxFileBytes} are read (MAX_FILE_BYTES).`);
  const format = formatOfFile(file)?.name;
  if (format === undefined) return fault(file, 'unreadable', 'Its name has the ending of no RDF format.');
  try {
    const bytes = await readFile(path);
    return { ok: true, bytes, digest: createHash('sha256').update(bytes).digest('hex'), format };
  } catch (cause) {
    return fault(file, 'unreadable', (cause as Error).message);
  }
}

async function parseOne(
  { bytes, digest, format }: Opened,
  file: string,
  { base = NEUTRAL_BASE }: ReadOptions,
): Promise<ReadOutcome> {
  try {
    const text = decodeUtf8(bytes, file);
    const quads = await parseRdf(text, { format, baseIRI: NEUTRAL_BASE, ownBase: base, source: file });
    const identified = identify(quads, { base, file });
    if (identified.ok) return { ok: true, file, digest, record: identified.record };
    return { ok: false, file, fault: { ...presumed(file), ...identified.fault } };
  } catch (error) {
    if (!(error instanceof IsnadError)) throw error;
    const code = error.code === 'too-large' ? 'too-large' : 'syntax';
    const place = { ...error.place, file };
    return { ok: false, file, fault: { code, message: error.message, place, ...presumed(file) } };
  }
}

function refuseDuplicate<O extends ReadOutcome | Unchanged>(outcome: O, seen: Map<string, string>): O | ReadOutcome {
  if (outcome.ok === false) return outcome;
  const iri = outcome.ok === true ? outcome.record.iri : outcome.iri;
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

function fault(file: string, code: Fault['code'], message: string): NotOpened {
  return { ok: false, file, fault: { code, message, place: { file }, ...presumed(file) } };
}

/** What a file that cannot be read would have described, by its path `{segment}/{slug}.ttl`. */
function presumed(file: string): { thing?: string } {
  const [, segment = '', slug = ''] = /([^/]+)\/([^/]+)\.[a-z]+$/.exec(file) ?? [];
  return isSegment(segment) && isSlug(slug) ? { thing: thingIri(segment, slug) } : {};
}
