import { NEUTRAL_BASE, rebaseIri } from '../../rdf/base.ts';
import type { Archive } from '../archive.ts';
import type { Database } from '../database.ts';
import type { ChangedThing, Entry, EntrySource, Links, PlaceName } from './entry.ts';
import { fold, wordsOf } from './fold.ts';
import { idsOf, idsOfKind, MOST_ALIKE, nameId } from './name-id.ts';
import { type Name, namesOf } from './names.ts';
import { openSearchFile, searchFile } from './search-file.ts';
import { EMPTY_SEARCH } from './search-schema.ts';

/** Changed records that are brought in one by one; beyond, everything is read again, which costs less. */
const MOST_CAUGHT_UP = 5_000;

/** What became of the entry of a thing: none where the thing is gone. */
export type EntryChange = readonly [thing: number, entry: Entry | undefined];

/**
 * What records are found by, in a file beside the archive. It follows from the archive and the index alone: a missing,
 * damaged, foreign or older file is made anew. Memory: one record at a time, and SQLite's cache.
 */
export class SearchStore {
  readonly db: Database;
  readonly #archive: Archive;
  readonly #source: EntrySource;
  #isSound: boolean;

  constructor(archive: Archive, stateDir: string, source: EntrySource) {
    this.#archive = archive;
    this.#source = source;
    this.db = openSearchFile(searchFile(stateDir));
    this.#isSound = this.#canCatchUp();
  }

  /** Every entry, for whoever holds them in memory. */
  *entries(): Generator<readonly [thing: number, entry: Entry]> {
    for (const { number, entry } of this.db.each<{ number: number; entry: string }>('SELECT number, entry FROM thing'))
      yield [number, JSON.parse(entry) as Entry];
  }

