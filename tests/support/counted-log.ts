import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Database } from '../../src/archive/database.ts';
import { SCHEMA } from '../../src/archive/schema.ts';

/** A log in memory that counts what is read of it. */
export interface CountedLog {
  /** To be read alone. */
  readonly db: Database;
  /** How many rows of the tables a work looks at, those among them that it passes over. */
  seen(work: () => unknown): number;
}

/** So many updates of four records, in turn, of which two are places and two are sources; one a second. */
export function countedLog(changes: number): CountedLog {
  const connection = new DatabaseSync(':memory:');
  connection.exec(`PRAGMA foreign_keys = OFF; ${SCHEMA}
    INSERT INTO record (id, iri, segment, slug, types, version, hash, state, door, position)
      SELECT value, 'https://isnad.invalid/' || iif(value % 2, 'source', 'place') || '/p' || value,
      iif(value % 2, 'source', 'place'), 'p' || value, '[]', ${changes / 4}, 'h', 'current', 'x', ${changes} - (4 - value)
      FROM json_each('[1,2,3,4]');
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${changes})
    INSERT INTO change_log SELECT i, 1 + (i + 3) % 4, (i + 3) / 4, 'updated', '[]', '[]', '[]',
      strftime('%Y-%m-%dT%H:%M:%S.000Z', 1767225600 + i, 'unixepoch'), 'x', NULL, 'h', 'h', iif(i % 2, 'source', 'place'),
      (i + 1) / 2, (i + 3) / 4, NULL FROM n;
    INSERT INTO version SELECT record, version, 'h', 'updated', position, '' FROM change_log;`);
  let count = 0;
  connection.function('seen', { deterministic: false }, () => {
    count += 1;
    return 1;
  });
  // A view of its name stands before a table; its condition is asked of each row that is looked at.
  for (const table of ['change_log', 'record', 'version', 'withholding', 'holding'])
    connection.exec(`CREATE TEMP VIEW ${table} AS SELECT * FROM main.${table} WHERE seen()`);
  const reading = {
    get: (sql: string, ...values: SQLInputValue[]) => connection.prepare(sql).get(...values),
    all: (sql: string, ...values: SQLInputValue[]) => connection.prepare(sql).all(...values),
  };
  return {
    db: reading as unknown as Database,
    seen(work) {
      count = 0;
      work();
      return count;
    },
  };
}
