import { NEUTRAL_BASE } from '../rdf/base.ts';
import { parseN3 } from '../rdf/parse-n3.ts';
import type { Quad } from '../rdf/quads.ts';
import { type ArchivableRecord, claimHashes } from '../records/record.ts';
import { type Segment, thingIri } from '../records/segments.ts';
import type { ChangeKind } from './change-log.ts';
import type { Database } from './database.ts';

/** A row of the table `record`. */
export interface RecordRow {
  readonly id: number;
  readonly iri: string;
  readonly segment: Segment;
  readonly slug: string;
  readonly types: string;
  readonly version: number;
  readonly hash: string;
  readonly state: 'current' | 'withdrawn' | 'merged';
  readonly successor: string | null;
  readonly door: string;
  readonly folder: string | null;
  readonly file: string | null;
  readonly file_digest: string | null;
  readonly file_hash: string | null;
  readonly validated: string | null;
  readonly position: number;
}

/** A row of the table `version` without its content, with the time of the change that wrote it. */
export interface VersionRow {
  readonly record: number;
  readonly number: number;
  readonly hash: string;
  readonly kind: ChangeKind;
  readonly position: number;
  /** 1 where the content itself may say that something is withheld. */
  readonly withholds: 0 | 1;
  readonly time: string;
}

/** Versions with the time of their change; complete it with a WHERE. */
export const SELECT_VERSION = `SELECT v.record, v.number, v.hash, v.kind, v.position, l.time,
  instr(v.content, '#withholding>') > 0 AS withholds FROM version v JOIN change_log l ON l.position = v.position`;

/** A current record with its content as bytes; `guarded` where something may be withheld, so that it needs a closer look. */
export interface ContentRow extends RecordRow {
  readonly guarded: 0 | 1;
  readonly content: Uint8Array;
}

/** Every current record with its content. */
export const SELECT_CURRENT_CONTENT = `SELECT r.*, CAST(v.content AS BLOB) AS content,
  instr(v.content, '#withholding>') > 0 OR EXISTS (SELECT 1 FROM withholding w WHERE w.record = r.id) AS guarded
  FROM record r JOIN version v ON v.record = r.id AND v.number = r.version WHERE r.state = 'current' ORDER BY r.id`;

/** The canonical N-Quads of a version. */
export function contentOf(db: Database, { record, number }: Pick<VersionRow, 'record' | 'number'>): string {
  const sql = 'SELECT content FROM version WHERE record = ? AND number = ?';
  return db.get<{ content: string }>(sql, record, number)?.content ?? '';
}

/** Canonical N-Quads as quads, on the neutral base. */
export function readContent(content: string): Quad[] {
  return parseN3(content, 'application/n-quads', NEUTRAL_BASE);
}

interface Identity {
  readonly iri: string;
  readonly segment: string;
  readonly slug: string;
  readonly types: string;
  readonly hash: string;
}

/** The record that a row and its content stand for. */
export function toArchivable({ iri, segment: name, slug, types, hash }: Identity, nquads: string): ArchivableRecord {
  const segment = name as Segment;
  const claims = claimHashes(nquads);
  const classes = JSON.parse(types) as string[];
  const thing = thingIri(segment, slug);
  return { iri, thing, segment, slug, types: classes, hash, nquads, quads: readContent(nquads), claims };
}
