import { type Content, type Html, html, trusted } from './html.ts';
import { directionOf } from './language.ts';

const LETTER = '\\p{sc=Latin}\\p{M}';
const REST = `[${LETTER}\\d_/.:’'-]*[${LETTER}\\d_/]`;
const WORD = `\\p{sc=Latin}(?:${REST})?`;

/** A sum or a difference, and a day as programs write it: turned round, «217 - 33» would be read as another difference. */
const FIGURES = '\\d+(?: [-+×=] \\d+)+|(?<![\\d-])\\d{4}-\\d{2}(?:-\\d{2})?(?![\\d-])';

/** Such a piece stays in one line. */
const ALL_FIGURES = /^[\d +×=-]+$/;

/**
 * What is quoted and not Arabic, sums and days in figures, else Latin words and symbols one after the other, the first of
 * more than a letter, such as `S/RES/2118 (2013)`, `/nothing/here` or `Médecins Sans Frontières`. A stop or a colon after the
 * last of them belongs to the Arabic around it.
 */
const LATIN = new RegExp(
  `((?<=«)[^»\\p{sc=Arabic}]+(?=»)|/?\\p{sc=Latin}${REST}(?:[ \\u00a0]+${WORD})*(?:[ \\u00a0]\\(\\d{4}\\))?|${FIGURES})`,
  'u',
);

/**
 * A text with what is Latin in an Arabic one set apart. A number after a symbol would else join it: in «S/2017/962، 16 تشرين»
 * the day would be read before the symbol (UAX 9, W7 and N1).
 */
export function setApart(text: string, language: string): Content {
  return piecesOf(text, language).map((piece, at): Html | string =>
    at % 2 === 1 ? html`<bdi dir="ltr"${ALL_FIGURES.test(piece) && trusted(' class="digits"')}>${piece}</bdi>` : piece,
  );
}

/** The same where there is no markup: by isolates (UAX 9, 2.4), which no reader sees. */
export function setApartInPlain(text: string, language: string): string {
  return piecesOf(withoutControls(text), language)
    .map((piece, at) => (at % 2 === 1 ? isolated(piece, 'ltr') : piece))
    .join('');
}

/** A text that reads in a direction of its own whatever stands around it, where there is no markup. */
export function isolated(text: string, direction: ReturnType<typeof directionOf>): string {
  return `${direction === 'ltr' ? '\u2066' : '\u2067'}${withoutControls(text)}\u2069`;
}

/** What opens or ends an isolate or an embedding in a text of somebody else would do it to what is around that text. */
function withoutControls(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

/** Every second piece is Latin in a text that is not. */
function piecesOf(text: string, language: string): string[] {
  return directionOf(language) === 'ltr' || language.includes('Latn') ? [text] : text.split(LATIN);
}
