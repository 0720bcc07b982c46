import type { Term } from '../rdf/quads.ts';
import type { FragmentModel } from './fragment-model.ts';
import { canBeAsked, LONGEST_TERM, PLACES, type Place, termText } from './fragment-request.ts';
import { type Content, type Html, html } from './html.ts';
import { layout } from './layout.ts';
import type { MessageKey } from './messages.ts';
import { pageLinks } from './page-links.ts';
import { link, type Scene, sceneOf, worded } from './scene.ts';
import { shortIri } from './short-iri.ts';
import { formatFigure } from './statement.ts';
import type { Reader } from './view.ts';

const NAMES = {
  subject: 'fragmentSubject',
  predicate: 'fragmentPredicate',
  object: 'fragmentObject',
} as const satisfies Record<Place, MessageKey>;

/** Of a text as the table shows it. */
const LONGEST_SHOWN = 300;

/** Statements for people: the form that narrows them, how many there are, and a page of them, each term a way to narrow on. */
export function fragmentPage(model: FragmentModel, reader: Reader): string {
  const scene = sceneOf(model.index, reader);
  const { say } = scene;
  const { pattern, page, pages, total } = model;
  return layout(
    {
      title: say('fragments'),
      kicker: say('forPrograms'),
      lead: html`<p class="lead">${say('fragmentsLead')}</p>`,
      description: say('fragmentsLead'),
      wide: true,
      body: html`${form(scene, model)}<p>${say('fragmentTotal', { total: formatFigure(String(total)) })}</p>${
        total === 0 ? html`<p>${say('nothingFound')}</p>` : table(scene, model)
      }${pageLinks(scene, { page, pages, href: (n) => reader.href('fragments', { ...pattern, page: String(n) }) })}`,
    },
    reader,
  );
}

function form({ say, reader }: Scene, { pattern }: FragmentModel): Html {
  const hint = 'fragment-hint';
  const field = (place: Place) =>
    html`<div class="field"><label for="${place}">${say(NAMES[place])}</label><input type="text" id="${place}" name="${place}" value="${pattern[place] ?? ''}" maxlength="${LONGEST_TERM}" dir="${place === 'object' ? 'auto' : 'ltr'}" autocomplete="off" spellcheck="false" aria-describedby="${hint}"></div>`;
  return html`<form method="get" action="${reader.href('fragments', { lang: '' })}" class="choose">${PLACES.map(field)}
    <input type="hidden" name="lang" value="${reader.language}"><input type="hidden" name="format" value="html">
    <p class="part-note" id="${hint}">${say('fragmentHint', { text: '\u2066"Khan Shaykhun"@en\u2069' })}</p>
    <div class="form-row"><button type="submit">${say('fragmentFind')}</button> <a href="${reader.href('fragments', { format: 'html' })}">${say('fragmentAll')}</a></div></form>`;
}

function table(scene: Scene, model: FragmentModel): Html {
  const { say } = scene;
  return html`<div class="table result" tabindex="0" role="region" aria-label="${say('answer')}"><table><thead><tr>${PLACES.map(
    (place) => html`<th scope="col">${say(NAMES[place])}</th>`,
  )}</tr></thead><tbody>${model.triples.map(
    (triple) => html`<tr>${PLACES.map((place) => html`<td>${cell(scene, model, place, triple[place])}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

/** A term narrows the statements to those that hold it there; one that does so already leads to its own page. */
function cell(scene: Scene, { pattern }: FragmentModel, place: Place, term: Term): Content {
  if (pattern[place] !== undefined) return term.termType === 'NamedNode' ? link(scene, term.value) : shown(term);
  if (!canBeAsked(term)) return shown(term);
  const href = scene.reader.href('fragments', { ...pattern, [place]: termText(term) });
  return html`<a href="${href}" rel="nofollow">${shown(term)}</a>`;
}

function shown(term: Term): Html {
  if (term.termType !== 'Literal')
    return html`<bdi dir="ltr" class="url">${term.termType === 'BlankNode' ? `_:${term.value}` : shortIri(term.value)}</bdi>`;
  const text = term.value.length > LONGEST_SHOWN ? `${term.value.slice(0, LONGEST_SHOWN).toWellFormed()}…` : term.value;
  return term.language === '' ? html`<bdi dir="auto">${text}</bdi>` : worded(text, term.language);
}
