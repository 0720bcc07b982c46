import type { Language } from './language.ts';
import { likenessOf } from './name-likeness.ts';
import type { SearchScene } from './search-model.ts';

/** What a name leads to: one record, several to choose from, or none. */
export type NameLookup =
  | { readonly state: 'one'; readonly thing: string }
  /** `isGuess`: none of them bears all the words as they were typed. */
  | { readonly state: 'several'; readonly things: readonly string[]; readonly isGuess: boolean }
  | { readonly state: 'none' };

/** Which records may be meant: those that the page can show anything of. */
export type Fits = (thing: string) => boolean;

/** Records that are looked at, and offered to choose from. */
const MOST_EXAMINED = 40;
const MOST_CHOICES = 10;
/** No name is longer. */
const LONGEST_NAME = 500;
/** The order of what is found is the same for readers of either language. */
const LANGUAGE: Language = 'en';

/**
 * The record that somebody means by a name: the only one that has it, else the only one whose name holds all its words.
 * Where there are several, or only names like it, they are to choose from. Bound: one search, and forty records read.
 */
export function lookUpName({ search }: Pick<SearchScene, 'search'>, text: string, fits: Fits = () => true): NameLookup {
  if (text.length > LONGEST_NAME) return { state: 'none' };
  const found = search.find({ text });
  const best = search.sort(found.things, 'relevance', { language: LANGUAGE, scores: found, most: MOST_EXAMINED });
  const records = best.flatMap((number) => {
    const thing = search.row(number)?.iri;
    if (thing === undefined || !fits(thing)) return [];
    return [{ thing, ...likenessOf(found, search.matchesIn(number, found.spellings)) }];
  });
  const exact = records.filter(({ isExact }) => isExact);
  const holding = records.filter(({ holdsAll }) => holdsAll);
  const sure = exact.length > 0 ? exact : holding;
  const [only] = sure;
  if (sure.length === 1 && only !== undefined) return { state: 'one', thing: only.thing };
  const choices = (exact.length > 0 ? [...new Set([...exact, ...holding])] : sure.length > 0 ? sure : records)
    .slice(0, MOST_CHOICES)
    .map(({ thing }) => thing);
  return choices.length === 0 ? { state: 'none' } : { state: 'several', things: choices, isGuess: sure.length === 0 };
}
