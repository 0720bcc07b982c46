import { NEUTRAL_BASE, rebaseIri } from '../rdf/base.ts';
import type { LogRow } from './change-log.ts';
import type { Database } from './database.ts';

/** A change of its document's record that touched a claim. */
export interface ClaimChange {
  readonly kind: 'added' | 'changed' | 'dropped';
  readonly version: number;
  /** ISO 8601. */
  readonly time: string;
  readonly agent: string;
  readonly reason: string | undefined;
}

/** How a claim came to stand in the archive as it does. */
export interface ClaimHistory {
  /** Oldest first. */
  readonly changes: readonly ClaimChange[];
  /** Through which door the record's latest version came. */
  readonly door: string;
  /** Fingerprint of the rules that accepted that version; undefined where none was told. */
  readonly validated: string | undefined;
}

/** What the log and the record say of a claim; undefined for none of ours. Bound: the log of the one record. */
export function claimHistory(db: Database, base: string, iri: string): ClaimHistory | undefined {
  const neutral = rebaseIri(iri, base, NEUTRAL_BASE);
  const record = db.get<{ id: number; door: string; validated: string | null }>(
    'SELECT r.id, r.door, r.validated FROM claim c JOIN record r ON r.id = c.record WHERE c.iri = ?',
    neutral,
  );
  if (record === undefined) return undefined;
  const lines = db.all<LogRow>('SELECT * FROM change_log WHERE record = ? ORDER BY position', record.id);
  const changes = lines.flatMap((line): ClaimChange[] => {
    const kind = kindOf(line, neutral);
    if (kind === undefined || line.version === null) return [];
    const { version, time, agent, reason } = line;
    return [{ kind, version, time, agent, reason: reason ?? undefined }];
  });
  return { changes, door: record.door, validated: record.validated ?? undefined };
}

function kindOf(line: LogRow, iri: string): ClaimChange['kind'] | undefined {
  const holds = (json: string): boolean => (JSON.parse(json) as string[]).includes(iri);
  if (holds(line.claims_added)) return 'added';
  if (holds(line.claims_changed)) return 'changed';
  return holds(line.claims_dropped) ? 'dropped' : undefined;
}
