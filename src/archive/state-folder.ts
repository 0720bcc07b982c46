import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { IsnadError } from '../errors.ts';
import { Database } from './database.ts';
import { SCHEMA, SCHEMA_VERSION, UPGRADES } from './schema.ts';

/** Opens archive.db for writing, making folder and tables where there are none; the caller holds the lock. */
export function openForWriting(stateDir: string, base: string): Database {
  const db = new Database(join(stateDir, 'archive.db'));
  try {
    db.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = FILE;',
    );
    if (db.get("SELECT 1 FROM sqlite_schema WHERE name = 'meta'") === undefined) create(db, base);
    for (let next = UPGRADES[schemaOf(db)]; next !== undefined; next = UPGRADES[schemaOf(db)]) upgrade(db, next);
    checkVersion(db, stateDir);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Opens archive.db for reading alone; there must be one. */
export function openForReading(stateDir: string): Database {
  const path = join(stateDir, 'archive.db');
  if (!existsSync(path))
    throw new IsnadError('state-folder', `There is no archive in ${stateDir} yet. Run "isnad load" first.`);
  const db = new Database(path, { readOnly: true });
  try {
    if (db.get("SELECT 1 FROM sqlite_schema WHERE name = 'meta'") === undefined)
      throw new IsnadError('state-folder', `${path} holds no archive. Run "isnad load" first.`);
    checkVersion(db, stateDir);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Makes the folder where it is missing and checks that it can be written. */
export function prepareStateFolder(stateDir: string): void {
  try {
    makeFolder(stateDir);
    if (!statSync(stateDir).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
    accessSync(stateDir, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why =
      code === 'ENOTDIR' || code === 'EEXIST'
        ? 'a part of this path is a file'
        : code === 'EROFS' || code === 'EACCES' || code === 'EPERM' || code === 'ENOENT'
          ? 'it cannot be written'
          : `${code}`;
    throw new IsnadError('state-folder', `The state folder ${stateDir} cannot be used: ${why} (STATE_DIR).`, { cause });
  }
}

// Not mkdir's own `recursive`: below /proc, where nothing can be made, it tries for ever.
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

/** The base that the archive was made for. */
export function rememberedBase(db: Database): string {
  return db.get<{ value: string }>("SELECT value FROM meta WHERE key = 'base'")?.value ?? '';
}

/** Refuses to go on under another base than the archive's: published identifiers do not change by a setting. */
export function checkBase(db: Database, base: string): void {
  const remembered = rememberedBase(db);
  if (remembered !== base)
    throw new IsnadError(
      'state-folder',
      `This archive belongs to the base ${remembered}, and BASE_IRI is ${base}. Set it back, or run "isnad rebase" once.`,
    );
}

function create(db: Database, base: string): void {
  db.exec(`BEGIN IMMEDIATE; ${SCHEMA}`);
  db.run("INSERT INTO meta VALUES ('base', ?), ('schema', ?)", base, String(SCHEMA_VERSION));
  db.exec('COMMIT');
}

/** In one transaction: after a kill the tables are the old ones still. */
function upgrade(db: Database, statements: string): void {
  try {
    db.exec(`BEGIN IMMEDIATE; ${statements} COMMIT;`);
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

function schemaOf(db: Database): number {
  return Number(db.get<{ value: string }>("SELECT value FROM meta WHERE key = 'schema'")?.value);
}

function checkVersion(db: Database, stateDir: string): void {
  const found = schemaOf(db);
  if (found === SCHEMA_VERSION) return;
  if (found in UPGRADES)
    throw new IsnadError(
      'state-folder',
      `The archive in ${stateDir} has older tables. Run "isnad load" or "isnad serve" once, which bring them up to date.`,
    );
  const who = found > SCHEMA_VERSION ? 'a newer' : 'an unknown';
  throw new IsnadError(
    'state-folder',
    `The state folder ${stateDir} was written by ${who} Isnad (its tables are version ${found}, this one knows ${SCHEMA_VERSION}). Nothing was changed; run the newer version.`,
  );
}
