import { highlight, type Stretch } from './highlight.ts';
import { kindOf } from './name-id.ts';
import { NAME_KINDS, type NameKind } from './names.ts';
import type { Spelling } from './search-words.ts';

/** A name in which words stand that were looked for. */
export interface NameMatch {
  readonly text: string;
  /** Empty for an identifier. */
  readonly language: string;
  readonly kind: NameKind;
  /** Where in `text` the words stand. */
  readonly found: readonly Stretch[];
  /** Which of the words they are. */
  readonly words: ReadonlySet<string>;
}

/** The names that hold some of the words, those with the most first, then by kind. */
export function namesThatMatch(
  names: readonly { readonly id: number; readonly text: string; readonly language: string }[],
  spellings: readonly Spelling[],
): NameMatch[] {
  const matches = names.map(({ id, text, language }) => ({
    text,
    language,
    kind: kindOf(id),
    ...marks(text, spellings),
  }));
  return matches
    .filter(({ words }) => words.size > 0)
    .sort((a, b) => b.words.size - a.words.size || NAME_KINDS.indexOf(a.kind) - NAME_KINDS.indexOf(b.kind));
}

/** Where in a text the words stand, and which of them do. */
export function marks(text: string, spellings: readonly Spelling[]): Pick<NameMatch, 'found' | 'words'> {
  const words = new Set<string>();
  const found = highlight(text, (candidate) => {
    let longest = 0;
    for (const { word, forms, prefix } of spellings) {
      for (const form of forms) {
        if (candidate !== form && !(prefix && candidate.startsWith(form))) continue;
        words.add(word);
        longest = Math.max(longest, form.length);
      }
    }
    return longest;
  });
  return { found, words };
}
