import { NEUTRAL_BASE, rebaseIri } from '../rdf/base.ts';
import { groundNQuads } from '../rdf/canonical.ts';
import type { Quad } from '../rdf/quads.ts';
import { NQuadsRebaser } from '../rdf/rebase-nquads.ts';
import { ownerOf, parseIri, recordIri } from '../records/segments.ts';
import { catalogQuads } from './catalog.ts';
import { lastPosition } from './change-log.ts';
import { type ClaimHistory, claimHistory } from './claim-history.ts';
import type { Database } from './database.ts';
import { Feed } from './feed.ts';
import { type ClaimSought, type DroppedClaim, droppedClaims } from './gone-claims.ts';
import { type Lock, lockStateFolder } from './lock.ts';
import { type EntryRow, type LogEntry, SELECT_ENTRY, toEntry } from './log-entry.ts';
import { PastArchive, withholdingHash } from './past.ts';
import { type ContentRow, type RecordRow, SELECT_CURRENT_CONTENT, SELECT_VERSION, type VersionRow } from './rows.ts';
import { checkBase, openForReading, openForWriting, prepareStateFolder } from './state-folder.ts';
import { isWithheldWhole, type StoredRecord, toStored } from './stored-record.ts';

/** How an archive is opened. */
export interface ArchiveOptions {
  readonly stateDir: string;
  /** The base under which everything is handed out; must be the one that the archive was made for. */
  readonly base: string;
  /** Take no lock and write nothing, beside a process that may be writing. */
  readonly readOnly?: boolean;
}

/** A version without its content. */
export type VersionInfo = Pick<StoredRecord, 'version' | 'modified' | 'kind'>;

/** The content of a record as bytes: N-Quads on the configured base, without what is withheld. */
export interface RecordContent extends Pick<StoredRecord, 'iri' | 'segment' | 'slug' | 'version' | 'hash'> {
  readonly nquads: Uint8Array;
}

/** What a record or claim is to the archive. `dropped`: a claim that its document no longer makes. */
export type Standing =
  | { readonly state: 'current'; readonly record: string }
  | { readonly state: 'withdrawn'; readonly record: string; readonly since: LogEntry }
  | { readonly state: 'dropped'; readonly record: string; readonly since: LogEntry }
  | { readonly state: 'merged'; readonly record: string; readonly successor: string; readonly since: LogEntry }
  | { readonly state: 'missing' };

/** What is left of a record that was withdrawn or merged. */
export type Tombstone = Extract<Standing, { state: 'withdrawn' | 'merged' }> & {
  readonly thing: string;
  readonly version: number;
};

/** Opens the archive of a state folder; throws `state-folder` with one clear line where that cannot be. */
export function openArchive({ stateDir, base, readOnly = false }: ArchiveOptions): Archive {
  if (readOnly) return checked(openForReading(stateDir), undefined, base);
  prepareStateFolder(stateDir);
  const lock = lockStateFolder(stateDir);
  try {
    const writer = openForWriting(stateDir, base);
    return checked(openForReading(stateDir), { writer, lock }, base);
  } catch (error) {
    lock.release();
    throw error;
  }
}

interface Writing {
  readonly writer: Database;
  readonly lock: Lock;
}

function checked(reader: Database, writing: Writing | undefined, base: string): Archive {
  try {
    checkBase(reader, base);
    return new Archive(reader, writing, base);
  } catch (error) {
    reader.close();
    writing?.writer.close();
    throw error;
  }
}

/** The system of record: versions, log and tombstones. All it hands out stands on its base, without what is withheld. */
export class Archive {
  readonly base: string;
  /** The log and the records in pages, for harvesters. */
  readonly feed: Feed;
  readonly #reader: Database;
  readonly #writing: Writing | undefined;

  constructor(reader: Database, writing: Writing | undefined, base: string) {
    this.#reader = reader;
    this.#writing = writing;
    this.base = base;
    this.feed = new Feed(reader, base);
  }

