import { contentHash } from '../rdf/canonical.ts';
import type { Database } from './database.ts';

export type ChangeKind = 'created' | 'updated' | 'withdrawn' | 'merged' | 'redacted' | 'rebased';

/** One entry to be written. */
export interface Entry {
  readonly record: number | null;
  readonly version: number | null;
  readonly kind: ChangeKind;
  readonly claims: { readonly added: string[]; readonly changed: string[]; readonly dropped: string[] };
  readonly time: string;
  readonly agent: string;
  readonly reason: string | null;
  readonly contentHash: string | null;
  /** With `merged`: the record that stands for this one. */
  readonly successor?: string;
}

/** One row of the log as the table keeps it. */
export interface LogRow {
  readonly position: number;
  readonly record: number | null;
  readonly version: number | null;
  readonly kind: ChangeKind;
  readonly claims_added: string;
  readonly claims_changed: string;
  readonly claims_dropped: string;
  readonly time: string;
  readonly agent: string;
  readonly reason: string | null;
  readonly content_hash: string | null;
  readonly hash: string;
  readonly segment: string | null;
  readonly segment_rank: number | null;
  readonly record_rank: number | null;
  readonly successor: string | null;
}

/** What stands in a row beside what its hash is made of: it follows from the record. */
type Derived = 'hash' | 'segment' | 'segment_rank' | 'record_rank' | 'successor';

/** No claim was touched. */
export const NO_CLAIMS = { added: [], changed: [], dropped: [] };

/** The last position of the log; 0 while it is empty. */
export function lastPosition(db: Database): number {
  return db.get<{ position: number | null }>('SELECT max(position) AS position FROM change_log')?.position ?? 0;
}

/**
 * Writes an entry at the next position and gives that position. Time in the log never goes back, whatever the clock does:
 * whoever asks for what changed since an instant would miss what a clock that was set back dates before it.
 */
export function append(db: Database, entry: Entry): number {
  const last = db.get<{ position: number; hash: string; time: string }>(
    'SELECT position, hash, time FROM change_log ORDER BY position DESC LIMIT 1',
  );
  const row = {
    position: (last?.position ?? 0) + 1,
    record: entry.record,
    version: entry.version,
    kind: entry.kind,
    claims_added: JSON.stringify(entry.claims.added),
    claims_changed: JSON.stringify(entry.claims.changed),
    claims_dropped: JSON.stringify(entry.claims.dropped),
    time: last !== undefined && last.time > entry.time ? last.time : entry.time,
    agent: entry.agent,
    reason: entry.reason,
    content_hash: entry.contentHash,
  };
  const hash = chainHash(row, last?.hash ?? '');
  db.run(
    'INSERT INTO change_log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ...Object.values(row),
    hash,
    ...placeOf(db, entry.record),
    entry.successor ?? null,
  );
  if (row.record !== null) db.run('UPDATE record SET position = ? WHERE id = ?', row.position, row.record);
  return row.position;
}

/** The segment of a record, and the ranks of its next change in the segment and in the log of the record. */
function placeOf(db: Database, record: number | null): [string | null, number | null, number | null] {
  if (record === null) return [null, null, null];
  const segment = db.get<{ segment: string }>('SELECT segment FROM record WHERE id = ?', record)?.segment ?? '';
  const before = (which: 'segment' | 'record', value: string | number): number =>
    db.get<{ rank: number }>(
      `SELECT ${which}_rank AS rank FROM change_log WHERE ${which} = ? ORDER BY position DESC LIMIT 1`,
      value,
    )?.rank ?? 0;
  return [segment, before('segment', segment) + 1, before('record', record) + 1];
}

/** The hash of a row: over all its fields and the hash before it, so that no row can be changed or left out unseen. */
export function chainHash(row: Omit<LogRow, Derived>, before: string): string {
  const { position, record, version, kind, claims_added, claims_changed, claims_dropped } = row;
  const { time, agent, reason, content_hash } = row;
  const fields = [position, record, version, kind, claims_added, claims_changed, claims_dropped];
  return contentHash(JSON.stringify([before, ...fields, time, agent, reason, content_hash]));
}
