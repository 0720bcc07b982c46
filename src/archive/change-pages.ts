import type { Segment } from '../records/segments.ts';
import type { Database } from './database.ts';
import { type EntryRow, type LogEntry, SELECT_ENTRY, toEntry } from './log-entry.ts';
import { type RecordRow, SELECT_VERSION, type VersionRow } from './rows.ts';
import { toStored } from './stored-record.ts';

/** Of which changes the pages are: of a segment, of one record (its IRI on the neutral base), or without either of all. */
export interface PagedLog {
  readonly segment?: Segment;
  readonly record?: string;
}

/** A change with the hash of what it wrote, as that is handed out now; none where it wrote nothing. */
export interface HashedEntry extends LogEntry {
  readonly hash?: string;
}

/** A page of a fixed span. It is closed, and will hold the same changes for ever, once there is a change after it. */
export interface ChangePage {
  /** The position after which it starts: its address. */
  readonly after: number;
  /** How many changes of the same log stand before it. */
  readonly before: number;
  /** Oldest first. */
  readonly entries: readonly HashedEntry[];
  readonly next?: { readonly after: number; readonly time: Date };
  /** Where the page before it starts. */
  readonly previous?: number;
}

/** How long a log is, and where its pages begin and end. */
export interface LogEnds {
  readonly total: number;
  /** Where the last page starts. */
  readonly last: number;
  /** The time of the first change; absent while there is none. */
  readonly since?: Date;
}

/** The changes of a log in pages of so many; each reads its own rows and one span more, however long the log is. */
export class ChangePages {
  readonly #db: Database;
  readonly #base: string;
  readonly #span: number;
  /** The condition of the rows, with its values. */
  readonly #which: readonly [string, ...(string | number)[]];
  readonly #rank: 'position' | 'segment_rank' | 'record_rank';

  constructor(db: Database, base: string, { segment, record, span }: PagedLog & { readonly span: number }) {
    this.#db = db;
    this.#base = base;
    this.#span = span;
    if (record !== undefined) {
      const id = db.get<{ id: number }>('SELECT id FROM record WHERE iri = ?', record)?.id;
      this.#which = ['l.record = ? AND', id ?? -1];
      this.#rank = 'record_rank';
    } else if (segment !== undefined) {
      this.#which = ['l.segment = ? AND', segment];
      this.#rank = 'segment_rank';
    } else {
      this.#which = [''];
      // Positions have no gaps.
      this.#rank = 'position';
    }
  }

  ends(): LogEnds {
    const [which, ...values] = this.#which;
    const sql = `SELECT l.time FROM change_log l WHERE ${which} l.position > 0 ORDER BY l.position LIMIT 1`;
    const first = this.#db.get<{ time: string }>(sql, ...values);
    const newest = this.#upTo(Number.MAX_SAFE_INTEGER);
    return {
      total: newest.rank,
      last: this.#startOf(newest.rank, newest),
      ...(first && { since: new Date(first.time) }),
    };
  }

  /**
   * Where the page starts that holds what comes after a position or, where nothing does, the last page; `undefined` for a
   * position beyond the log.
   */
  startOf(position: number): number | undefined {
    const sql = 'SELECT 1 FROM change_log WHERE position = ?';
    if (position !== 0 && this.#db.get(sql, position) === undefined) return undefined;
    const read = this.#upTo(position);
    const isLast = this.#rows(position, 1).length === 0;
    return this.#startOf(isLast ? read.rank : read.rank + 1, read);
  }

  /** The page that starts after a position, which is one that `startOf` gives. */
  page(after: number): ChangePage {
    const rows = this.#rows(after, this.#span + 1);
    const [last, following] = [rows[this.#span - 1], rows[this.#span]];
    const read = this.#upTo(after);
    return {
      after,
      before: read.rank,
      entries: rows.slice(0, this.#span).map((row) => this.#hashed(row)),
      ...(last && following && { next: { after: last.position, time: new Date(following.time) } }),
      ...(read.rank > 0 && { previous: this.#startOf(read.rank, read) }),
    };
  }

  /** Where the page starts that holds the change of a rank, counted back from a change not long after it. */
  #startOf(rank: number, from: Placed): number {
    const standing = rank - 1 - ((rank - 1) % this.#span);
    if (standing <= 0) return 0;
    return this.#upTo(from.position, from.rank - standing).position;
  }

  /** The last change up to a position, or the one so many before it. */
  #upTo(position: number, back = 0): Placed {
    const [which, ...values] = this.#which;
    const sql = `SELECT l.position, l.${this.#rank} AS rank FROM change_log l
      WHERE ${which} l.position <= ? ORDER BY l.position DESC LIMIT 1 OFFSET ?`;
    return this.#db.get<Placed>(sql, ...values, position, back) ?? { position: 0, rank: 0 };
  }

  #rows(after: number, most: number): EntryRow[] {
    const [which, ...values] = this.#which;
    const sql = `${SELECT_ENTRY} WHERE ${which} l.position > ? ORDER BY l.position LIMIT ?`;
    return this.#db.all<EntryRow>(sql, ...values, after, most);
  }

  /** The true hash of what is withheld would let anyone test a guess at it: it is that of what is handed out. */
  #hashed(row: EntryRow): HashedEntry {
    const entry = toEntry(this.#db, row, this.#base);
    if (row.content_hash === null) return entry;
    const record = this.#db.get<RecordRow>('SELECT * FROM record WHERE id = ?', row.record);
    const version = this.#db.get<VersionRow>(
      `${SELECT_VERSION} WHERE v.record = ? AND v.number = ?`,
      row.record,
      row.version,
    );
    if (record === undefined || version === undefined) return entry;
    return { ...entry, hash: toStored(this.#db, record, version, this.#base).hash };
  }
}

interface Placed {
  readonly position: number;
  /** Which of its log it is, from 1. */
  readonly rank: number;
}
