import { formatDay, formatEdtf } from '../claims/dates.ts';
import type { Citation, CitedPassage } from './citation.ts';
import type { Language } from './language.ts';
import { speak } from './messages.ts';

/** A piece of a citation in words: with its language where it is a name or title, as an address where it leads somewhere. */
export interface CitedPiece {
  readonly text: string;
  readonly language?: string;
  readonly href?: string;
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
    ...symbols.map(plain),
  ];
  const joined = facts.flatMap((fact, at) => (at === 0 ? [fact] : [comma, fact]));
  const where =
    within === undefined
      ? joined
      : [plain(`${say('citedIn')} `), within, ...joined.flatMap((fact, at) => (at === 0 ? [comma, fact] : [fact]))];
  // The claimant stands in the sentence that is the title of a claim.
  const sentences: CitedPiece[][] = [[quotedTitle], where];
  for (const passage of passages) sentences.push([plain(passageText(passage, language))]);
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
export function passageText({ start, end, text, digest }: CitedPassage, language: Language): string {
  const say = speak(language);
  const place = start === undefined || end === undefined ? '?' : `${start}–${end}`;
  const known = say('citedPassage', { place, text: text.text });
  return digest === undefined ? known : `${known} (SHA-256 ${digest})`;
}

/** The citation as one line of text. */
export function citationText(citation: Citation, language: Language): string {
  const sentences = citedSentences(citation, language).map((pieces) =>
    oneLine(pieces.map(({ text }) => text).join('')),
  );
  return `${sentences.map((text) => (/[.!?…]$/.test(text) ? text : `${text}.`)).join(' ')}\n`;
}

/** A text without line breaks and other control characters, which end a field in more than one format. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
