import { formatEdtf } from '../claims/dates.ts';
import { claimView } from '../claims/read-claim.ts';
import { sentence } from '../claims/sentence.ts';
import { NAMESPACES } from '../rdf/vocabulary.ts';
import { claimAddress, pathOf } from './addresses.ts';
import { setApart } from './bidi.ts';
import { type Content, type Html, html } from './html.ts';
import type { Bilingual } from './language.ts';
import { link, type Scene, worded } from './scene.ts';

/** One value of a SPARQL JSON result (https://www.w3.org/TR/sparql11-results-json/). */
export interface ResultTerm {
  readonly type: 'uri' | 'literal' | 'typed-literal' | 'bnode';
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
}

/** A SPARQL JSON result: rows, or an answer of yes or no. */
export interface ResultDocument {
  readonly head: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Readonly<Record<string, ResultTerm>>[] };
}

/** More rows than this are read in another format. */
export const MOST_ROWS = 1_000;

/**
 * A result as a table that people can read: things by name, claims by sentence, dates in words. `titles`: what columns are
 * called for readers; without, or for one that it does not name, the variable stands.
 */
export function resultTable(
  scene: Scene,
  { head, results, boolean }: ResultDocument,
  titles: (variable: string) => Bilingual | undefined = () => undefined,
): Html {
  if (boolean !== undefined) return html`<p><strong>${scene.say(boolean ? 'yes' : 'no')}</strong></p>`;
  const variables = head.vars ?? [];
  const rows = results?.bindings ?? [];
  if (rows.length === 0) return html`<p>${scene.say('nothingFound')}</p>`;
  return html`<div class="table result" tabindex="0" role="region" aria-label="${scene.say('answer')}"><table><thead><tr>${variables.map(
    (name) =>
      html`<th scope="col">${titles(name)?.[scene.reader.language] ?? html`<span lang="en" dir="ltr">${name}</span>`}</th>`,
  )}</tr></thead><tbody>${rows
    .slice(0, MOST_ROWS)
    .map(
      (row) => html`<tr>${variables.map((name) => html`<td>${row[name] && resultValue(scene, row[name])}</td>`)}</tr>`,
    )}</tbody></table></div>${rows.length > MOST_ROWS && html`<p class="part-note">${scene.say('rowsShown', { shown: MOST_ROWS, rows: rows.length })}</p>`}`;
}

/** One value as people read it. */
export function resultValue(scene: Scene, term: ResultTerm): Content {
  if (term.type === 'uri') return uri(scene, term.value);
  if (term['xml:lang']) return worded(term.value, term['xml:lang']);
  if (term.datatype === `${NAMESPACES.edtf}EDTF` || isDay(term)) return date(scene, term.value);
  return html`<bdi dir="auto">${term.value}</bdi>`;
}

/** Stays in one line where it is one day, month or year. */
function date({ reader }: Scene, value: string): Content {
  const text = formatEdtf(value, reader.language);
  return /^[\d-]+$/.test(value) ? html`<span class="date">${text}</span>` : text;
}

/** A day of no time zone, as EDTF has it, too. */
function isDay({ datatype, value }: ResultTerm): boolean {
  return datatype === `${NAMESPACES.xsd}date` && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

function uri(scene: Scene, iri: string): Content {
  const { index, reader } = scene;
  const claim = claimAddress(iri, reader.base) && claimView(index, iri);
  if (!claim) return link(scene, iri);
  return html`<a href="${reader.href(pathOf(iri, reader.base) ?? '')}" class="sentence">${setApart(sentence(index, claim, reader.language), reader.language)}</a>`;
}
