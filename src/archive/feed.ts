import { NEUTRAL_BASE, rebaseIri } from '../rdf/base.ts';
import { recordIri, type Segment, thingIri } from '../records/segments.ts';
import { ChangePages, type PagedLog } from './change-pages.ts';
import type { Database } from './database.ts';
import { type EntryRow, type LogEntry, SELECT_ENTRY, toEntry } from './log-entry.ts';
import type { RecordRow } from './rows.ts';

/** Which changes, and how many. Positions are of the log; a page is read through one index, whatever the log holds. */
export interface ChangesAsked {
  /** Only changes after this position, 0 for all; or before it, with `newestFirst`. */
  readonly from: number;
  /** The last position that counts; without it, the last of the log. With `newestFirst` it says nothing. */
  readonly until?: number;
  readonly most: number;
  readonly newestFirst?: boolean;
  /** Only of the records of a segment or of one record (an IRI); without either, those of the archive as a whole too. */
  readonly segment?: Segment;
  readonly record?: string;
}

/** Which records, by the position of their latest change, and how many. */
export interface RecordsAsked {
  readonly from: number;
  readonly until: number;
  readonly most: number;
  readonly segment?: Segment;
  /** Only those that are current; reads those between them that are gone, too. */
  readonly current?: boolean;
  /** Only those that are an entry of this archive (the IRI of the organization). */
  readonly holder?: string;
}

/** Which of the holding archives, in the order of their IRIs. */
export interface HoldersAsked {
  /** Only those after this IRI. */
  readonly after?: string;
  readonly most?: number;
}

/** Where a record stands: what became of it last, current or gone. Its content is read by `Archive.record`. */
export interface FeedRecord {
  readonly iri: string;
  readonly thing: string;
  readonly segment: Segment;
  readonly slug: string;
  readonly state: 'current' | 'withdrawn' | 'merged';
  readonly successor?: string;
  readonly version: number;
  /** Of its latest change ... */
  readonly position: number;
  /** ... and its time. */
  readonly time: Date;
  /** ... and whether a reason was given for it; the change tells which, if it may. */
  readonly isReasoned: boolean;
  /** The archives whose entry it is or, of one that is gone, was. */
  readonly holders: readonly string[];
}

/** A record with its latest change. */
type PlacedRow = RecordRow & { readonly time: string; readonly reasoned: 0 | 1 };
const PLACED = 'r.*, l.time, l.reason IS NOT NULL AS reasoned';

/**
 * The change log in pages: what every harvest protocol is a view of. A page reads its own rows and, at most, one more,
 * however long the log is. Times in the log never go back, so an instant is a position.
 */
export class Feed {
  readonly #db: Database;
  readonly #base: string;

  constructor(db: Database, base: string) {
    this.#db = db;
    this.#base = base;
  }

