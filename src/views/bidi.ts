import { type Content, type Html, html } from './html.ts';

/** Latin words and symbols one after the other, such as `S/2017/962` or `Human Rights Watch`. */
const LATIN = /([A-Za-z][\w/.:-]+(?:[ \u00a0]+[A-Za-z][\w/.:-]*)*)/;

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
