import { parseRdf } from '../rdf/parse.ts';
import { type Content, type Html, html } from './html.ts';
import { answerAddress, answerLinks, type Ways } from './query-links.ts';
import type { QueryAnswer, QueryFailure, QueryModel } from './query-model.ts';
import { columnsOf, type ViewChoice } from './result-columns.ts';
import { graphOfQuads } from './result-graph.ts';
import { type ResultDocument, resultTable } from './result-table.ts';
import { RESULT_VIEWS } from './result-views.ts';
import type { Scene } from './scene.ts';

/** What a query gave, above it what it can be looked at as and taken in. */
export async function answerPart(scene: Scene, model: QueryModel): Promise<Content> {
  const { answer } = model;
  switch (answer?.kind) {
    case undefined:
      return undefined;
    case 'failure':
      return failure(scene, answer, model.query ?? '');
    case 'graph':
      return graph(scene, model, answer);
    case 'table':
      return table(scene, model, answer);
    default:
      return answer satisfies never;
  }
}

type Given = Exclude<QueryAnswer, QueryFailure>;

function table(scene: Scene, model: QueryModel, { text, milliseconds }: Given): Html {
  const document = JSON.parse(text) as ResultDocument;
  if (document.boolean !== undefined) {
    const links = answerLinks(scene, model, 'boolean', [], '');
    return part(scene, told(scene, 1, milliseconds), html`${links}${resultTable(scene, document)}`);
  }
  const columns = columnsOf(document);
  const fitting = RESULT_VIEWS.filter((view) => view.fits(columns, scene));
  const shown = fitting.find(({ name }) => name === model.view);
  const ways: Ways = [['table', 'viewTable'], ...fitting.map(({ name, label }) => [name, label] as const)];
  const choice: ViewChoice = {
    column: model.column,
    columnAddress: model.isShareable
      ? (column) => answerAddress(scene, model, { view: shown?.name, column })
      : undefined,
    near: model.near,
    nearAddress: model.isShareable
      ? (near) => answerAddress(scene, model, { view: shown?.name, column: model.column, near })
      : undefined,
  };
  return part(
    scene,
    told(scene, columns.rows.length, milliseconds),
    html`${answerLinks(scene, model, 'rows', ways, shown?.name ?? 'table')}${shown?.draw(scene, columns, choice)}${resultTable(scene, document)}`,
  );
}

/** A longer text takes too long to read for a drawing of a few hundred lines. */
const LONGEST_DRAWN = 512 * 1024;

async function graph(scene: Scene, model: QueryModel, { text, milliseconds }: Given): Promise<Html> {
  const { say, reader } = scene;
  const isDrawn = model.view === 'graph';
  const drawn =
    isDrawn && text.length <= LONGEST_DRAWN
      ? graphOfQuads(scene, await parseRdf(text, { format: 'turtle', baseIRI: reader.base }))
      : isDrawn && html`<p class="notice">${say('graphTooLong')}</p>`;
  const ways: Ways = [
    ['text', 'viewText'],
    ['graph', 'viewGraph'],
  ];
  return part(
    scene,
    html`<p class="part-note" id="query-told">${say('answerGraph', { time: duration(milliseconds) })}</p>`,
    html`${answerLinks(scene, model, 'graph', ways, isDrawn ? 'graph' : 'text')}${drawn}<pre class="turtle" dir="ltr" lang="en" tabindex="0"><code>${text}</code></pre>`,
  );
}

function part({ say }: Scene, note: Html, body: Content): Html {
  return html`<section class="part"><h2 id="answer-heading">${say('answer')}</h2>${note}${body}</section>`;
}

function told({ say }: Scene, rows: number, milliseconds: number): Html {
  return html`<p class="part-note" id="query-told">${say('answerRows', { rows, time: duration(milliseconds) })}</p>`;
}

/** Set apart, so that the unit stays behind the number in an Arabic sentence. */
function duration(milliseconds: number): string {
  return `\u2066${milliseconds.toFixed(0)} ms\u2069`;
}

function failure({ say }: Scene, { title, detail, hint, line, column }: QueryFailure, query: string): Html {
  const isPlaced = line !== undefined && column !== undefined;
  return html`<div class="notice" role="alert"${isPlaced && html` data-line="${line}" data-column="${column}" data-message="${detail}"`}><p id="query-told"><strong>${title}</strong></p><p dir="auto">${detail}</p>${isPlaced && faultyLine(query, line, column)}<p>${say('whatToDo')}: ${hint}</p></div>`;
}

const AROUND = 60;

/** The line that is wrong, with the place marked. */
function faultyLine(query: string, line: number, column: number): Html | false {
  const text = query.split('\n')[line - 1];
  if (text === undefined) return false;
  const at = Math.min(column - 1, text.length);
  const [word = ''] = /^[\p{L}\p{N}_:?$@-]+|^\S/u.exec(text.slice(at)) ?? [];
  const begin = Math.max(0, at - AROUND);
  const marked = word === '' ? '\u00a0' : word.slice(0, AROUND);
  return html`<pre dir="ltr" lang="en"><code>${begin > 0 && '…'}${text.slice(begin, at)}<mark>${marked}</mark>${text.slice(at + word.length, at + word.length + AROUND)}</code></pre>`;
}