  /** Changes in the order of the log or, `newestFirst`, against it. */
  changes({ from, until, most, newestFirst = false, segment, record }: ChangesAsked): LogEntry[] {
    const [which, ...values] =
      record !== undefined
        ? ['l.record = (SELECT id FROM record WHERE iri = ?) AND', this.#neutral(record)]
        : segment !== undefined
          ? ['l.segment = ? AND', segment]
          : [''];
    const range = newestFirst
      ? 'l.position < ? ORDER BY l.position DESC'
      : 'l.position > ? AND l.position <= ? ORDER BY l.position';
    const bounds = newestFirst ? [from] : [from, until ?? Number.MAX_SAFE_INTEGER];
    const sql = `${SELECT_ENTRY} WHERE ${which} ${range} LIMIT ?`;
    return this.#db.all<EntryRow>(sql, ...values, ...bounds, most).map((row) => toEntry(this.#db, row, this.#base));
  }

  /** The changes of all, of a segment or of one record (its IRI), oldest first, in pages of a fixed span. */
  pages({ segment, record, span }: PagedLog & { readonly span: number }): ChangePages {
    const which = record !== undefined ? { record: this.#neutral(record) } : segment !== undefined ? { segment } : {};
    return new ChangePages(this.#db, this.#base, { ...which, span });
  }

  /** How many changes there are up to a position, of all, of a segment or of one record. */
  countChanges({
    until,
    segment,
    record,
  }: Pick<ChangesAsked, 'segment' | 'record'> & { readonly until: number }): number {
    if (record === undefined && segment === undefined) return until;
    const [which, value] =
      record === undefined
        ? ['segment = ?', segment as string]
        : ['record = (SELECT id FROM record WHERE iri = ?)', this.#neutral(record)];
    const sql = `SELECT count(*) AS n FROM change_log WHERE ${which} AND position <= ?`;
    return this.#db.get<{ n: number }>(sql, value, until)?.n ?? 0;
  }

  /** Records in the order of their latest change: one that changes meanwhile moves to the end, and is met there. */
  records({ from, until, most, segment, holder, current = false }: RecordsAsked): FeedRecord[] {
    const state = current ? "AND r.state = 'current' " : '';
    const range = `position > ? AND %.position <= ? ${state}ORDER BY %.position LIMIT ?`;
    const [sql, ...values] =
      holder !== undefined
        ? [
            `SELECT ${PLACED} FROM holding h JOIN record r ON r.id = h.record JOIN change_log l ON l.position = h.position
             WHERE h.holder = ? AND ${segment === undefined ? '' : 'r.segment = ? AND '}h.${range.replaceAll('%', 'h')}`,
            this.#neutral(holder),
            ...(segment === undefined ? [] : [segment]),
          ]
        : [
            `SELECT ${PLACED} FROM record r JOIN change_log l ON l.position = r.position
             WHERE ${segment === undefined ? '' : 'r.segment = ? AND '}r.${range.replaceAll('%', 'r')}`,
            ...(segment === undefined ? [] : [segment]),
          ];
    const rows = this.#db.all<PlacedRow>(sql as string, ...values, from, until, most);
    return rows.map((row) => this.#record(row));
  }

  /** One record, current or gone; `undefined` for one that never was here. */
  recordOf(iri: string): FeedRecord | undefined {
    const sql = `SELECT ${PLACED} FROM record r JOIN change_log l ON l.position = r.position WHERE r.iri = ?`;
    const row = this.#db.get<PlacedRow>(sql, this.#neutral(iri));
    return row && this.#record(row);
  }

  /** How many records changed last between two positions; reads an index entry for each. */
  countRecords({ from, until, segment, holder }: Omit<RecordsAsked, 'most' | 'current'>): number {
    const [sql, ...values] =
      holder !== undefined
        ? ['SELECT count(*) AS n FROM holding WHERE holder = ? AND', this.#neutral(holder)]
        : segment !== undefined
          ? ['SELECT count(*) AS n FROM record WHERE segment = ? AND', segment]
          : ['SELECT count(*) AS n FROM record WHERE'];
    return this.#db.get<{ n: number }>(`${sql} position > ? AND position <= ?`, ...values, from, until)?.n ?? 0;
  }

  /** The archives that hold an entry, current or gone, in the order of their IRIs: a step in the index for each. */
  holders({ after = '', most = -1 }: HoldersAsked = {}): string[] {
    // A DISTINCT would read an index entry for each record that they hold.
    const sql = `WITH RECURSIVE next(holder) AS (
      SELECT min(holder) FROM holding WHERE holder > ?
      UNION ALL SELECT (SELECT min(holder) FROM holding WHERE holder > next.holder) FROM next WHERE holder IS NOT NULL
    ) SELECT holder FROM next WHERE holder IS NOT NULL LIMIT ?`;
    return this.#db.all<{ holder: string }>(sql, this.#neutral(after), most).map(({ holder }) => this.#own(holder));
  }

  /** The segments that have, or had, a record. */
  segments(): Segment[] {
    const rows = this.#db.all<{ segment: Segment }>('SELECT DISTINCT segment FROM record ORDER BY segment');
    return rows.map(({ segment }) => segment);
  }

  /** The last position at or before an instant; 0 where the log begins after it. */
  positionAt(time: Date): number {
    const sql = 'SELECT position FROM change_log WHERE time <= ? ORDER BY time DESC, position DESC LIMIT 1';
    return this.#db.get<{ position: number }>(sql, time.toISOString())?.position ?? 0;
  }

  /** The time of a change; `undefined` for a position that is not in the log. The first is that of position 1. */
  timeOf(position: number): Date | undefined {
    const row = this.#db.get<{ time: string }>('SELECT time FROM change_log WHERE position = ?', position);
    return row && new Date(row.time);
  }

  /**
   * The last change after a position by which something is no longer to be had: a record withdrawn or redacted, or a change of
   * one of which something is withheld; 0 for none. Reads the changes after the position.
   */
  lastTakeDown(from: number): number {
    const sql = `SELECT max(position) AS position FROM change_log l WHERE l.position > ? AND (l.kind IN ('withdrawn', 'redacted')
      OR EXISTS (SELECT 1 FROM withholding w WHERE w.record = l.record))`;
    return this.#db.get<{ position: number | null }>(sql, from)?.position ?? 0;
  }

  #record(row: PlacedRow): FeedRecord {
    const holders = this.#db.all<{ holder: string }>(
      'SELECT holder FROM holding WHERE record = ? ORDER BY holder',
      row.id,
    );
    return {
      iri: recordIri(row.segment, row.slug, this.#base),
      thing: thingIri(row.segment, row.slug, this.#base),
      segment: row.segment,
      slug: row.slug,
      state: row.state,
      ...(row.successor === null ? {} : { successor: this.#own(row.successor) }),
      version: row.version,
      position: row.position,
      time: new Date(row.time),
      isReasoned: row.reasoned === 1,
      holders: holders.map(({ holder }) => this.#own(holder)),
    };
  }

  #neutral(iri: string): string {
    return rebaseIri(iri, this.#base, NEUTRAL_BASE);
  }

  #own(iri: string): string {
    return rebaseIri(iri, NEUTRAL_BASE, this.#base);
  }
}
