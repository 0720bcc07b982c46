import { NEUTRAL_BASE } from '../rdf/base.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { difference } from '../records/difference.ts';
import type { ArchivableRecord } from '../records/record.ts';
import { ownerOf } from '../records/segments.ts';
import { append, type ChangeKind, NO_CLAIMS } from './change-log.ts';
import type { Database } from './database.ts';
import type { RecordRow } from './rows.ts';
import { storeWithholding } from './stored-record.ts';
import { effectiveParts, withheldIn, withoutWithheld } from './withholding.ts';

/** Through which door a change comes, on whose word, and when. */
export interface Change {
  readonly time: Date;
  readonly agent: string;
  readonly reason?: string;
  /** The file it was imported from; without one it came through another door. */
  readonly origin?: Origin;
  readonly door: string;
  /** Fingerprint of the shapes that accepted it. */
  readonly validated?: string;
}

/** A file of a folder as it was last imported. */
export interface Origin {
  readonly folder: string;
  readonly file: string;
  readonly digest: string;
}

/** Writes a record's new content: a version, a log entry, its claims and references. Call it inside a transaction. */
export function put(db: Database, record: ArchivableRecord, change: Change): number {
  const before = findRecord(db, record.iri);
  const kind: ChangeKind = before?.state === 'current' ? 'updated' : 'created';
  const number = (before?.version ?? 0) + 1;
  const id = before?.id ?? insertRecord(db, record, change);
  const old = before?.state === 'current' ? { nquads: '', claims: currentClaims(db, id) } : undefined;
  const { claims } = difference(old, record);
  const position = append(db, entry(change, kind, id, number, claims, record.hash));
  db.run('INSERT INTO version VALUES (?, ?, ?, ?, ?, ?)', id, number, record.hash, kind, position, record.nquads);
  db.run(
    `UPDATE record SET types = ?, version = ?, hash = ?, state = 'current', successor = NULL, door = ?, validated = ?
     WHERE id = ?`,
    JSON.stringify(record.types),
    number,
    record.hash,
    change.door,
    change.validated ?? null,
    id,
  );
  if (change.origin) storeOrigin(db, id, change.origin, record.hash);
  storeClaims(db, id, record.claims, claims.dropped, position);
  storeReferences(db, id, record);
  storeWithholding(db, id, record.quads, [record.thing, ...record.claims.keys()]);
  storeHolders(db, id, record, position);
  return position;
}

/** Takes a record back: a tombstone remains, and every version of it. */
export function withdraw(db: Database, row: RecordRow, change: Change): number {
  return retire(db, row, change, 'withdrawn', null);
}

/** Joins a record into another: readers of the one are sent to the other. */
export function merge(db: Database, row: RecordRow, successor: string, change: Change): number {
  return retire(db, row, change, 'merged', successor);
}

function retire(
  db: Database,
  row: RecordRow,
  change: Change,
  kind: 'withdrawn' | 'merged',
  successor: string | null,
): number {
  const dropped = [...currentClaims(db, row.id).keys()];
  const left = entry(change, kind, row.id, row.version, { ...NO_CLAIMS, dropped }, null);
  const position = append(db, successor === null ? left : { ...left, successor });
  db.run('UPDATE record SET state = ?, successor = ?, door = ? WHERE id = ?', kind, successor, change.door, row.id);
  db.run("UPDATE claim SET state = 'dropped', position = ? WHERE record = ? AND state = 'current'", position, row.id);
  db.run('DELETE FROM reference WHERE record = ?', row.id);
  // It stays in the sets that it was last in: their harvesters have to hear of it.
  db.run('UPDATE holding SET position = ? WHERE record = ?', position, row.id);
  return position;
}

/** Remembers what a record was last imported from, so that the same bytes need not be read again. */
function storeOrigin(db: Database, record: number, { folder, file, digest }: Origin, hash: string): void {
  const values = [folder, file, digest, hash] as const;
  db.run('UPDATE record SET folder = ?, file = ?, file_digest = ?, file_hash = ? WHERE id = ?', ...values, record);
}

/** The row of a record by its IRI on the neutral base. */
export function findRecord(db: Database, iri: string): RecordRow | undefined {
  return db.get<RecordRow>('SELECT * FROM record WHERE iri = ?', iri);
}

/** The IRIs of ours that a record's quads refer to outside itself. */
export function referencesOf(record: Pick<ArchivableRecord, 'quads' | 'thing' | 'claims'>): Set<string> {
  const targets = new Set<string>();
  for (const { object } of record.quads) {
    if (object.termType !== 'NamedNode' || !object.value.startsWith(`${NEUTRAL_BASE}id/`)) continue;
    const owner = ownerOf(object.value);
    if (owner !== record.thing && !record.claims.has(owner)) targets.add(object.value);
  }
  return targets;
}

function insertRecord(db: Database, { iri, segment, slug, hash }: ArchivableRecord, { door }: Change): number {
  return db.run(
    "INSERT INTO record (iri, segment, slug, types, version, hash, state, door) VALUES (?, ?, ?, '[]', 0, ?, 'current', ?)",
    iri,
    segment,
    slug,
    hash,
    door,
  ).lastId;
}

function currentClaims(db: Database, record: number): Map<string, string> {
  const rows = db.all<{ iri: string; hash: string }>(
    "SELECT iri, hash FROM claim WHERE record = ? AND state = 'current'",
    record,
  );
  return new Map(rows.map(({ iri, hash }) => [iri, hash]));
}

function storeClaims(
  db: Database,
  record: number,
  claims: ReadonlyMap<string, string>,
  dropped: readonly string[],
  position: number,
): void {
  for (const [iri, hash] of claims)
    db.run(
      `INSERT INTO claim VALUES (?, ?, ?, 'current', ?) ON CONFLICT (iri) DO UPDATE
       SET record = excluded.record, hash = excluded.hash, state = 'current', position = excluded.position
       WHERE hash <> excluded.hash OR state <> 'current' OR record <> excluded.record`,
      iri,
      record,
      hash,
      position,
    );
  for (const iri of dropped) db.run("UPDATE claim SET state = 'dropped', position = ? WHERE iri = ?", position, iri);
}

function storeReferences(db: Database, id: number, record: ArchivableRecord): void {
  db.run('DELETE FROM reference WHERE record = ?', id);
  for (const target of referencesOf(record)) db.run('INSERT INTO reference VALUES (?, ?)', id, target);
}

/** Which archives' entry the record is. What is withheld names nobody. */
function storeHolders(db: Database, id: number, record: ArchivableRecord, position: number): void {
  db.run('DELETE FROM holding WHERE record = ?', id);
  // Reading out what may be shown costs as much as the record has quads.
  if (!record.quads.some(({ predicate }) => predicate.equals(isnad.heldBy))) return;
  for (const { predicate, object } of withoutWithheld(record.quads, effectiveParts(withheldIn(record.quads))))
    if (predicate.equals(isnad.heldBy))
      db.run('INSERT OR IGNORE INTO holding VALUES (?, ?, ?)', object.value, position, id);
}

function entry(
  { time, agent, reason }: Change,
  kind: ChangeKind,
  record: number,
  version: number,
  claims: Parameters<typeof append>[1]['claims'],
  contentHash: string | null,
): Parameters<typeof append>[1] {
  return { record, version, kind, claims, time: time.toISOString(), agent, reason: reason ?? null, contentHash };
}
