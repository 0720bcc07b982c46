import { IsnadError } from '../errors.ts';
import { NEUTRAL_BASE, rebaseIri } from '../rdf/base.ts';
import { canonicalNQuads, contentHash } from '../rdf/canonical.ts';
import { claimHashes } from '../records/record.ts';
import { chainHash, type LogRow } from './change-log.ts';
import type { Database } from './database.ts';
import { readContent } from './rows.ts';
import { openForReading, rememberedBase } from './state-folder.ts';

/** What a verification looked at and what it found wrong. */
export interface Verification {
  readonly versions: number;
  readonly entries: number;
  readonly problems: readonly string[];
}

/**
 * Recomputes every hash of an archive from its content: each version, its claims, and the chain of the log. Reads one
 * version at a time; a server may go on beside it.
 */
export async function verifyArchive(stateDir: string, onProgress?: (done: number) => void): Promise<Verification> {
  const db = openForReading(stateDir);
  try {
    return await verifyAll(db, onProgress);
  } finally {
    db.close();
  }
}

async function verifyAll(db: Database, onProgress?: (done: number) => void): Promise<Verification> {
  const problems: string[] = [];
  let [versions, entries] = [0, 0];
  try {
    for (const { integrity_check: line } of db.all<{ integrity_check: string }>('PRAGMA integrity_check(20)'))
      if (line !== 'ok') problems.push(`The database is damaged: ${line}`);
    const base = rememberedBase(db);
    versions = await verifyVersions(db, problems, base, onProgress);
    verifyRecords(db, problems, base);
    entries = verifyLog(db, problems);
  } catch (error) {
    // A page that cannot be read ends the reading, and is what there is to say.
    if (!(error instanceof IsnadError)) throw error;
    problems.push(error.message);
  }
  return { versions, entries, problems };
}

interface Content {
  readonly iri: string;
  readonly number: number;
  readonly hash: string;
  readonly content: string;
  readonly logged: string | null;
  /** Whether the log says that something in it is withheld. */
  readonly withholds: 0 | 1 | null;
}

async function verifyVersions(
  db: Database,
  problems: string[],
  base: string,
  onProgress?: (done: number) => void,
): Promise<number> {
  let done = 0;
  const sql = `SELECT r.iri, v.number, v.hash, v.content, l.content_hash AS logged, l.withholds FROM version v
    JOIN record r ON r.id = v.record LEFT JOIN change_log l ON l.position = v.position ORDER BY v.rowid`;
  for (const { iri, number, hash, content, logged, withholds } of db.each<Content>(sql)) {
    const name = `Version ${number} of ${rebaseIri(iri, NEUTRAL_BASE, base)}`;
    if (contentHash(content) !== hash) problems.push(`${name}: its content is not what its hash was made of.`);
    else if (!(await isCanonical(content))) problems.push(`${name}: its content is not canonical N-Quads.`);
    if (logged !== hash) problems.push(`${name}: the log gives it another hash.`);
    // What tells of the log tells the true hash of what withholds nothing.
    if (withholds !== Number(content.includes('#withholding>')))
      problems.push(`${name}: the log is wrong on whether something in it is withheld.`);
    done += 1;
    if (done % 100 === 0) onProgress?.(done);
  }
  return done;
}

async function isCanonical(content: string): Promise<boolean> {
  try {
    return (await canonicalNQuads(readContent(content))) === content;
  } catch {
    return false;
  }
}

/** Each record points to its latest version, and its claims are those of that version. */
function verifyRecords(db: Database, problems: string[], base: string): void {
  const sql = `SELECT r.id, r.iri, r.state, r.hash, v.hash AS latest, v.content,
    r.position = (SELECT max(position) FROM change_log l WHERE l.record = r.id AND l.segment = r.segment)
    AND r.successor IS (SELECT successor FROM change_log l WHERE l.position = r.position) AS placed,
    NOT EXISTS (SELECT 1 FROM holding h WHERE h.record = r.id AND h.position <> r.position) AS held FROM record r
    LEFT JOIN version v ON v.record = r.id AND v.number = r.version ORDER BY r.id`;
  type Row = { id: number; iri: string; state: string; hash: string; latest: string | null; content: string | null } & {
    placed: 0 | 1 | null;
    held: 0 | 1;
  };
  for (const row of db.each<Row>(sql)) {
    const name = rebaseIri(row.iri, NEUTRAL_BASE, base);
    if (row.latest !== row.hash) problems.push(`${name}: it does not point to its latest version.`);
    if (row.placed !== 1 || row.held !== 1) problems.push(`${name}: it does not point to its latest change.`);
    const listed = db.all<{ iri: string; hash: string }>(
      "SELECT iri, hash FROM claim WHERE record = ? AND state = 'current'",
      row.id,
    );
    const made = row.state === 'current' && row.content !== null ? claimHashes(row.content) : new Map<string, string>();
    if (listed.length !== made.size || listed.some(({ iri, hash }) => made.get(iri) !== hash))
      problems.push(`${name}: its list of claims is not that of its content.`);
  }
}

function verifyLog(db: Database, problems: string[]): number {
  let before = { position: 0, hash: '' };
  const ranks = new Map<string | number, number>();
  const next = (of: string | number | null): number | null => {
    if (of === null) return null;
    ranks.set(of, (ranks.get(of) ?? 0) + 1);
    return ranks.get(of) ?? null;
  };
  for (const row of db.each<LogRow>('SELECT * FROM change_log ORDER BY position')) {
    if (row.position !== before.position + 1)
      problems.push(`The log jumps from position ${before.position} to ${row.position}.`);
    if (chainHash(row, before.hash) !== row.hash)
      problems.push(`Entry ${row.position} of the log, or the one before it, was changed after it was written.`);
    if (row.segment_rank !== next(row.segment) || row.record_rank !== next(row.record))
      problems.push(`Entry ${row.position} of the log is counted wrong: pages of changes would miss some.`);
    before = row;
  }
  return before.position;
}
