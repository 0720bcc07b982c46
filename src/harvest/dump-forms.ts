import type { Archive, RecordContent } from '../archive/archive.ts';
import { localNotice } from '../config.ts';
import { NEUTRAL_BASE } from '../rdf/base.ts';
import { recordToJsonLd } from '../rdf/jsonld.ts';
import { toLine } from '../rdf/ntriples.ts';
import { parseN3 } from '../rdf/parse-n3.ts';
import type { Quad } from '../rdf/quads.ts';
import { trigBlocks } from '../rdf/serialize.ts';
import { makeNames, type Names } from '../rdf/turtle-names.ts';
import { isnad, rdf } from '../rdf/vocabulary.ts';
import { thingIri } from '../records/segments.ts';
import { frameOf } from '../views/frames.ts';
import type { ContentForm } from './dump-manifest.ts';

/** A record on its way into the files of a dump; `nquads` is valid until the next record is asked for. */
export interface DumpRecord extends RecordContent {
  readonly quads: readonly Quad[];
  readonly claims: number;
}

/** One form of a dump: a row of the table, and how it writes its parts. */
export interface DumpForm {
  readonly form: ContentForm;
  readonly fileName: string;
  readonly mediaType: string;
  /** What stands before the first record. */
  readonly head: (scene: DumpScene) => string;
  readonly record: (record: DumpRecord, scene: DumpScene) => string | Uint8Array | Promise<string>;
  /** Some quads of the graph `{base}catalog`. */
  readonly catalog: (quads: Quad[], scene: DumpScene) => string;
}

/** What the forms share while one dump is written. */
export interface DumpScene {
  readonly base: string;
  readonly position: number;
  readonly names: Names;
}

/** Every form in which a dump is written. Each holds one record at a time. */
export const DUMP_FORMS: readonly DumpForm[] = [
  {
    form: 'nquads',
    fileName: 'dump.nq',
    mediaType: 'application/n-quads',
    head: heading,
    record: ({ nquads }) => nquads,
    catalog: (quads) => quads.map((q) => toLine(q, true)).join(''),
  },
  {
    form: 'trig',
    fileName: 'dump.trig',
    mediaType: 'application/trig',
    head: (scene) => heading(scene) + scene.names.header(true),
    record: ({ quads }, { names }) => [...trigBlocks([...quads], names)].join(''),
    catalog: (quads, { names }) => [...trigBlocks(quads, names)].join(''),
  },
  {
    // One record a line (jsonlines.org), each a JSON-LD document of its own.
    form: 'jsonl',
    fileName: 'dump.jsonl',
    mediaType: 'application/x-ndjson',
    head: () => '',
    record: async ({ quads, segment, slug }, { base }) => {
      const top = thingIri(segment, slug, base);
      return `${JSON.stringify(await recordToJsonLd(quads, { frame: frameOf(segment), base, top }))}\n`;
    },
    catalog: () => '',
  },
  {
    form: 'records',
    fileName: 'records.tsv',
    mediaType: 'text/tab-separated-values',
    head: () => 'record\tversion\tsha256\tquads\tclaims\n',
    record: ({ segment, slug, version, hash, quads, claims }) =>
      `${[`${segment}/${slug}`, version, hash, quads.length, claims].join('\t')}\n`,
    catalog: () => '',
  },
];

/** What writing the forms of an archive needs. */
export function dumpScene({ base, position }: Pick<Archive, 'base' | 'position'>): DumpScene {
  return { base, position, names: makeNames({ base }) };
}

/** Every current record, one at a time, read into quads once for all forms. */
export function* dumpRecords(archive: Archive): Generator<DumpRecord> {
  for (const content of archive.currentContent()) {
    const quads = parseN3(Buffer.from(content.nquads).toString(), 'application/n-quads', NEUTRAL_BASE);
    yield { ...content, quads, claims: claimsIn(quads) };
  }
}

/** How many claims and demands a record makes. */
export function claimsIn(quads: readonly Quad[]): number {
  const claims = quads.filter(
    ({ predicate, object }) =>
      predicate.equals(rdf.type) && (object.equals(isnad.Claim) || object.equals(isnad.Demand)),
  );
  return new Set(claims.map(({ subject }) => subject.value)).size;
}

/** The catalog in portions: a large archive says some five quads of each record. */
export function* catalogPortions(archive: Archive): Generator<Quad[]> {
  let portion: Quad[] = [];
  for (const q of archive.catalog()) {
    // Never within a subject, so that each stands in one block.
    if (portion.length >= PORTION && portion.at(-1)?.subject.equals(q.subject) === false) {
      yield portion;
      portion = [];
    }
    portion.push(q);
  }
  if (portion.length > 0) yield portion;
}

const PORTION = 2_000;

/** One form of the whole archive, record by record: what `isnad dump --format` writes, and what stands in the file of it. */
export async function* dumpText(
  archive: Archive,
  { head, record, catalog }: DumpForm,
): AsyncGenerator<string | Uint8Array> {
  const scene = dumpScene(archive);
  yield head(scene);
  for (const content of dumpRecords(archive)) yield Buffer.from(await record(content, scene));
  for (const portion of catalogPortions(archive)) yield catalog(portion, scene);
}

function heading({ base, position }: DumpScene): string {
  const notice = localNotice(base);
  return `# Isnad, ${base}, log position ${position}\n${notice === undefined ? '' : `# ${notice}\n`}`;
}
