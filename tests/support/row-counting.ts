import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { TestContext } from 'node:test';
import { Archive, openArchive } from '../../src/archive/archive.ts';
import { BASE } from '../archive/small-archive.ts';
import { temporaryFolder } from '../records/temporary-folder.ts';

const TABLES = ['record', 'version', 'change_log', 'claim', 'holding', 'reference', 'withholding'];

/** An archive that counts the rows that are looked at, those too that are passed over or only counted. */
export interface CountedArchive {
  readonly archive: Archive;
  /** How many rows the work looks at. */
  rowsOf(work: () => unknown): number;
}

/** Opens the archive of a folder for reading, with every row of every table counted. */
export function countRows(t: Pick<TestContext, 'after'>, stateDir: string): CountedArchive {
  let rows = 0;
  const connection = new DatabaseSync(join(stateDir, 'archive.db'), { readOnly: true });
  t.after(() => connection.close());
  connection.function('looked_at', { varargs: true }, () => {
    rows += 1;
    return 1;
  });
  // Views of the same names come first. They are opened out, so that the indexes serve as ever, and the condition is
  // asked for each row that is reached. The argument keeps it from being asked once for all.
  for (const table of TABLES) {
    const [column] = connection.prepare(`SELECT name FROM pragma_table_info('${table}')`).all() as [{ name: string }];
    connection.exec(`CREATE TEMP VIEW ${table} AS SELECT * FROM main.${table} WHERE looked_at(${column.name})`);
  }
  const database = {
    get: (sql: string, ...values: never[]) => connection.prepare(sql).get(...values),
    all: (sql: string, ...values: never[]) => connection.prepare(sql).all(...values),
    each: (sql: string, ...values: never[]) => connection.prepare(sql).iterate(...values),
    close: () => {},
  };
  return {
    archive: new Archive(database as never, undefined, BASE),
    rowsOf: (work) => {
      rows = 0;
      work();
      return rows;
    },
  };
}

/** Makes an archive of so many updates of four records in turn, of which two are places and two are sources; one a second. */
export function archiveOfChanges(t: Pick<TestContext, 'after'>, changes: number): string {
  const stateDir = temporaryFolder(t);
  const archive = openArchive({ stateDir, base: BASE });
  archive.writer.exec(`BEGIN;
    INSERT INTO record (id, iri, segment, slug, types, version, hash, state, door, position)
      SELECT value, 'https://isnad.invalid/' || iif(value % 2, 'source', 'place') || '/p' || value,
      iif(value % 2, 'source', 'place'), 'p' || value, '[]', ${changes / 4}, 'h', 'current', 'x', ${changes} - (4 - value)
      FROM json_each('[1,2,3,4]');
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${changes})
    INSERT INTO change_log SELECT i, 1 + (i + 3) % 4, (i + 3) / 4, 'updated', '[]', '[]', '[]',
      strftime('%Y-%m-%dT%H:%M:%S.000Z', 1767225600 + i, 'unixepoch'), 'x', NULL, 'h', 'h', iif(i % 2, 'source', 'place'),
      (i + 1) / 2, (i + 3) / 4, NULL, 0 FROM n;
    INSERT INTO version SELECT record, version, 'h', 'updated', position, '' FROM change_log;
    COMMIT;`);
  archive.close();
  return stateDir;
}

/**
 * Makes an archive of so many records in a folder of its own, each changed once, a second after the other: places,
 * incidents and entries of two archives in turn. Faster by far than writing them one by one.
 */
export function archiveOfSize(t: Pick<TestContext, 'after'>, records: number): string {
  const stateDir = temporaryFolder(t);
  const archive = openArchive({ stateDir, base: BASE });
  const { writer } = archive;
  const content = '<https://isnad.invalid/id/place/x> <http://www.w3.org/2000/01/rdf-schema#label> "x"@en .\n';
  writer.exec(`BEGIN;
    CREATE TEMP TABLE n (n INTEGER PRIMARY KEY, segment TEXT);
    INSERT INTO n WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < ${records})
      SELECT n, CASE n % 4 WHEN 0 THEN 'place' WHEN 1 THEN 'incident' ELSE 'catalogue-entry' END FROM up;
    INSERT INTO record (id, iri, segment, slug, types, version, hash, state, door, position)
      SELECT n, 'https://isnad.invalid/' || segment || '/r' || n, segment, 'r' || n, '[]', 1, 'h',
        CASE WHEN n % 10 = 0 THEN 'withdrawn' ELSE 'current' END, 'hand', n FROM n;
    INSERT INTO change_log (position, record, version, kind, claims_added, claims_changed, claims_dropped, time, agent, hash,
        segment, segment_rank, record_rank)
      SELECT n, n, 1, CASE WHEN n % 10 = 0 THEN 'withdrawn' ELSE 'created' END, '[]', '[]', '[]',
      strftime('%Y-%m-%dT%H:%M:%S.000Z', '2026-01-01', '+' || n || ' seconds'), 'x', 'h' || n,
        segment, row_number() OVER (PARTITION BY segment ORDER BY n), 1 FROM n;
    INSERT INTO version SELECT n, 1, 'h', 'created', n, '${content}' FROM n;
    INSERT INTO holding SELECT 'https://isnad.invalid/id/organization/' || CASE n % 4 WHEN 2 THEN 'one' ELSE 'two' END, n, n
      FROM n WHERE segment = 'catalogue-entry';
    COMMIT;`);
  archive.close();
  return stateDir;
}
