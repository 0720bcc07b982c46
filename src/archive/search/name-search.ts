import { existsSync } from 'node:fs';
import { IsnadError } from '../../errors.ts';
import { NEUTRAL_BASE, rebaseIri } from '../../rdf/base.ts';
import { Database } from '../database.ts';
import { idsOf } from './name-id.ts';
import { type NameMatch, namesThatMatch } from './name-match.ts';
import { bestFirst } from './rank.ts';
import { type Found, SearchReader } from './search-reader.ts';

/** A thing that was found, and how well. */
export interface NameHit {
  /** On the archive's base. */
  readonly thing: string;
  readonly score: number;
  /** The best of its names in which the words stand. */
  readonly name: NameMatch | undefined;
}

export interface NameSearchOptions {
  readonly path: string;
  readonly base: string;
}

/** The most hits that one search gives. */
export const MOST_HITS = 10_000;

/** Reads a search file that another thread or process writes: for queries, which ask in threads of their own. */
export class NameSearch {
  readonly #db: Database;
  readonly #reader: SearchReader;
  readonly #base: string;

  /** Throws `state-folder` where there is no such file. */
  constructor({ path, base }: NameSearchOptions) {
    if (!existsSync(path)) throw notReady();
    this.#db = new Database(path, { readOnly: true });
    this.#reader = new SearchReader(this.#db);
    this.#base = base;
  }

  /** The best things for a text, best first. Throws `state-folder` where the file is older than a position. */
  search(text: string, { limit, since }: { readonly limit: number; readonly since: number }): NameHit[] {
    const found = this.#reader.find({ text });
    const { value } = this.#db.get<{ value: string }>("SELECT value FROM meta WHERE key = 'position'") ?? {};
    if (Number(value ?? -1) < since) throw notReady();
    const best = bestFirst(found.things, found, Math.min(limit, MOST_HITS));
    const scores = new Map(found.things.map((thing, at) => [thing, found.scores[at] as number]));
    return best.flatMap((thing) => this.#hit(thing, scores.get(thing) as number, found) ?? []);
  }

  close(): void {
    this.#db.close();
  }

  #hit(thing: number, score: number, { spellings }: Found): NameHit | undefined {
    const row = this.#db.get<{ iri: string }>('SELECT iri FROM thing WHERE number = ?', thing);
    if (row === undefined) return undefined;
    const db = this.#db;
    const base = this.#base;
    return {
      thing: rebaseIri(row.iri, NEUTRAL_BASE, base),
      score,
      // Asked for by few, and each asks for all names of a thing.
      get name() {
        const sql = 'SELECT id, text, language FROM name WHERE id >= ? AND id < ?';
        return namesThatMatch(db.all(sql, ...idsOf(thing)), spellings)[0];
      },
    };
  }
}

/** The problem of whoever asks for names where none can be looked up. */
export function notReady(cause?: unknown): IsnadError {
  return new IsnadError('state-folder', 'The names are not indexed up to now; a server over this archive does that.', {
    arabic: 'لم تُفهرس الأسماء حتى الآن؛ يفعل ذلك خادم يعمل على هذا الأرشيف.',
    cause,
  });
}