  /** The connection that writes; only the rooms of this folder use it. */
  get writer(): Database {
    if (this.#writing === undefined) throw new TypeError('This archive was opened for reading.');
    return this.#writing.writer;
  }

  /** The last position of the change log; whoever has seen everything up to it is up to date. */
  get position(): number {
    return lastPosition(this.#reader);
  }

  /**
   * The latest instant up to which the log tells everything: nothing that comes later is dated before it. It is `now`, but
   * while a large load is being written, whose changes bear the time at which it began and are seen when it has ended.
   */
  settledAt(now: Date): Date {
    const sql = 'SELECT time FROM change_log WHERE position = ?';
    const unseen = this.#writing?.writer.get<{ time: string }>(sql, this.position + 1);
    return unseen !== undefined && unseen.time < now.toISOString() ? new Date(unseen.time) : now;
  }

  /** How many records are current. */
  get size(): number {
    return this.#reader.get<{ n: number }>("SELECT count(*) AS n FROM record WHERE state = 'current'")?.n ?? 0;
  }

  /** Every current record, one at a time. */
  *current(): Generator<StoredRecord> {
    for (const row of this.#reader.each<RecordRow>("SELECT * FROM record WHERE state = 'current' ORDER BY id")) {
      const stored = this.#version(row, row.version);
      if (stored) yield stored;
    }
  }

  /** The same as N-Quads, straight from the table where nothing is withheld; each is valid until the next is asked for. */
  *currentContent(): Generator<RecordContent> {
    const rebaser = new NQuadsRebaser(NEUTRAL_BASE, this.base);
    for (const row of this.#reader.each<ContentRow>(SELECT_CURRENT_CONTENT)) {
      const { segment, slug, version } = row;
      const about = { iri: this.#own(row.iri), segment, slug, version };
      const shown = row.guarded === 0 ? undefined : this.#version(row, version);
      if (shown === undefined) yield { ...about, hash: row.hash, nquads: rebaser.rebase(row.content) };
      else yield { ...about, hash: shown.hash, nquads: Buffer.from(groundNQuads(shown.quads)) };
    }
  }

  /** The current version of a record; `undefined` for one that is not current. */
  record(iri: string): StoredRecord | undefined {
    const row = this.#row(iri);
    return row?.state === 'current' ? this.#version(row, row.version) : undefined;
  }

  /** Every version that a record ever had, the oldest first; also of a withdrawn one. */
  versions(iri: string): VersionInfo[] {
    const rows = this.#reader.all<VersionRow>(
      `SELECT v.number, v.kind, l.time FROM version v JOIN change_log l ON l.position = v.position
       JOIN record r ON r.id = v.record WHERE r.iri = ? ORDER BY v.number`,
      this.#neutral(iri),
    );
    return rows.map(({ number, kind, time }) => ({ version: number, kind, modified: new Date(time) }));
  }

  /** One version of a record; also of a withdrawn one. */
  version(iri: string, number: number): StoredRecord | undefined {
    const row = this.#row(iri);
    return row && this.#version(row, number);
  }

  /** The log after a position, in order. */
  *changes(since = 0): Generator<LogEntry> {
    const sql = `${SELECT_ENTRY} WHERE l.position > ? ORDER BY l.position`;
    for (const row of this.#reader.each<EntryRow>(sql, since)) yield toEntry(this.#reader, row, this.base);
  }

  /** The last entries of the log, the newest first. */
  lately(most: number): LogEntry[] {
    const sql = `${SELECT_ENTRY} ORDER BY l.position DESC LIMIT ?`;
    return this.#reader.all<EntryRow>(sql, most).map((row) => toEntry(this.#reader, row, this.base));
  }

  /** What became of a record, a thing or a claim (`{base}...`, with or without a fragment). */
  stateOf(iri: string): Standing {
    const named = parseIri(ownerOf(iri), this.base);
    if (named === undefined) return { state: 'missing' };
    if (!('document' in named)) return this.#standing(this.#row(recordIri(named.segment, named.slug, this.base)));
    const claim = this.#reader.get<{ state: string; position: number; record: number }>(
      'SELECT state, position, record FROM claim WHERE iri = ?',
      `${NEUTRAL_BASE}id/claim/${named.document}/${named.slug}`,
    );
    // Where a document is withheld whole, not even the names of its claims may be told.
    if (claim === undefined || isWithheldWhole(this.#reader, claim.record)) return { state: 'missing' };
    const row = this.#reader.get<RecordRow>('SELECT * FROM record WHERE id = ?', claim.record) as RecordRow;
    const record = this.#own(row.iri);
    return claim.state === 'current'
      ? { state: 'current', record }
      : { state: 'dropped', record, since: this.#at(claim.position) };
  }

  /** Every record that was withdrawn or merged. */
  *tombstones(): Generator<Tombstone> {
    for (const row of this.#reader.each<RecordRow>("SELECT * FROM record WHERE state <> 'current' ORDER BY id")) {
      const standing = this.#standing(row);
      if (standing.state !== 'withdrawn' && standing.state !== 'merged') continue;
      const thing = this.#own(row.iri.replace(NEUTRAL_BASE, `${NEUTRAL_BASE}id/`));
      yield { ...standing, thing, version: row.version };
    }
  }

  /** How a claim came to stand as it does; undefined for one that never was here. */
  claimHistory(iri: string): ClaimHistory | undefined {
    return claimHistory(this.#reader, this.base, iri);
  }

  /** The claims that once stood at a place where no current one does. */
  droppedClaims(sought: ClaimSought): DroppedClaim[] {
    return droppedClaims(this.#reader, this.base, sought);
  }

  /** The quads of the graph `{base}catalog`. */
  catalog(): Generator<Quad> {
    return catalogQuads(this.#reader, this.base);
  }

  /** What the catalog says of one record. */
  catalogOf(iri: string): Generator<Quad> {
    return catalogQuads(this.#reader, this.base, this.#neutral(iri));
  }

  /** The archive as it stood at a position of the log. */
  at(position: number): PastArchive {
    return new PastArchive(this.#reader, this.base, position);
  }

  /** A hash of what is withheld, as far as it is told by others than the content itself. Bound: all that is withheld. */
  get withheld(): string {
    return withholdingHash(this.#reader);
  }

  /** A hash of the whole log up to a position, the same only for the same history; `undefined` beyond the last position. */
  historyAt(position: number): string | undefined {
    if (position === 0) return '';
    return this.#reader.get<{ hash: string }>('SELECT hash FROM change_log WHERE position = ?', position)?.hash;
  }

  /** From now on every reading shows this one moment, whatever is written meanwhile; for a dump or a single query. */
  holdStill(): void {
    this.#reader.exec('BEGIN');
  }

  close(): void {
    this.#reader.close();
    this.#writing?.writer.close();
    this.#writing?.lock.release();
  }

  #version(row: RecordRow, number: number): StoredRecord | undefined {
    const sql = `${SELECT_VERSION} WHERE v.record = ? AND v.number = ?`;
    const version = this.#reader.get<VersionRow>(sql, row.id, number);
    return version && toStored(this.#reader, row, version, this.base);
  }

  #standing(row: RecordRow | undefined): Standing {
    if (row === undefined) return { state: 'missing' };
    const record = this.#own(row.iri);
    if (row.state === 'current') return { state: 'current', record };
    const since = this.#at(row.position);
    return row.state === 'merged'
      ? { state: 'merged', record, successor: this.#own(row.successor ?? ''), since }
      : { state: 'withdrawn', record, since };
  }

  #at(position: number): LogEntry {
    const sql = `${SELECT_ENTRY} WHERE l.position = ?`;
    return toEntry(this.#reader, this.#reader.get<EntryRow>(sql, position) as EntryRow, this.base);
  }

  #row(iri: string): RecordRow | undefined {
    return this.#reader.get<RecordRow>('SELECT * FROM record WHERE iri = ?', this.#neutral(iri));
  }

  #neutral(iri: string): string {
    return rebaseIri(iri, this.base, NEUTRAL_BASE);
  }

  #own(iri: string): string {
    return rebaseIri(iri, NEUTRAL_BASE, this.base);
  }
}
