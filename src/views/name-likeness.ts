import { fold, wordsOf } from '../archive/search/fold.ts';
import type { NameMatch } from '../archive/search/name-match.ts';
import type { Found } from '../archive/search/search-reader.ts';

/** How the words that were looked for stand to the names of a record. */
export interface Likeness {
  /** From 0 to 1: how many words they share with the best name. */
  readonly likeness: number;
  /** A name has these words and no others. */
  readonly isExact: boolean;
  /** A name has all of these words. */
  readonly holdsAll: boolean;
}

/** A word that was forgiven a slip says less. */
const SLIP = 0.9;
/** A name that we made up, or that is of the place where it happened: it leads there, and proves nothing. */
const LEADING: ReadonlySet<string> = new Set(['slug', 'place']);
/** Whoever writes the name of a place means the place before what happened there. */
const BORROWED = 0.5;

/** Compares what was looked for with the names in which it was found. */
export function likenessOf({ spellings, corrected, leftOut }: Found, matches: readonly NameMatch[]): Likeness {
  const asked = spellings.length + leftOut;
  const slip = corrected.size > 0 ? SLIP : 1;
  let best: Likeness = { likeness: 0, isExact: false, holdsAll: false };
  for (const { text, words, kind } of matches) {
    const own = new Set(wordsOf(fold(text).text)).size;
    const weight = kind === 'place' ? BORROWED : 1;
    const likeness = (slip * weight * (2 * words.size)) / (asked + Math.max(own, words.size));
    const holdsAll = words.size === asked && corrected.size === 0 && !LEADING.has(kind);
    best = {
      likeness: Math.max(best.likeness, likeness),
      isExact: best.isExact || (holdsAll && own === asked),
      holdsAll: best.holdsAll || holdsAll,
    };
  }
  return best;
}
