import { FIRST_QUERY } from './home-page.ts';
import { type Content, html } from './html.ts';
import { layout, section } from './layout.ts';
import { speak } from './messages.ts';
import type { Question } from './questions.ts';
import type { Reader } from './view.ts';

/** What the query form is filled with. */
export interface SparqlPageModel {
  readonly query?: string;
  /** What the query gave. */
  readonly answer?: Content;
  /** Questions offered as examples. */
  readonly examples: readonly Question[];
}

const FORMATS = ['json', 'csv', 'tsv', 'xml', 'turtle', 'jsonld', 'ntriples', 'rdfxml', 'trig', 'nquads'] as const;

/** A plain form for a query: works without script, and its address can be shared. */
export function sparqlPage({ query = FIRST_QUERY, answer, examples }: SparqlPageModel, reader: Reader): string {
  const say = speak(reader.language);
  return layout(
    {
      title: say('sparqlTitle'),
      kicker: say('forPrograms'),
      lead: html`<p class="lead">${say('sparqlLead')}</p>`,
      section: 'sparql',
      wide: true,
      body: html`<form method="get" action="${reader.href('sparql')}">
        <label class="vh" for="query">${say('query')}</label>
        <textarea id="query" name="query" dir="ltr" lang="en" spellcheck="false" rows="${answer === undefined ? 16 : 9}">${query}</textarea>
        <div class="form-row"><label>${say('answerAs')} <select name="format"><option value="html">${say('formatTable')}</option>${FORMATS.map((format) => html`<option value="${format}">${format}</option>`)}</select></label>
        <input type="hidden" name="lang" value="${reader.language}"><button type="submit">${say('ask')}</button></div></form>
        <p class="part-note">${say('sparqlNote')} <code dir="ltr">${reader.base}sparql</code></p>
        ${answer}${
          examples.length > 0 &&
          section(
            'examples',
            say('examples'),
            html`<ul class="items">${examples.map(
              (example) =>
                html`<li><p class="what"><a href="${reader.href('sparql', { query: example.query, edit: '1' })}">${example.number}. ${example.title[reader.language]}</a></p><p class="meta">${example.shows[reader.language]}</p></li>`,
            )}</ul>`,
          )
        }`,
    },
    reader,
  );
}
