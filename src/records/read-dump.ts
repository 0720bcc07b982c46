import { createHash } from 'node:crypto';
import { IsnadError } from '../errors.ts';
import { NEUTRAL_BASE } from '../rdf/base.ts';
import { decodeUtf8 } from '../rdf/decode.ts';
import { parseN3 } from '../rdf/parse-n3.ts';
import { isnad, rdf } from '../rdf/vocabulary.ts';
import { decodedBytes, type GraphLines, graphsOf } from './dump-lines.ts';
import { faulty, presumedThing } from './open-file.ts';
import type { Known, ReadOutcome, Unchanged } from './read-folder.ts';
import { identify } from './record.ts';

/** How a dump is read. */
export interface ReadDumpOptions {
  /** The base on which the publisher's IRIs stand; they are moved to the neutral one. */
  readonly base: string;
  /** More than this for one record is refused. */
  readonly maxFileBytes: number;
  readonly known: Known;
  /** Is told of each thing whose record the publisher has withdrawn or merged, on the neutral base. */
  readonly gone?: (thing: string) => void;
}

/**
 * Reads every record of a dump in N-Quads (plain, .gz or .zst), each as if it were a file named by the record's path. The
 * graph `{base}catalog` is the publisher's own: of it is read what is gone. One record is in memory at a time; of the others
 * only the names are kept, to find duplicates. Throws `data-folder` where the dump is damaged or holds no record.
 */
export async function* readDump(file: string, options: ReadDumpOptions): AsyncGenerator<ReadOutcome | Unchanged> {
  const { base, maxFileBytes } = options;
  const seen = new Set<string>();
  const catalog = { graph: `${base}catalog`, line: (line: Buffer) => tellGone(line, options) };
  for await (const lines of graphsOf(decodedBytes(file), maxFileBytes, catalog)) {
    const name = lines.graph.startsWith(base) ? lines.graph.slice(base.length) : lines.graph;
    // A document and a resolution of one slug would share their claims, so they count as the same name.
    const key = name.replace(/^resolution\//, 'document/');
    if (seen.has(key))
      yield faulty(name, 'duplicate', 'The dump holds it twice, or its statements do not stand together.');
    else yield readOne(name, lines, options);
    seen.add(key);
  }
  if (seen.size === 0)
    throw new IsnadError(
      'data-folder',
      `${file} holds no record under ${base}; dumps are N-Quads with one graph a record.`,
    );
}

const WITHDRAWN = Buffer.from(`> <${rdf.type.value}> <${isnad.Withdrawn.value}> <`);

function tellGone(line: Buffer, { base, gone }: ReadDumpOptions): void {
  const end = gone === undefined ? -1 : line.indexOf(WITHDRAWN);
  const thing = line.toString('utf8', 1, Math.max(end, 1));
  if (thing.startsWith(base)) gone?.(NEUTRAL_BASE + thing.slice(base.length));
}

function readOne(
  file: string,
  { nquads, line }: GraphLines,
  { base, maxFileBytes, known }: ReadDumpOptions,
): ReadOutcome | Unchanged {
  if (nquads === undefined)
    return faulty(file, 'too-large', `At most ${maxFileBytes} bytes are read (MAX_FILE_BYTES).`);
  const digest = createHash('sha256').update(nquads).digest('hex');
  const record = known(file, digest);
  if (record !== undefined) return { ok: 'unchanged', file, digest, record };
  try {
    const identified = identify(parseN3(decodeUtf8(nquads), 'application/n-quads', NEUTRAL_BASE), { base, file });
    if (identified.ok) return { ok: true, file, digest, record: identified.record };
    return { ok: false, file, fault: { ...presumedThing(`${file}.nq`), ...identified.fault } };
  } catch (error) {
    if (!(error instanceof IsnadError)) throw error;
    const at = error.place.line === undefined ? {} : { line: line + error.place.line - 1 };
    const place = { ...error.place, ...at, file };
    return {
      ok: false,
      file,
      fault: { code: 'syntax', message: error.message, place, ...presumedThing(`${file}.nq`) },
    };
  }
}
