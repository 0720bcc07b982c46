import type { ArchivableRecord } from '../records/record.ts';
import { CLAIM_SEGMENTS, ownerOf, parseIri } from '../records/segments.ts';
import type { Database } from './database.ts';
import type { Origin } from './writer.ts';
import { referencesOf } from './writer.ts';

/** How far a staged record is; `same` and `left` bring no new content. */
export type StagedState = 'pending' | 'accepted' | 'refused' | 'held' | 'same' | 'left' | 'neighbour';

/** A row of the staging table; `content` only where something is to be validated or written. */
export interface StagedRow {
  readonly seq: number;
  readonly iri: string;
  readonly file: string;
  readonly digest: string;
  readonly thing: string;
  readonly segment: string;
  readonly slug: string;
  readonly types: string;
  readonly content: string | null;
  readonly hash: string;
  readonly state: StagedState;
}

type Identity = Pick<ArchivableRecord, 'iri' | 'thing' | 'segment' | 'slug' | 'types' | 'hash'>;

const TABLES = `
DROP TABLE IF EXISTS temp.staged; DROP TABLE IF EXISTS temp.staged_claim;
DROP TABLE IF EXISTS temp.staged_reference; DROP TABLE IF EXISTS temp.seen_file;
CREATE TEMP TABLE staged (
  seq INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, file TEXT NOT NULL, digest TEXT NOT NULL, thing TEXT NOT NULL,
  segment TEXT NOT NULL, slug TEXT NOT NULL, types TEXT NOT NULL, content TEXT, hash TEXT NOT NULL, state TEXT NOT NULL
);
CREATE INDEX temp.staged_state ON staged (state);
CREATE INDEX temp.staged_slug ON staged (slug);
CREATE TEMP TABLE staged_claim (iri TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
CREATE TEMP TABLE staged_reference (target TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (target, seq)) WITHOUT ROWID;
CREATE TEMP TABLE seen_file (file TEXT PRIMARY KEY) WITHOUT ROWID;
`;

/**
 * The records of a load in progress, in temporary tables that SQLite keeps on disk: however many files a folder has,
 * the memory holds the one in hand. They vanish with the connection.
 */
export class Staging {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
    db.exec(TABLES);
  }

  /** A record that brings new content: to be validated and written, or a neighbour that is only looked at. */
  add(record: ArchivableRecord, origin: Origin, state: 'pending' | 'neighbour' = 'pending'): void {
    const { lastId } = this.#insert(record, origin, record.nquads, state);
    for (const claim of record.claims.keys())
      this.#db.run('INSERT OR IGNORE INTO staged_claim VALUES (?, ?)', claim, lastId);
    for (const target of referencesOf(record))
      this.#db.run('INSERT INTO staged_reference VALUES (?, ?)', target, lastId);
  }

  /** A record of the folder that needs no writing; `same` where the archive holds just this content. */
  settle(record: Identity, origin: Origin, same: boolean): void {
    this.#insert(record, origin, null, same ? 'same' : 'left');
  }

  /** Whether a record of this IRI is staged. */
  has(iri: string): boolean {
    return this.#db.get('SELECT 1 FROM staged WHERE iri = ?', iri) !== undefined;
  }

  /** A file that exists, whatever it holds: what was imported from it is not gone. */
  see(file: string): void {
    this.#db.run('INSERT OR IGNORE INTO seen_file VALUES (?)', file);
  }

  setState(seq: number, state: StagedState): void {
    this.#db.run('UPDATE staged SET state = ? WHERE seq = ?', state, seq);
  }

  count(state: StagedState): number {
    return this.#db.get<{ n: number }>('SELECT count(*) AS n FROM staged WHERE state = ?', state)?.n ?? 0;
  }

  /** The rows in a state, in the order of their files; the state of each may change while they are walked. */
  *inState(state: StagedState): Generator<StagedRow> {
    let after = 0;
    for (;;) {
      const row = this.#db.get<StagedRow>(
        'SELECT * FROM staged WHERE state = ? AND seq > ? ORDER BY seq LIMIT 1',
        state,
        after,
      );
      if (row === undefined) return;
      after = row.seq;
      yield row;
    }
  }

  /** The staged record that owns a thing, a claim or a `#` node, if it brings new content. */
  ownerOf(iri: string): StagedRow | undefined {
    const owner = ownerOf(iri);
    const named = parseIri(owner);
    if (named?.kind === 'thing')
      return this.#db.get<StagedRow>(
        'SELECT * FROM staged WHERE iri = ? AND content IS NOT NULL',
        owner.replace('/id/', '/'),
      );
    return this.#db.get<StagedRow>(
      'SELECT s.* FROM staged_claim c JOIN staged s ON s.seq = c.seq WHERE c.iri = ?',
      owner,
    );
  }

  /** The new content that a document or resolution of this slug brings, if any. */
  documentOf(slug: string): StagedRow | undefined {
    return this.#db.get<StagedRow>(
      "SELECT * FROM staged WHERE slug = ? AND segment IN ('document', 'resolution') AND content IS NOT NULL",
      slug,
    );
  }

  /** What pending or accepted records refer to below a thing or among the claims of a document, and which they are. */
  referring(thing: string): { target: string; seq: number }[] {
    const named = parseIri(thing);
    // Only documents and resolutions have claims; another thing may bear the slug of one.
    const claims =
      named?.kind === 'thing' && CLAIM_SEGMENTS.includes(named.segment)
        ? thing.replace(/\/id\/[^/]+\//, '/id/claim/')
        : thing;
    return this.#db.all(
      `SELECT r.target, r.seq FROM staged_reference r JOIN staged s ON s.seq = r.seq
       WHERE s.state IN ('pending', 'accepted') AND (r.target = ?1 OR (r.target >= ?1 || '#' AND r.target < ?1 || '$')
         OR (r.target >= ?2 || '/' AND r.target < ?2 || '0'))`,
      thing,
      claims,
    );
  }

  row(seq: number): StagedRow | undefined {
    return this.#db.get<StagedRow>('SELECT * FROM staged WHERE seq = ?', seq);
  }

  /** Current records that were imported from this folder and whose file is there no more. */
  gone(folder: string): string[] {
    const rows = this.#db.all<{ iri: string }>(
      `SELECT iri FROM record WHERE state = 'current' AND door = 'folder' AND folder = ?
       AND iri NOT IN (SELECT iri FROM staged) AND file NOT IN (SELECT file FROM seen_file) ORDER BY iri`,
      folder,
    );
    return rows.map(({ iri }) => iri);
  }

  clear(): void {
    this.#db.exec(
      'DROP TABLE temp.staged; DROP TABLE temp.staged_claim; DROP TABLE temp.staged_reference; DROP TABLE temp.seen_file;',
    );
  }

  #insert(
    { iri, thing, segment, slug, types, hash }: Identity,
    { file, digest }: Origin,
    content: string | null,
    state: StagedState,
  ): { lastId: number } {
    return this.#db.run(
      'INSERT INTO staged (iri, file, digest, thing, segment, slug, types, content, hash, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ...[iri, file, digest, thing, segment, slug, JSON.stringify(types), content, hash, state],
    );
  }
}
