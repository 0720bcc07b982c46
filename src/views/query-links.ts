import { type Html, html, trusted } from './html.ts';
import type { MessageKey } from './messages.ts';
import type { QueryModel } from './query-model.ts';
import type { Scene } from './scene.ts';

/** The formats in which each kind of answer can be taken, by the value of `format` and what people call it. */
const FORMATS = {
  rows: [
    ['csv', 'CSV'],
    ['tsv', 'TSV'],
    ['json', 'JSON'],
    ['xml', 'XML'],
  ],
  boolean: [
    ['json', 'JSON'],
    ['xml', 'XML'],
  ],
  graph: [
    ['turtle', 'Turtle'],
    ['jsonld', 'JSON-LD'],
    ['ntriples', 'N-Triples'],
    ['rdfxml', 'RDF/XML'],
    ['trig', 'TriG'],
    ['nquads', 'N-Quads'],
  ],
} as const satisfies Record<string, readonly (readonly [string, string])[]>;

/** Ways to look at an answer: the value of `view`, and the word for it. */
export type Ways = readonly (readonly [name: string, label: MessageKey])[];

/** What leads on from an answer: other ways to look at it, formats, its own link, how it is answered. */
export function answerLinks(
  scene: Scene,
  model: QueryModel,
  kind: keyof typeof FORMATS,
  ways: Ways,
  shown: string,
): Html {
  return model.isShareable ? links(scene, model, kind, ways, shown) : buttons(scene, model, kind, ways, shown);
}

/** The address that shows an answer in a way; the first way needs no word. */
export function answerAddress(
  { reader }: Scene,
  { query = '' }: QueryModel,
  { view = '', column = '', near = '' }: Partial<Pick<QueryModel, 'view' | 'column' | 'near'>>,
): string {
  return reader.href('sparql', { query, format: 'html', view, column, near });
}

function links(scene: Scene, model: QueryModel, kind: keyof typeof FORMATS, ways: Ways, shown: string): Html {
  const { say, reader } = scene;
  const { query = '' } = model;
  return html`${
    ways.length > 1 &&
    html`<nav class="answer-ways" aria-label="${say('viewAs')}"><p>${say('viewAs')} ${ways.map(
      ([name, label], at) =>
        html`<a href="${answerAddress(scene, model, { view: at === 0 ? '' : name })}"${name === shown && trusted(' aria-current="true"')}>${say(label)}</a> `,
    )}</p></nav>`
  }<nav class="answer-ways" aria-label="${say('takeAs')}"><p>${say('takeAs')} ${FORMATS[kind].map(
    ([format, name]) =>
      html`<a href="${reader.href('sparql', { query, format, lang: '' })}" download="isnad.${EXTENSIONS[format] ?? format}">${name}</a> `,
  )}</p><p><a href="${answerAddress(scene, model, { ...model, view: shown === ways[0]?.[0] ? '' : shown })}">${say('shareLink')}</a> <a href="${reader.href('sparql/explain', { query, format: 'text' })}">${say('explainLink')}</a> <a href="${reader.href('sparql/explain', { query, format: 'text', analyze: '1' })}">${say('explainRun')}</a></p></nav>`;
}

const EXTENSIONS: Readonly<Record<string, string>> = { turtle: 'ttl', ntriples: 'nt', rdfxml: 'rdf', nquads: 'nq' };

/** The same as buttons that send the query again, where no address can hold it. */
function buttons(
  scene: Scene,
  { query = '' }: QueryModel,
  kind: keyof typeof FORMATS,
  ways: Ways,
  shown: string,
): Html {
  const { say, reader } = scene;
  const other = reader.language === 'ar' ? 'en' : 'ar';
  const button = (path: string, search: Record<string, string>, text: string, isShown = false) =>
    html`<button class="plain" formaction="${reader.href(path, search)}"${isShown && trusted(' aria-current="true"')}>${text}</button> `;
  return html`<p class="notice">${say('tooLongForLink')}</p><form class="answer-ways" method="post" action="${reader.href('sparql', { format: 'html' })}"><input type="hidden" name="query" value="${query}">${
    ways.length > 1 &&
    html`<p>${say('viewAs')} ${ways.map(([view, label]) => button('sparql', { format: 'html', view }, say(label), view === shown))}</p>`
  }<p>${say('takeAs')} ${FORMATS[kind].map(([format, name]) => button('sparql', { format, lang: '' }, name))}</p><p>${button('sparql/explain', { format: 'text' }, say('explainLink'))}${button('sparql/explain', { format: 'text', analyze: '1' }, say('explainRun'))}${button('sparql', { format: 'html', lang: other }, say('otherLanguage'))}</p></form>`;
}
