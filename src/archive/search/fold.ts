/** A text as it is searched, and where each of its characters stood in the original. */
export interface Folded {
  readonly text: string;
  /** For each UTF-16 unit of `text` the place in the original that it came from; one more for the end. */
  readonly places: readonly number[];
}

/** Letters that Unicode's decomposition leaves apart and readers write for one another. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ة: 'ه', ۀ: 'ه', ہ: 'ه', ک: 'ك', ڪ: 'ك' },
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ı: 'i', þ: 'th' },
};

/**
 * Marks, tatweel, signs of direction and of no width, and the half rings and apostrophes by which a transliteration
 * writes hamza and ayn: whoever searches leaves them out.
 */
const LEFT_OUT = /[\p{Mn}\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeffʿʾʼʻ‘’'`ء]/u;

/**
 * Folds a text of either script so that its usual spellings meet: NFKC, no diacritics, no tatweel, one alef, ya for alef
 * maqsura, ha for ta marbuta, hamza left to its carrier, digits of either kind as ASCII, lower case.
 */
export function fold(original: string): Folded {
  let text = '';
  const places: number[] = [];
  let at = 0;
  for (const character of original) {
    const folded = foldedCharacter(character);
    for (let i = 0; i < folded.length; i++) places.push(at);
    text += folded;
    at += character.length;
  }
  places.push(original.length);
  return { text, places };
}

/** Few characters make up all names, and normalizing is dear; what is rare is not kept. */
const known = new Map<string, string>();
const MOST_KNOWN = 5_000;

function foldedCharacter(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  let folded = '';
  for (const part of character.normalize('NFKC').normalize('NFD')) {
    if (!LEFT_OUT.test(part)) folded += foldLetter(part.toLowerCase());
  }
  if (known.size < MOST_KNOWN) known.set(character, folded);
  return folded;
}

function foldLetter(letter: string): string {
  const code = letter.codePointAt(0) as number;
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
  return LETTERS[letter] ?? letter;
}

/** The words of a folded text: runs of letters and digits. */
export function wordsOf(folded: string): string[] {
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}
