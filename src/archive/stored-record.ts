import { IsnadError } from '../errors.ts';
import { NEUTRAL_BASE, rebaseIri, rebaseQuads } from '../rdf/base.ts';
import { contentHash, groundNQuads } from '../rdf/canonical.ts';
import type { Quad } from '../rdf/quads.ts';
import { parseIri, recordIri, type Segment, thingIri } from '../records/segments.ts';
import type { ChangeKind } from './change-log.ts';
import type { Database } from './database.ts';
import { contentOf, type RecordRow, readContent, type VersionRow } from './rows.ts';
import { effectiveParts, statementsOf, type Withheld, withheldIn, withoutWithheld } from './withholding.ts';

/** One version of a record as it may leave the archive: on the configured base, without what is withheld. */
export interface StoredRecord {
  readonly iri: string;
  readonly thing: string;
  readonly segment: Segment;
  readonly slug: string;
  readonly version: number;
  /** Of the content as it is handed out (on the neutral base, so the same on every host). */
  readonly hash: string;
  readonly modified: Date;
  readonly kind: ChangeKind;
  readonly quads: readonly Quad[];
  /** What was left out; the reasons stand in `quads`. */
  readonly withheld: readonly Withheld[];
}

/**
 * A version as it leaves the archive: what is withheld, by its own word or by a later one, is taken out. Where nothing is,
 * the content is read with the first look at `quads`: whoever asks whether a record has changed never pays for it.
 */
export function toStored(db: Database, record: RecordRow, version: VersionRow, base: string): StoredRecord {
  const about = {
    iri: recordIri(record.segment, record.slug, base),
    thing: thingIri(record.segment, record.slug, base),
    segment: record.segment,
    slug: record.slug,
    version: version.number,
    modified: new Date(version.time),
    kind: version.kind,
  };
  const content = (): Quad[] => readOrExplain(db, record, version);
  const masked = mask(db, version, content);
  if (masked !== undefined) {
    const { quads, parts } = masked;
    const move = (iri: string): string => rebaseIri(iri, NEUTRAL_BASE, base);
    return {
      ...about,
      // The true hash of withheld content would let anyone test a guess at it.
      hash: contentHash(groundNQuads(quads)),
      quads: rebaseQuads(quads, NEUTRAL_BASE, base),
      withheld: parts.map((part) => ({ ...part, subject: move(part.subject), node: move(part.node) })),
    };
  }
  let quads: Quad[] | undefined;
  return {
    ...about,
    hash: version.hash,
    get quads() {
      quads ??= rebaseQuads(content(), NEUTRAL_BASE, base);
      return quads;
    },
    withheld: [],
  };
}

function readOrExplain(db: Database, { iri }: RecordRow, version: VersionRow): Quad[] {
  const content = contentOf(db, version);
  try {
    return readContent(content);
  } catch (cause) {
    const what = `Version ${version.number} of ${iri.replace(NEUTRAL_BASE, '')}`;
    throw new IsnadError('state-folder', `${what} is damaged and cannot be read; "isnad verify" tells more.`, {
      cause,
    });
  }
}

interface WithholdingRow {
  readonly subject: string;
  readonly node: string;
  readonly level: 'whole' | 'field';
  readonly property: string;
  readonly statement: string;
}

function mask(
  db: Database,
  { record, withholds }: VersionRow,
  content: () => Quad[],
): { quads: Quad[]; parts: readonly Withheld[] } | undefined {
  const rows = db.all<WithholdingRow>('SELECT * FROM withholding WHERE record = ?', record);
  if (rows.length === 0 && withholds === 0) return undefined;
  const quads = content();
  const own = withheldIn(quads);
  const present = new Set(quads.map((q) => q.subject.value));
  // The same node may have been made stricter since, so that its name alone says nothing.
  const stated = (row: WithholdingRow) =>
    own.some(({ node, level, property = '' }) => node === row.node && level === row.level && property === row.property);
  const later = rows.filter((row) => present.has(row.subject) && !stated(row));
  const parts = effectiveParts([
    ...own,
    ...later.map(({ subject, node, level, property }) => ({
      subject,
      node,
      level,
      ...(property === '' ? {} : { property }),
    })),
  ]);
  if (parts.length === 0) return undefined;
  const statements = later.flatMap((row) => readContent(row.statement));
  const added = statements.filter((statement) => !quads.some((q) => q.equals(statement)));
  return { quads: withoutWithheld([...quads, ...added], parts), parts };
}

/** Rewrites the withholding rows of the subjects that a new version speaks of; others keep what was said of them. */
export function storeWithholding(
  db: Database,
  record: number,
  quads: readonly Quad[],
  subjects: Iterable<string>,
): void {
  for (const subject of subjects) db.run('DELETE FROM withholding WHERE record = ? AND subject = ?', record, subject);
  for (const part of withheldIn(quads))
    db.run(
      'INSERT OR REPLACE INTO withholding VALUES (?, ?, ?, ?, ?, ?)',
      record,
      part.subject,
      part.node,
      part.level,
      part.property ?? '',
      groundNQuads(statementsOf(quads, [part])),
    );
}

/** Whether a record is withheld whole, so that not even its claims may be named. */
export function isWithheldWhole(db: Database, record: number): boolean {
  const rows = db.all<{ subject: string }>(
    "SELECT subject FROM withholding WHERE record = ? AND level = 'whole'",
    record,
  );
  return rows.some(({ subject }) => parseIri(subject)?.kind === 'thing');
}
