import type { LoadContext } from './load.ts';
import type { RecordRow } from './rows.ts';

/** Current records of which today's shapes or neighbours have not been asked yet. */
export interface Recheck {
  readonly count: number;
  rows(): Generator<RecordRow & { content: string }>;
  passed(record: number): void;
}

/**
 * Finds what this load does not bring anew but must look at again: all that other shapes accepted, and every record
 * that refers to one that changes. A broken chain is found at whichever of its records changes.
 */
export function recordsToRecheck({ db, judge }: LoadContext): Recheck {
  db.exec('DROP TABLE IF EXISTS temp.recheck; CREATE TEMP TABLE recheck (record INTEGER PRIMARY KEY, passed INTEGER);');
  const notStaged = "r.state = 'current' AND r.iri NOT IN (SELECT iri FROM staged WHERE content IS NOT NULL)";
  db.run(
    `INSERT OR IGNORE INTO recheck SELECT r.id, 0 FROM record r WHERE ${notStaged} AND r.validated IS NOT ?`,
    judge.fingerprint ?? null,
  );
  db.exec(
    `INSERT OR IGNORE INTO recheck SELECT DISTINCT r.id, 0 FROM staged s
     JOIN record o ON o.iri = s.iri
     JOIN reference f ON f.target = s.thing OR (f.target >= s.thing || '#' AND f.target < s.thing || '$')
     JOIN record r ON r.id = f.record WHERE s.content IS NOT NULL AND ${notStaged};
     INSERT OR IGNORE INTO recheck SELECT DISTINCT r.id, 0 FROM staged s
     JOIN record o ON o.iri = s.iri JOIN claim c ON c.record = o.id
     JOIN reference f ON f.target = c.iri OR (f.target >= c.iri || '#' AND f.target < c.iri || '$')
     JOIN record r ON r.id = f.record WHERE s.content IS NOT NULL AND ${notStaged};`,
  );
  const count = db.get<{ n: number }>('SELECT count(*) AS n FROM recheck')?.n ?? 0;
  return {
    count,
    rows: () =>
      db.each<RecordRow & { content: string }>(
        `SELECT r.*, v.content FROM recheck c JOIN record r ON r.id = c.record
         JOIN version v ON v.record = r.id AND v.number = r.version ORDER BY r.id`,
      ),
    passed: (record) => db.run('UPDATE recheck SET passed = 1 WHERE record = ?', record),
  };
}
