import { fold, wordsOf } from './fold.ts';

/** What is looked for, as it was typed. */
export interface SearchText {
  readonly text: string;
  /** The last word may go on: for suggestions while somebody types. */
  readonly unfinished?: boolean;
}

/** The ways in which one word may stand in a name; a prefix stands for all that go on from it. */
export interface Spelling {
  readonly word: string;
  readonly forms: readonly string[];
  readonly prefix: boolean;
}

/** More words say no more about a name, and each is a look into the table. */
export const MOST_WORDS = 12;
/** No name holds a longer word; whatever is cut off would match nothing anyway. */
const LONGEST_WORD = 60;
const ARTICLE = 'ال';

/** The words of a search, folded, each once, with the spellings under which it is looked for. */
export function spellingsOf({ text, unfinished = false }: SearchText): { spellings: Spelling[]; leftOut: number } {
  const all = [...new Set(wordsOf(fold(text).text).map((word) => word.slice(0, LONGEST_WORD)))];
  const words = all.slice(0, MOST_WORDS);
  const spellings = words.map((word, at) => ({
    word,
    forms: withAndWithoutArticle(word),
    prefix: unfinished && at === all.length - 1,
  }));
  return { spellings, leftOut: all.length - words.length };
}

/** An Arabic word is looked for with and without the article. */
function withAndWithoutArticle(word: string): string[] {
  if (!/\p{Script=Arabic}/u.test(word)) return [word];
  const bare = word.startsWith(ARTICLE) && word.length > ARTICLE.length + 1 ? word.slice(ARTICLE.length) : word;
  return [...new Set([word, bare, ARTICLE + bare])];
}