  /**
   * Brings in what changed since and says whose entries are others now. Call it in the turn of the commit and once the index
   * has followed, as what is withheld must not be found. Undefined: everything was made anew. What others say in their
   * entries of what changed is left to `describeStale`: comparing claims takes longer than all else, and a record may
   * speak of hundreds of things.
   */
  update(): EntryChange[] | undefined {
    if (!this.#isSound || this.#archive.position - this.#position > MOST_CAUGHT_UP) {
      this.#write(() => this.#fill());
      this.#isSound = true;
      return undefined;
    }
    if (this.#position === this.#archive.position) return [];
    return this.#write(() => this.#catchUp());
  }

  /**
   * Makes entries anew that changes of other records have left behind, at least one of them, until none is left or the time
   * has come; says what they are now.
   */
  describeStale(until = Number.POSITIVE_INFINITY): EntryChange[] {
    const next = () => this.db.get<{ number: number; iri: string }>(SELECT_STALE);
    if (next() === undefined) return [];
    return this.#transaction(() => {
      const changes: EntryChange[] = [];
      for (let stale = next(); stale !== undefined; stale = performance.now() < until ? next() : undefined) {
        const thing = rebaseIri(stale.iri, NEUTRAL_BASE, this.#archive.base);
        changes.push([stale.number, this.#describe(stale.number, thing)]);
      }
      return changes;
    });
  }

  /** A thing by its IRI on the archive's base, with its entry. */
  row(thing: number): { readonly iri: string; readonly entry: Entry } | undefined {
    const row = this.db.get<{ iri: string; entry: string }>('SELECT iri, entry FROM thing WHERE number = ?', thing);
    if (row === undefined) return undefined;
    return { iri: rebaseIri(row.iri, NEUTRAL_BASE, this.#archive.base), entry: JSON.parse(row.entry) as Entry };
  }

  /** The IRIs of things on the archive's base, in the order of their records. */
  irisOf(things: readonly number[]): string[] {
    const sql = 'SELECT iri FROM thing WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number';
    const rows = this.db.all<{ iri: string }>(sql, JSON.stringify(things));
    return rows.map(({ iri }) => rebaseIri(iri, NEUTRAL_BASE, this.#archive.base));
  }

  /** All names of a thing, as they are written. */
  namesOf(thing: number): (Pick<Name, 'text' | 'language'> & { readonly id: number })[] {
    return this.db.all('SELECT id, text, language FROM name WHERE id >= ? AND id < ?', ...idsOf(thing));
  }

  close(): void {
    this.db.close();
  }

  get #position(): number {
    return Number(this.#meta('position') ?? 0);
  }

  #canCatchUp(): boolean {
    if (this.#meta('source') !== this.#source.version) return false;
    return this.#position > 0 && this.#meta('history') === (this.#archive.historyAt(this.#position) ?? null);
  }

  #fill(): void {
    this.db.exec(EMPTY_SEARCH);
    for (const record of this.#archive.current()) {
      const number = this.#addThing(record.thing);
      this.#addNames(number, namesOf(record));
      this.#describe(number, record.thing);
    }
  }

  #catchUp(): EntryChange[] {
    const records = new Set<string>();
    for (const { record } of this.#archive.changes(this.#position)) if (record !== undefined) records.add(record);
    const { base } = this.#archive;
    const changed = [...records].map((iri) => this.#replace(iri, rebaseIri(iri, base, `${base}id/`)));
    const gone = changed.flatMap(({ gone }): EntryChange[] => (gone === undefined ? [] : [[gone, undefined]]));
    // Its own entry holds its names, which may be withheld now, and its links, by which the next change is followed.
    const own = changed.flatMap(({ thing }): EntryChange[] => {
      const number = this.#numberOf(thing);
      return number === undefined ? [] : [[number, this.#describe(number, thing)]];
    });
    const others = new Set(this.#source.touched(changed)).difference(new Set(changed.map(({ thing }) => thing)));
    for (const thing of others) {
      const number = this.#numberOf(thing);
      if (number === undefined) continue;
      const { prior, placeNames = [] } = this.#source.foundBy(thing);
      // The names of a place may be withheld now, and query threads read them here.
      this.#lendNames(number, placeNames);
      this.db.run('UPDATE thing SET prior = ? WHERE number = ?', prior, number);
      this.db.run('INSERT OR IGNORE INTO stale VALUES (?)', number);
    }
    return [...gone, ...own];
  }

  #replace(iri: string, thing: string): ChangedThing & { readonly gone?: number } {
    const record = this.#archive.record(iri);
    const known = this.db.get<{ number: number; links: string }>(SELECT_LINKS, this.#neutral(thing));
    if (known !== undefined) this.db.run('DELETE FROM name WHERE id >= ? AND id < ?', ...idsOf(known.number));
    const before = known && (JSON.parse(known.links) as Links);
    if (record !== undefined) this.#addNames(known?.number ?? this.#addThing(thing), namesOf(record));
    else if (known !== undefined) {
      this.db.run('DELETE FROM thing WHERE number = ?', known.number);
      this.db.run('DELETE FROM stale WHERE thing = ?', known.number);
      return { thing, before, gone: known.number };
    }
    return { thing, before };
  }

  #addThing(thing: string): number {
    const sql = "INSERT INTO thing (iri, prior, entry, links) VALUES (?, 1, '', '')";
    return this.db.run(sql, this.#neutral(thing)).lastId;
  }

  #addNames(thing: number, names: readonly Name[]): void {
    const serials = new Map<string, number>();
    for (const { kind, language, text } of names) {
      const words = wordsOf(fold(text).text);
      const alike = `${kind} ${Math.min(words.length, 31)}`;
      const serial = serials.get(alike) ?? 0;
      serials.set(alike, serial + 1);
      if (words.length === 0 || serial >= MOST_ALIKE) continue;
      const id = nameId(thing, kind, words.length, serial);
      this.db.run('INSERT INTO name VALUES (?, ?, ?, ?)', id, language, text, words.join(' '));
    }
  }

  /** Replaces the names that a thing has of its place, where they are others now. */
  #lendNames(thing: number, names: readonly PlaceName[]): void {
    const ids = idsOfKind(thing, 'place');
    const held = this.db.all<PlaceName>('SELECT text, language FROM name WHERE id >= ? AND id < ?', ...ids);
    const texts = (some: readonly PlaceName[]): string =>
      JSON.stringify(some.map(({ text, language }) => `${language} ${text}`).sort());
    if (texts(held) === texts(names)) return;
    this.db.run('DELETE FROM name WHERE id >= ? AND id < ?', ...ids);
    this.#addNames(
      thing,
      names.map((name) => ({ ...name, kind: 'place' })),
    );
  }

  #describe(number: number, thing: string): Entry {
    const entry = this.#source.describe(thing);
    const links = this.#source.linksOf(thing);
    this.#lendNames(number, entry.placeNames ?? []);
    const values = [entry.prior, JSON.stringify(entry), JSON.stringify(links)] as const;
    this.db.run('UPDATE thing SET prior = ?, entry = ?, links = ? WHERE number = ?', ...values, number);
    this.db.run('DELETE FROM stale WHERE thing = ?', number);
    return entry;
  }

  #numberOf(thing: string): number | undefined {
    return this.db.get<{ number: number }>('SELECT number FROM thing WHERE iri = ?', this.#neutral(thing))?.number;
  }

  #neutral(iri: string): string {
    return rebaseIri(iri, this.#archive.base, NEUTRAL_BASE);
  }

  /** All of a change and the position it leads to, or nothing. */
  #write<T>(work: () => T): T {
    const { position } = this.#archive;
    try {
      return this.#transaction(() => {
        const result = work();
        this.#set('position', String(position));
        this.#set('history', this.#archive.historyAt(position) ?? '');
        this.#set('source', this.#source.version);
        return result;
      });
    } catch (error) {
      // The quads are ahead of what is found now: the next update reads everything again.
      this.#isSound = false;
      throw error;
    }
  }

  #transaction<T>(work: () => T): T {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.db.exec('COMMIT');
      return result;
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
  }

  #meta(key: string): string | null {
    return this.db.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value ?? null;
  }

  #set(key: string, value: string): void {
    this.db.run('INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value);
  }
}

const SELECT_STALE = 'SELECT number, iri FROM thing WHERE number = (SELECT min(thing) FROM stale)';
const SELECT_LINKS = 'SELECT number, links FROM thing WHERE iri = ?';
