import type { Database } from '../database.ts';
import type { Spelling } from './search-words.ts';
import { slipsOf } from './spelling.ts';

const MOST_CORRECTIONS = 8;
/** Words that are forgiven in one search, each a few hundred looks into the table. */
const MOST_FORGIVEN = 4;

/**
 * For each word the most frequent ones that are one slip away; for the beginning of a word, beginnings one slip away. Not
 * the words of all names are gone through but the few hundred possible ones looked up.
 */
export function forgive(db: Database, spellings: readonly Spelling[]): Map<string, readonly string[]> {
  const corrected = new Map<string, readonly string[]>();
  for (const { word, prefix } of spellings.slice(0, MOST_FORGIVEN)) {
    const slips = slipsOf(word);
    const near = slips.length === 0 ? [] : db.all<{ term: string }>(prefix ? BEGINNINGS : WORDS, JSON.stringify(slips));
    if (near.length > 0)
      corrected.set(
        word,
        near.map(({ term }) => term),
      );
  }
  return corrected;
}

const WORDS = `SELECT term FROM word WHERE term IN (SELECT value FROM json_each(?)) ORDER BY doc DESC, term
  LIMIT ${MOST_CORRECTIONS}`;
const BEGINNINGS = `SELECT slip.value AS term FROM json_each(?) AS slip
  WHERE EXISTS (SELECT 1 FROM word WHERE term >= slip.value AND term < slip.value || char(1114111))
  ORDER BY length(slip.value) DESC, slip.value LIMIT ${MOST_CORRECTIONS}`;
