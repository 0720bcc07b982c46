import { NEUTRAL_BASE, rebaseIri } from '../rdf/base.ts';
import type { Segment } from '../records/segments.ts';
import type { ChangeKind, LogRow } from './change-log.ts';
import type { Database } from './database.ts';
import { isWithheldWhole } from './stored-record.ts';

/** One entry of the change log, on the configured base. */
export interface LogEntry {
  readonly position: number;
  /** Absent for an event of the archive as a whole. */
  readonly record?: string;
  readonly segment?: Segment;
  readonly version?: number;
  readonly kind: ChangeKind;
  readonly claims: { readonly added: string[]; readonly changed: string[]; readonly dropped: string[] };
  readonly time: Date;
  readonly agent: string;
  readonly reason?: string;
  /** The record that stands for this one, where this change is the merge. */
  readonly successor?: string;
}

/** A row of the log with what its record says of itself. */
export type EntryRow = LogRow & { readonly iri: string | null };

/** Entries of the log (`l`) with their records (`r`); complete it with a WHERE. */
export const SELECT_ENTRY = 'SELECT l.*, r.iri FROM change_log l LEFT JOIN record r ON r.id = l.record';

/**
 * An entry as it leaves the archive. Of a record that is withheld whole, not even the claims are named, and a reason only
 * where it says why the record went: another may tell what the change was about.
 */
export function toEntry(db: Database, row: EntryRow, base: string): LogEntry {
  const own = (iri: string) => rebaseIri(iri, NEUTRAL_BASE, base);
  const hidden = row.record !== null && isWithheldWhole(db, row.record);
  const list = (json: string): string[] => (hidden ? [] : (JSON.parse(json) as string[]).map(own));
  return {
    position: row.position,
    ...(row.iri === null ? {} : { record: own(row.iri), segment: row.segment as Segment }),
    ...(row.version === null ? {} : { version: row.version }),
    kind: row.kind,
    claims: { added: list(row.claims_added), changed: list(row.claims_changed), dropped: list(row.claims_dropped) },
    time: new Date(row.time),
    agent: row.agent,
    ...(row.reason === null || (hidden && !GONE.has(row.kind)) ? {} : { reason: row.reason }),
    ...(row.successor === null ? {} : { successor: own(row.successor) }),
  };
}

const GONE: ReadonlySet<ChangeKind> = new Set(['withdrawn', 'merged']);
