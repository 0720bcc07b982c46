import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { NEUTRAL_BASE, rebaseIri } from '../../rdf/base.ts';
import type { Archive } from '../archive.ts';
import { Database } from '../database.ts';
import type { StoredRecord } from '../stored-record.ts';
import { type Found, find, type Search } from './find.ts';
import { fold } from './fold.ts';
import { NAME_KINDS, namesOf } from './names.ts';
import { SEARCH_SCHEMA, SEARCH_VERSION } from './search-schema.ts';

const FILE = 'search.db';
/** Changed records that are brought in one by one; beyond, everything is read again, which costs less. */
const MOST_CAUGHT_UP = 5_000;

/**
 * What records are found by, in a file beside the archive. It follows from the archive alone: a missing, damaged, foreign or
 * older file is made anew. Memory: one record at a time, and SQLite's cache.
 */
export class SearchStore {
  readonly #db: Database;
  readonly #archive: Archive;

  /** Opens the file of a state folder and brings it up to the archive's position. */
  constructor(archive: Archive, stateDir: string, log?: { info(about: object, message: string): void }) {
    this.#archive = archive;
    const path = join(stateDir, FILE);
    this.#db = openSound(path) ?? makeAnew(path);
    if (!this.#canCatchUp()) {
      log?.info({ path }, 'the search index is made anew');
      this.#fill();
    } else this.update();
  }

  /** The log position up to which it knows the archive. */
  get position(): number {
    return Number(this.#meta('position') ?? 0);
  }

  /** Brings in what changed since; call it in the turn of the commit, as what is withheld must not be found. */
  update(): void {
    if (this.position === this.#archive.position) return;
    const changed = new Set<string>();
    for (const { record } of this.#archive.changes(this.position)) if (record !== undefined) changed.add(record);
    this.#write(() => {
      for (const iri of changed) this.#replace(iri, this.#archive.record(iri));
    });
  }

  /** The things that bear a name with the words of a text, on the archive's base. */
  find(search: Search): Found {
    const { hits, corrected } = find(this.#db, search);
    const { base } = this.#archive;
    return { hits: hits.map((hit) => ({ ...hit, thing: rebaseIri(hit.thing, NEUTRAL_BASE, base) })), corrected };
  }

  close(): void {
    this.#db.close();
  }

  #canCatchUp(): boolean {
    const { position } = this;
    if (this.#meta('history') !== (this.#archive.historyAt(position) ?? null)) return false;
    return position > 0 && this.#archive.position - position <= MOST_CAUGHT_UP;
  }

  #fill(): void {
    this.#write(() => {
      this.#db.exec('DELETE FROM name');
      for (const record of this.#archive.current()) this.#add(record);
    });
  }

  #replace(iri: string, record: StoredRecord | undefined): void {
    const thing = rebaseIri(iri, this.#archive.base, NEUTRAL_BASE).replace(NEUTRAL_BASE, `${NEUTRAL_BASE}id/`);
    this.#db.run('DELETE FROM name WHERE thing = ?', thing);
    if (record !== undefined) this.#add(record);
  }

  #add(record: StoredRecord): void {
    const thing = rebaseIri(record.thing, this.#archive.base, NEUTRAL_BASE);
    for (const { kind, language, text } of namesOf(record)) {
      const values = [thing, NAME_KINDS.indexOf(kind), language, text, fold(text).text] as const;
      this.#db.run('INSERT INTO name (thing, kind, language, text, folded) VALUES (?, ?, ?, ?, ?)', ...values);
    }
  }

  /** All of a change and the position it leads to, or nothing. */
  #write(work: () => void): void {
    const { position } = this.#archive;
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#set('position', String(position));
      this.#set('history', this.#archive.historyAt(position) ?? '');
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  #meta(key: string): string | null {
    return this.#db.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value ?? null;
  }

  #set(key: string, value: string): void {
    this.#db.run('INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value);
  }
}

function openSound(path: string): Database | undefined {
  if (!existsSync(path)) return undefined;
  let db: Database | undefined;
  try {
    db = new Database(path);
    const version = db.get<{ value: string }>("SELECT value FROM meta WHERE key = 'version'")?.value;
    if (version === String(SEARCH_VERSION)) return db;
  } catch {
    // Whatever is wrong with it, it is made anew from the archive.
  }
  db?.close();
  return undefined;
}

function makeAnew(path: string): Database {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  const db = new Database(path);
  // Lost with the power, it is made anew: no need to wait for the disk.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;');
  db.exec(SEARCH_SCHEMA);
  db.run('INSERT INTO meta VALUES (?, ?)', 'version', String(SEARCH_VERSION));
  return db;
}
