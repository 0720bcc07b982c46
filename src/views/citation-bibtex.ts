import type { Citation } from './citation.ts';
import { isoDate } from './citation-dates.ts';
import { oneLine, passageText } from './citation-text.ts';
import type { Language } from './language.ts';
import { speak } from './messages.ts';

/** What TeX reads as a command. Braces count even behind a backslash, so only a command can stand for one. */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
};

/**
 * A citation as BibTeX, readable by BibTeX 0.99d and biber: UTF-8, `@misc`, titles and bodies in two braces so that no
 * style changes their letters or takes a body for a person.
 */
export function bibtex(citation: Citation, language: Language): string {
  const { key, claimant, title, within, publisher, symbols, permanent, version, source, passages } = citation;
  const say = speak(language);
  const date = isoDate(citation.date);
  const [year, month] = (date ?? '').split('-');
  const notes = [
    ...passages.map((passage) => passageText(passage, language)),
    ...(date === undefined && citation.date !== undefined ? [`EDTF ${citation.date}`] : []),
    ...(version === undefined ? [] : [`${say('citedRecord', { number: version.number })} ${version.iri}`]),
    ...(source === undefined ? [] : [source]),
  ];
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['author', claimant && `{${escaped(claimant.text)}}`],
    ['title', `{${escaped(title.text)}}`],
    ['howpublished', within && escaped(`${say('citedIn')} ${within.text}`)],
    ['publisher', publisher && `{${escaped(publisher.text)}}`],
    ['number', symbols.length > 0 ? escaped(symbols.join(', ')) : undefined],
    ['date', date],
    ['year', year || undefined],
    ['month', month],
    ['note', notes.length > 0 ? escaped(notes.join('. ')) : undefined],
    ['url', address(permanent)],
    ['langid', title.language.startsWith('ar') ? 'arabic' : title.language.startsWith('en') ? 'english' : undefined],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},`]));
  return `@misc{${key},\n${lines.join('\n')}\n}\n`;
}

function escaped(text: string): string {
  return oneLine(text).replace(/[\\{}^~#$%&_]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** An address is read as it stands, but for what would end the field. */
function address(iri: string): string {
  return iri.replace(/[\\{}\s]/g, (sign) => encodeURIComponent(sign));
}
