import type { Citation } from './citation.ts';
import { dateParts, digits } from './citation-dates.ts';
import { oneLine, passageText } from './citation-text.ts';
import type { Language } from './language.ts';
import { speak } from './messages.ts';

/**
 * A citation as RIS: type GEN, one tag a line, CRLF. A date that RIS cannot say without a loss stands in a note as EDTF.
 */
export function ris(citation: Citation, language: Language): string {
  const { claimant, title, within, publisher, symbols, permanent, version, source, passages, key } = citation;
  const date = risDate(citation.date);
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['TY', 'GEN'],
    ['ID', key],
    // Reference managers take what stands before a comma for a family name; a body has no comma of its own.
    ['AU', claimant?.text.replaceAll(',', ' ')],
    ['TI', title.text],
    ['T2', within?.text],
    ['PB', publisher?.text],
    ['PY', date?.slice(0, 4)],
    ['DA', date],
    ...symbols.map((symbol) => ['M1', symbol] as const),
    ['LA', title.language],
    ...passages.map((passage) => ['N1', passageText(passage, language)] as const),
    ['N1', date === undefined && citation.date !== undefined ? `EDTF ${citation.date}` : undefined],
    ['N1', version && `${speak(language)('citedRecord', { number: version.number })} ${version.iri}`],
    ['DB', 'Isnad'],
    ['UR', permanent],
    ['L2', source],
  ];
  const told = lines.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${oneLine(value)}\r\n`]));
  return `${told.join('')}ER  - \r\n`;
}

/** `YYYY/MM/DD/`, with nothing between the strokes for what is not known. */
function risDate(edtf: string | undefined): string | undefined {
  const parts = edtf === undefined ? undefined : dateParts(edtf);
  if (parts === undefined || parts.isAbout || parts.to !== undefined) return undefined;
  const [year = 0, month, day] = parts.from;
  const two = (number: number | undefined): string => (number === undefined ? '' : digits(number, 2));
  return `${digits(year, 4)}/${two(month)}/${two(day)}/`;
}
