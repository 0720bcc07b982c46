import type { Database } from '../database.ts';

/** Ids held from one search to the next: 16 MB. */
const MOST_HELD = 2_000_000;
/** A list that is shorter is read as fast as it is looked up. */
const WORTH_HOLDING = 2_000;
/** Names read for a word that is still being typed: any may go on from two letters. */
const MOST_FOR_PREFIX = 50_000;

/**
 * Which names hold a word: ids in ascending order. One row is read for each list, however long it is, since rows cost more
 * than what stands in them. Long lists are held, the least recently asked for going first, until the archive changes.
 */
export class NameLists {
  readonly #db: Database;
  readonly #held = new Map<string, readonly number[]>();
  #size = 0;
  #position = '';

  constructor(db: Database) {
    this.#db = db;
  }

  /** The names that hold one of these words or, where it is a prefix, one that goes on from it. */
  of(words: readonly string[], prefix: boolean, position: string): readonly number[] {
    if (position !== this.#position) this.#forget(position);
    const match = words.map((word) => `"${word}"${prefix ? '*' : ''}`).join(' OR ');
    const held = this.#held.get(match);
    if (held === undefined) return this.#read(match, prefix);
    this.#held.delete(match);
    this.#held.set(match, held);
    return held;
  }

  #read(match: string, prefix: boolean): readonly number[] {
    const rows = 'SELECT rowid FROM name_words WHERE name_words MATCH ?';
    const sql = `SELECT group_concat(rowid) AS ids FROM (${rows} LIMIT ?)`;
    const row = this.#db.get<{ ids: string | null }>(sql, match, prefix ? MOST_FOR_PREFIX : -1);
    const ids = JSON.parse(`[${row?.ids ?? ''}]`) as number[];
    if (ids.length >= WORTH_HOLDING) this.#hold(match, ids);
    return ids;
  }

  #hold(match: string, ids: readonly number[]): void {
    this.#held.set(match, ids);
    this.#size += ids.length;
    for (const [oldest, { length }] of this.#held) {
      if (this.#size <= MOST_HELD) return;
      this.#held.delete(oldest);
      this.#size -= length;
    }
  }

  #forget(position: string): void {
    this.#position = position;
    this.#held.clear();
    this.#size = 0;
  }
}
