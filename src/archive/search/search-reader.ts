import type { Database } from '../database.ts';
import { forgive } from './forgive.ts';
import { NameLists } from './name-lists.ts';
import { type Matches, score, scorePartly } from './score.ts';
import { type SearchText, type Spelling, spellingsOf } from './search-words.ts';

/** What a search found. */
export interface Found extends Matches {
  /** The words as they were looked for in the end; none where the text holds no letter and no digit. */
  readonly spellings: readonly Spelling[];
  /** Words that were forgiven a slip, by what they were taken for. */
  readonly corrected: ReadonlyMap<string, readonly string[]>;
  /** Nothing bears all words: these bear some of them. */
  readonly isPartly: boolean;
  /** Words beyond those that are looked for. */
  readonly leftOut: number;
}

/** Finds things by their names, over any connection to a search file: the server's own or that of a query thread. */
export class SearchReader {
  readonly #db: Database;
  readonly #lists: NameLists;
  #known = { position: '', names: 0, priors: [] as readonly number[] };

  constructor(db: Database) {
    this.#db = db;
    this.#lists = new NameLists(db);
  }

  /** The things that bear all words of a text among their names; where there is none, with words one slip away. */
  find(search: SearchText): Found {
    const { spellings, leftOut } = spellingsOf(search);
    if (spellings.length === 0)
      return { things: [], scores: [], spellings, corrected: new Map(), isPartly: false, leftOut };
    // A query thread must see one moment, whatever is committed meanwhile.
    this.#db.exec('BEGIN');
    try {
      return { ...this.#findNow(spellings), leftOut };
    } finally {
      this.#db.exec('COMMIT');
    }
  }

  #findNow(spellings: readonly Spelling[]): Omit<Found, 'leftOut'> {
    this.#refresh();
    const exact = this.#match(spellings);
    if (exact.things.length > 0) return { ...exact, spellings, corrected: new Map(), isPartly: false };
    for (const isDoubted of [this.#isUnknown, () => true]) {
      const corrected = forgive(this.#db, spellings.filter(isDoubted));
      if (corrected.size === 0) continue;
      const forgiven = spellings.map((spelling) => {
        const forms = corrected.get(spelling.word) ?? [];
        return { ...spelling, forms: [...spelling.forms, ...forms] };
      });
      const found = this.#match(forgiven);
      if (found.things.length > 0) return { ...found, spellings: forgiven, corrected, isPartly: false };
    }
    const partly = spellings.length > 1 ? this.#match(spellings, scorePartly) : exact;
    return { ...partly, spellings, corrected: new Map(), isPartly: partly.things.length > 0 };
  }

  #match(spellings: readonly Spelling[], by = score): Matches {
    const { position, names, priors } = this.#known;
    const lists = spellings.map(({ forms, prefix }) => this.#lists.of(forms, prefix, position));
    const { things, scores } = by(lists, names);
    return { things, scores: scores.map((value, at) => value * (priors[things[at] as number] ?? 1)) };
  }

  readonly #isUnknown = ({ forms, prefix }: Spelling): boolean =>
    this.#lists.of(forms, prefix, this.#known.position).length === 0;

  /** Everything held follows from the position; a new one has it read again: 100,000 numbers in some 15 ms. */
  #refresh(): void {
    const position = this.#db.get<{ value: string }>("SELECT value FROM meta WHERE key = 'position'")?.value ?? '';
    if (position === this.#known.position) return;
    const { n } = this.#db.get<{ n: number }>('SELECT count(*) AS n FROM name') as { n: number };
    const sql = 'SELECT group_concat(number) AS numbers, group_concat(prior) AS priors FROM thing';
    const row = this.#db.get<{ numbers: string | null; priors: string | null }>(sql);
    const [numbers, values] = [row?.numbers, row?.priors].map((text) => JSON.parse(`[${text ?? ''}]`) as number[]);
    const priors: number[] = [];
    numbers?.forEach((number, at) => {
      priors[number] = values?.[at] ?? 1;
    });
    this.#known = { position, names: n, priors };
  }
}
