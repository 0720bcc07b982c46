import { formatEdtf } from '../claims/dates.ts';
import type { JsonObject } from '../rdf/json.ts';
import type { Citation } from './citation.ts';
import { dateParts } from './citation-dates.ts';
import { oneLine, passageText } from './citation-text.ts';
import type { Language } from './language.ts';
import { speak } from './messages.ts';

/** A citation as CSL-JSON (schema 1.0.2): an array of one item, a `document`; bodies are `literal` names. */
export function cslJson(citation: Citation, language: Language): string {
  const { key, claimant, title, within, publisher, symbols, permanent, version, source, passages } = citation;
  const notes = [
    ...passages.map((passage) => passageText(passage, language)),
    ...(version === undefined ? [] : [`${speak(language)('citedRecord', { number: version.number })} ${version.iri}`]),
    ...(source === undefined ? [] : [source]),
  ];
  const item = {
    id: key,
    type: 'document',
    author: claimant && [{ literal: oneLine(claimant.text) }],
    title: oneLine(title.text),
    'container-title': within && oneLine(within.text),
    publisher: publisher && oneLine(publisher.text),
    issued: citation.date === undefined ? undefined : cslDate(citation.date, language),
    number: symbols.length > 0 ? symbols.join(', ') : undefined,
    language: title.language,
    archive: 'Isnad',
    archive_location: version?.iri,
    version: version?.number,
    URL: permanent,
    note: notes.length > 0 ? notes.map(oneLine).join('. ') : undefined,
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}

function cslDate(edtf: string, language: Language): JsonObject {
  const parts = dateParts(edtf);
  if (parts === undefined) return { literal: formatEdtf(edtf, language) };
  const { from, to, isAbout } = parts;
  return { 'date-parts': to === undefined ? [[...from]] : [[...from], [...to]], ...(isAbout ? { circa: true } : {}) };
}
