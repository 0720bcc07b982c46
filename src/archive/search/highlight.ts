import { type Folded, fold } from './fold.ts';

/** A stretch of a text, in UTF-16 units: from `start` up to but not including `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}]+/gu;

/** Where in a text, as it was written, the words stand that made it a match: whole words, or their beginnings. */
export function highlight(text: string, isFound: (word: string) => number): Stretch[] {
  const folded = fold(text);
  const found: Stretch[] = [];
  for (const { 0: word, index } of folded.text.matchAll(WORD)) {
    const length = isFound(word);
    if (length > 0) found.push(stretch(folded, text, index, index + length));
  }
  return found;
}

/** Marks that follow the last letter belong to it. */
function stretch({ places }: Folded, text: string, from: number, to: number): Stretch {
  const start = places[from] as number;
  const last = places[to - 1] as number;
  const next = places.slice(to).find((place) => place > last) ?? text.length;
  const letter = String.fromCodePoint(text.codePointAt(last) as number);
  const marks = /^\p{Mn}*/u.exec(text.slice(last + letter.length, next))?.[0].length ?? 0;
  return { start, end: last + letter.length + marks };
}
