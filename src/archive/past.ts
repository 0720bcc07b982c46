import { createHash } from 'node:crypto';
import { NEUTRAL_BASE, rebaseIri } from '../rdf/base.ts';
import { groundNQuads } from '../rdf/canonical.ts';
import type { Quad } from '../rdf/quads.ts';
import { NQuadsRebaser } from '../rdf/rebase-nquads.ts';
import type { RecordContent } from './archive.ts';
import { type CatalogRow, rowQuads } from './catalog.ts';
import type { Database } from './database.ts';
import { type RecordRow, SELECT_VERSION, type VersionRow } from './rows.ts';
import { toStored } from './stored-record.ts';

/**
 * Every record that had come by a position, with its latest change up to there: one look into the log for each record,
 * whatever came later. A record is current where that change wrote a version.
 */
const THEN = `FROM record r JOIN change_log l
  ON l.position = (SELECT max(m.position) FROM change_log m WHERE m.record = r.id AND m.position <= ?)`;
const CURRENT_THEN = `${THEN} JOIN version v ON v.record = r.id AND v.number = l.version
  WHERE l.kind NOT IN ('withdrawn', 'merged')`;

type ThenRow = RecordRow & { readonly number: number; readonly guarded: 0 | 1; readonly content: Uint8Array };

/** How much an archive held at a position. */
export interface PastSize {
  readonly records: number;
  /** Of their content, whole. */
  readonly bytes: number;
}

/**
 * The archive as it stood at a position of its log: the records that were current then, and the catalog. It knows no more
 * than what was known then, with one exception: what is withheld now is withheld of the past as well.
 */
export class PastArchive {
  readonly base: string;
  readonly position: number;
  readonly #db: Database;

  constructor(db: Database, base: string, position: number) {
    this.#db = db;
    this.base = base;
    this.position = position;
  }

  /** Reads lengths, never content. */
  get size(): PastSize {
    const sql = `SELECT count(*) AS records, ifnull(sum(octet_length(v.content)), 0) AS bytes ${CURRENT_THEN}`;
    return this.#db.get<PastSize>(sql, this.position) ?? { records: 0, bytes: 0 };
  }

  /** The records of that time as N-Quads; each is valid until the next is asked for. */
  *currentContent(): Generator<Pick<RecordContent, 'iri' | 'nquads'>> {
    const rebaser = new NQuadsRebaser(NEUTRAL_BASE, this.base);
    const sql = `SELECT r.*, v.number, CAST(v.content AS BLOB) AS content,
      instr(v.content, '#withholding>') > 0 OR EXISTS (SELECT 1 FROM withholding w WHERE w.record = r.id) AS guarded
      ${CURRENT_THEN} ORDER BY r.id`;
    for (const row of this.#db.each<ThenRow>(sql, this.position)) {
      const iri = rebaseIri(row.iri, NEUTRAL_BASE, this.base);
      if (row.guarded === 0) yield { iri, nquads: rebaser.rebase(row.content) };
      else yield { iri, nquads: Buffer.from(groundNQuads(this.#quadsOf(row))) };
    }
  }

  /** What the graph `{base}catalog` held. */
  *catalog(): Generator<Quad> {
    const sql = `SELECT r.segment, r.slug, l.time, l.version,
      CASE WHEN l.kind IN ('withdrawn', 'merged') THEN l.kind ELSE 'current' END AS state,
      CASE l.kind WHEN 'merged' THEN l.successor END AS successor ${THEN} ORDER BY r.id`;
    for (const row of this.#db.each<CatalogRow>(sql, this.position)) yield* rowQuads(row, this.base);
  }

  #quadsOf(row: ThenRow): readonly Quad[] {
    const sql = `${SELECT_VERSION} WHERE v.record = ? AND v.number = ?`;
    const version = this.#db.get<VersionRow>(sql, row.id, row.number);
    return version === undefined ? [] : toStored(this.#db, row, version, this.base).quads;
  }
}

/** A hash of all that is withheld by a word later than the content that it is about: another one, another past. */
export function withholdingHash(db: Database): string {
  const hash = createHash('sha256');
  const sql = 'SELECT * FROM withholding ORDER BY record, subject, node, property';
  for (const row of db.each<object>(sql)) hash.update(JSON.stringify(Object.values(row)));
  return hash.digest('base64url').slice(0, 16);
}
