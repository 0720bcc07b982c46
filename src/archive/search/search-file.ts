import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from '../database.ts';
import { SEARCH_SCHEMA, SEARCH_VERSION } from './search-schema.ts';

/** Where the search file of a state folder lies. */
export function searchFile(stateDir: string): string {
  return join(stateDir, 'search.db');
}

/** Opens a search file to write in; a missing, damaged or older one is made anew, empty. */
export function openSearchFile(path: string): Database {
  return openSound(path) ?? makeAnew(path);
}

function openSound(path: string): Database | undefined {
  if (!existsSync(path)) return undefined;
  let db: Database | undefined;
  try {
    db = new Database(path);
    const version = db.get<{ value: string }>("SELECT value FROM meta WHERE key = 'version'")?.value;
    if (version === String(SEARCH_VERSION)) return configured(db);
  } catch {
    // Whatever is wrong with it, it is made anew from the archive.
  }
  db?.close();
  return undefined;
}

function makeAnew(path: string): Database {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  const db = configured(new Database(path));
  db.exec(SEARCH_SCHEMA);
  db.run('INSERT INTO meta VALUES (?, ?)', 'version', String(SEARCH_VERSION));
  return db;
}

function configured(db: Database): Database {
  // Lost with the power, it is made anew: no need to wait for the disk.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA secure_delete = ON;');
  return db;
}
