import { type Content, type Html, html } from './html.ts';

const LETTER = '\\p{sc=Latin}\\p{M}';
const WORD = `\\p{sc=Latin}(?:[${LETTER}\\d_/.:’'-]*[${LETTER}\\d_/])?`;

/**
 * What is quoted and not Arabic, else Latin words and symbols one after the other, such as `S/2017/962` or `Médecins Sans
 * Frontières`. A stop or a colon after the last of them belongs to the Arabic around it.
 */
const LATIN = new RegExp(`((?<=«)[^»\\p{sc=Arabic}]+(?=»)|(?=\\p{sc=Latin}[^\\s])${WORD}(?:[ \\u00a0]+${WORD})*)`, 'u');

/**
 * A text with what is Latin in an Arabic one set apart. A number after a symbol would else join it: in «S/2017/962، 16 تشرين»
 * the day would be read before the symbol (UAX 9, W7 and N1).
 */
export function setApart(text: string, language: string): Content {
  if (!language.startsWith('ar') || language.includes('Latn') || !LATIN.test(text)) return text;
  return text
    .split(LATIN)
    .map((piece, at): Html | string => (at % 2 === 1 ? html`<bdi dir="ltr">${piece}</bdi>` : piece));
}
