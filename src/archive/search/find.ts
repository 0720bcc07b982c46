import type { Database } from '../database.ts';
import { fold, wordsOf } from './fold.ts';
import { highlight, type Stretch } from './highlight.ts';
import { NAME_KINDS, type NameKind } from './names.ts';
import { isOneSlipAway, SHORTEST_FORGIVEN } from './spelling.ts';

/** What is looked for, as it was typed. */
export interface Search {
  readonly text: string;
  /** The most things that are given. */
  readonly limit: number;
  /** The last word may go on: for suggestions while somebody types. */
  readonly unfinished?: boolean;
}

/** A thing that was found, by its best name. */
export interface Hit {
  /** On the neutral base. */
  readonly thing: string;
  readonly name: string;
  readonly kind: NameKind;
  readonly language: string;
  /** Where in `name` the words stand. */
  readonly found: readonly Stretch[];
  /** Higher is better; only the order means something. */
  readonly score: number;
}

export interface Found {
  /** Best first. */
  readonly hits: readonly Hit[];
  /** The words that were forgiven a slip, with what they were taken for. */
  readonly corrected: ReadonlyMap<string, readonly string[]>;
}

/** More words say no more about a name, and each is a look into the table. */
const MOST_WORDS = 12;
const MOST_CORRECTIONS = 8;
/** Names that are read for one search, best first: what a page, its facets and a query may cost. */
const MOST_NAMES = 20_000;
/** A label says more of a thing than a form that one source used. */
const WEIGHT: Readonly<Record<NameKind, number>> = { label: 1.2, identifier: 1.15, title: 1, form: 1.1 };

interface NameRow {
  thing: string;
  kind: number;
  language: string;
  text: string;
  folded: string;
  rank: number;
}

/** Finds the things that bear a name with all these words; where there is none, with words one slip away. */
export function find(db: Database, search: Search): Found {
  const words = wordsOf(fold(search.text).text).slice(0, MOST_WORDS);
  if (words.length === 0) return { hits: [], corrected: new Map() };
  const exact = words.map((word, i) => spellings(word, search.unfinished === true && i === words.length - 1));
  const hits = hitsOf(db, exact, words, search.limit);
  if (hits.length > 0) return { hits, corrected: new Map() };
  const corrected = corrections(db, words);
  if (corrected.size === 0) return { hits: [], corrected };
  const forgiven = exact.map((spelling, i) => {
    const taken = corrected.get(words[i] as string);
    return taken === undefined ? spelling : { words: taken, prefix: false };
  });
  return { hits: hitsOf(db, forgiven, words, search.limit), corrected };
}

/** The ways in which a word may stand in a name; a prefix stands for all that go on from it. */
interface Spelling {
  readonly words: readonly string[];
  readonly prefix: boolean;
}

const ARTICLE = 'ال';

/** An Arabic word is looked for with and without the article. */
function spellings(word: string, prefix: boolean): Spelling {
  if (!/\p{Script=Arabic}/u.test(word)) return { words: [word], prefix };
  const bare = word.startsWith(ARTICLE) && word.length > ARTICLE.length + 1 ? word.slice(ARTICLE.length) : word;
  return { words: [...new Set([word, bare, ARTICLE + bare])], prefix };
}

function hitsOf(db: Database, wanted: readonly Spelling[], words: readonly string[], limit: number): Hit[] {
  const rows = db.all<NameRow>(
    `SELECT n.thing, n.kind, n.language, n.text, n.folded, bm25(name_words) AS rank
     FROM name_words JOIN name n ON n.id = name_words.rowid WHERE name_words MATCH ? ORDER BY rank LIMIT ?`,
    wanted.map(({ words, prefix }) => `(${words.map((w) => `"${w}"${prefix ? '*' : ''}`).join(' OR ')})`).join(' AND '),
    MOST_NAMES,
  );
  const whole = words.join(' ');
  const best = new Map<string, { row: NameRow; score: number }>();
  for (const row of rows) {
    const score = scoreOf(row, whole);
    if (score > (best.get(row.thing)?.score ?? Number.NEGATIVE_INFINITY)) best.set(row.thing, { row, score });
  }
  const ranked = [...best.values()].sort((a, b) => b.score - a.score || (a.row.thing < b.row.thing ? -1 : 1));
  return ranked.slice(0, limit).map(({ row, score }) => toHit(row, score, wanted));
}

/** A name that is nothing but what was asked for comes before all others; then bm25, in which shorter names win. */
function scoreOf({ rank, kind, folded }: NameRow, whole: string): number {
  const same = wordsOf(folded).join(' ') === whole;
  return -rank * WEIGHT[NAME_KINDS[kind] as NameKind] + (same ? 1_000 : 0);
}

function toHit(row: NameRow, score: number, wanted: readonly Spelling[]): Hit {
  const lengthFound = (word: string): number =>
    Math.max(
      0,
      ...wanted.flatMap(({ words, prefix }) =>
        words.map((w) => (w === word || (prefix && word.startsWith(w)) ? w.length : 0)),
      ),
    );
  return {
    thing: row.thing,
    name: row.text,
    kind: NAME_KINDS[row.kind] as NameKind,
    language: row.language,
    found: highlight(row.text, lengthFound),
    score,
  };
}

/** For each word that no name holds, the most frequent ones that are one slip away. */
function corrections(db: Database, words: readonly string[]): Map<string, readonly string[]> {
  const corrected = new Map<string, readonly string[]>();
  for (const word of words) {
    if (word.length < SHORTEST_FORGIVEN || db.get('SELECT 1 FROM word WHERE term = ?', word) !== undefined) continue;
    const near: { term: string; doc: number }[] = [];
    // A slip in the first letter is rare, but a reader who makes one still means something: all words are looked at.
    const sql = 'SELECT term, doc FROM word WHERE length(term) BETWEEN ? AND ?';
    for (const row of db.each<{ term: string; doc: number }>(sql, word.length - 1, word.length + 1)) {
      if (isOneSlipAway(word, row.term)) near.push(row);
    }
    near.sort((a, b) => b.doc - a.doc || (a.term < b.term ? -1 : 1));
    if (near.length > 0)
      corrected.set(
        word,
        near.slice(0, MOST_CORRECTIONS).map(({ term }) => term),
      );
  }
  return corrected;
}
