import { IsnadError } from '../errors.ts';
import { NEUTRAL_BASE } from '../rdf/base.ts';
import { decodeUtf8 } from '../rdf/decode.ts';
import { parseRdf } from '../rdf/parse.ts';
import { type FaultyFile, faulty, lookUp, type OpenedFile, openFile, presumedThing } from './open-file.ts';
import { readAhead } from './read-ahead.ts';
import { type ArchivableRecord, identify } from './record.ts';

/** A record of a file, or the fault that keeps the file from being one. */
export type ReadOutcome =
  | { readonly ok: true; readonly file: string; readonly digest: string; readonly record: ArchivableRecord }
  | FaultyFile;

/** A file whose bytes are known, so that it was not parsed again. */
export interface Unchanged {
  readonly ok: 'unchanged';
  readonly file: string;
  readonly digest: string;
  readonly record: KnownRecord;
}

/** What the archive knows the bytes of a file by. */
export interface KnownRecord {
  readonly iri: string;
  /** False where another door has changed the record since. */
  readonly isSame: boolean;
}

/** How a folder is read. */
export interface ReadOptions {
  /** Absolute IRIs under this base are moved to the neutral one. */
  readonly base?: string;
  readonly maxFileBytes: number;
}

/** The record that a file of these bytes gave last time, if that is still what the archive knows it by. */
export type Known = (file: string, digest: string) => KnownRecord | undefined;

/**
 * Reads every record file of a folder in the order of their paths. One file is in memory at a time, beside the few small
 * ones that are read ahead; of the others only the record's name and path are kept, to find duplicates. Throws `data-folder` where the folder is missing or empty.
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
  for await (const files of readAhead(root, options.maxFileBytes)) {
    count += files.length;
    for (const open of files) yield refuseDuplicate(await readOne(await open(), options), seen);
  }
  if (count === 0)
    throw new IsnadError(
      'data-folder',
      `The data folder ${root} holds no record file (.ttl, .nt, .nq, .trig, .jsonld, .rdf).`,
    );
}

/** Reads one file by its own path, as `isnad validate FILE` does. */
export async function readRecordFile(path: string, options: ReadOptions): Promise<ReadOutcome> {
  const about = await lookUp(path);
  if (about === undefined) return faulty(path, 'unreadable', 'There is no such file.');
  const opened = await openFile(path, { file: path, about, maxFileBytes: options.maxFileBytes });
  return opened.ok ? parseOne(opened, options) : opened;
}

async function readOne(
  opened: OpenedFile | FaultyFile,
  options: ReadOptions & { known: Known },
): Promise<ReadOutcome | Unchanged> {
  if (!opened.ok) return opened;
  const { file, digest } = opened;
  const record = options.known(file, digest);
  return record === undefined ? parseOne(opened, options) : { ok: 'unchanged', file, digest, record };
}

async function parseOne(
  { file, bytes, digest, format }: OpenedFile,
  { base = NEUTRAL_BASE }: ReadOptions,
): Promise<ReadOutcome> {
  try {
    const text = decodeUtf8(bytes, file);
    const quads = await parseRdf(text, { format, baseIRI: NEUTRAL_BASE, ownBase: base, source: file });
    const identified = identify(quads, { base, file });
    if (identified.ok) return { ok: true, file, digest, record: identified.record };
    return { ok: false, file, fault: { ...presumedThing(file), ...identified.fault } };
  } catch (error) {
    if (!(error instanceof IsnadError)) throw error;
    const code = error.code === 'too-large' ? 'too-large' : 'syntax';
    const place = { ...error.place, file };
    return { ok: false, file, fault: { code, message: error.message, place, ...presumedThing(file) } };
  }
}

function refuseDuplicate<O extends ReadOutcome | Unchanged>(outcome: O, seen: Map<string, string>): O | ReadOutcome {
  if (outcome.ok === false) return outcome;
  const { iri } = outcome.record;
  // A document and a resolution of one slug would share their claims, so they count as the same name.
  const key = iri.replace('/resolution/', '/document/');
  const first = seen.get(key);
  if (first === undefined) {
    seen.set(key, outcome.file);
    return outcome;
  }
  return faulty(
    outcome.file,
    'duplicate',
    `It describes the same record as ${first}, which is kept; slugs are given once.`,
  );
}
