import { formatDay, formatEdtf } from '../claims/dates.ts';
import { isolated, setApartInPlain } from './bidi.ts';
import type { Citation, CitedPassage } from './citation.ts';
import { directionOf, type Language } from './language.ts';
import { speak } from './messages.ts';

/** A piece of a citation in words: with its language where it is a name or title, as an address where it leads somewhere. */
export interface CitedPiece {
  readonly text: string;
  readonly language?: string;
  readonly href?: string;
  /** A symbol, a range of numbers, a hash: it reads from left to right in any language. */
  readonly isLatin?: true;
}

/** A citation in words, a list of sentences, each of pieces. */
export function citedSentences(citation: Citation, language: Language): CitedPiece[][] {
  const { title, within, publisher, date, symbols, source, passages, permanent, version } = citation;
  const say = speak(language);
  const plain = (text: string): CitedPiece => ({ text });
  const comma = plain(language === 'ar' ? '، ' : ', ');
  const [open, close] = title.language.startsWith('ar') ? ['«', '»'] : ['“', '”'];
  const quotedTitle = { ...title, text: `${open}${title.text}${close}` };
  const isVersionDay = within === undefined && date === version?.modified.slice(0, 10);
  const facts: CitedPiece[] = [
    ...(publisher === undefined ? [] : [publisher]),
    // The day of a version is said with the version.
    ...(date === undefined || isVersionDay ? [] : [plain(formatEdtf(date, language))]),
    ...symbols.map((text): CitedPiece => ({ text, isLatin: true })),
  ];
  const joined = facts.flatMap((fact, at) => (at === 0 ? [fact] : [comma, fact]));
  const where =
    within === undefined
      ? joined
      : [plain(`${say('citedIn')} `), within, ...joined.flatMap((fact, at) => (at === 0 ? [comma, fact] : [fact]))];
  // The claimant stands in the sentence that is the title of a claim.
  const sentences: CitedPiece[][] = [[quotedTitle], where];
  for (const passage of passages) sentences.push(passagePieces(passage, language));
  if (source !== undefined) sentences.push([{ text: source, href: source }]);
  sentences.push([
    plain(
      version === undefined
        ? say('citedArchive')
        : say('citedVersion', { number: version.number, day: formatDay(version.modified, language) }),
    ),
    ...(version === undefined ? [] : [plain(': '), { text: version.iri, href: version.iri }]),
  ]);
  sentences.push([plain(`${say('permanentLink')}: `), { text: permanent, href: permanent }]);
  return sentences.filter((pieces) => pieces.length > 0);
}

/** Where in the text, and which text that was. */
export function passageText(passage: CitedPassage, language: Language): string {
  return passagePieces(passage, language)
    .map(({ text }) => text)
    .join('');
}

function passagePieces({ start, end, text, digest }: CitedPassage, language: Language): CitedPiece[] {
  const place = start === undefined || end === undefined ? '?' : `${start}–${end}`;
  const filled: Readonly<Record<string, CitedPiece>> = { '{place}': { text: place, isLatin: true }, '{text}': text };
  const known = speak(language)('citedPassage')
    .split(/(\{\w+\})/)
    .map((piece) => filled[piece] ?? { text: piece });
  return digest === undefined
    ? known
    : [...known, { text: ' (' }, { text: `SHA-256 ${digest}`, isLatin: true }, { text: ')' }];
}

/** The citation as one line of text, which reads in the order of its language. */
export function citationText(citation: Citation, language: Language): string {
  const sentences = citedSentences(citation, language).map((pieces) =>
    oneLine(pieces.map((piece) => inPlain(piece, language)).join('')),
  );
  return `${sentences.map((text) => (/[.!?…]$/.test(text) ? text : `${text}.`)).join(' ')}\n`;
}

/**
 * What reads in another direction than the citation is isolated. An address is not: whoever copies one would copy the marks,
 * and it stands between words of ours, which nothing of it joins.
 */
function inPlain({ text, language: own, href, isLatin }: CitedPiece, language: Language): string {
  if (href !== undefined) return text;
  const direction = isLatin ? 'ltr' : directionOf(own ?? language);
  return direction === directionOf(language) ? setApartInPlain(text, own ?? language) : isolated(text, direction);
}

/** A text without line breaks and other control characters, which end a field in more than one format. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
