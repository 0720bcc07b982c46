import type { QuadIndex } from '../index/quad-index.ts';
import { type Content, html } from './html.ts';
import type { Question } from './questions.ts';
import { type ResultDocument, resultTable } from './result-table.ts';
import { sceneOf } from './scene.ts';
import { sparqlPage } from './sparql-page.ts';
import type { Reader } from './view.ts';

/** What a query gave: a table, a graph as Turtle, or why it failed. */
export type QueryAnswer =
  | { readonly kind: 'table'; readonly document: ResultDocument; readonly milliseconds: number }
  | { readonly kind: 'graph'; readonly turtle: string; readonly milliseconds: number }
  | { readonly kind: 'failure'; readonly title: string; readonly detail: string; readonly place: string };

/** The query form with what its query gave above it. */
export interface QueryModel {
  readonly index: QuadIndex;
  readonly query: string | undefined;
  readonly answer: QueryAnswer | undefined;
  readonly examples: readonly Question[];
}

/** The page on which people ask: form, answer, examples. */
export function queryPage({ index, query, answer, examples }: QueryModel, reader: Reader): string {
  const scene = sceneOf(index, reader);
  const told: Content = answer && answerView(scene, answer);
  return sparqlPage({ ...(query === undefined ? {} : { query }), answer: told, examples }, reader);
}

function answerView(scene: ReturnType<typeof sceneOf>, answer: QueryAnswer): Content {
  const { say } = scene;
  if (answer.kind === 'failure')
    return html`<div class="notice" role="alert"><p><strong>${answer.title}</strong> <bdi dir="ltr">${answer.place}</bdi></p><p dir="auto">${answer.detail}</p></div>`;
  const time = html`<bdi dir="ltr">${answer.milliseconds.toFixed(0)} ms</bdi>`;
  if (answer.kind === 'graph')
    return html`<section class="part"><h2>${say('answer')}</h2><p class="part-note">${time}</p><pre dir="ltr" lang="en" tabindex="0"><code>${answer.turtle}</code></pre></section>`;
  const rows = answer.document.results?.bindings.length;
  return html`<section class="part"><h2>${say('answer')}</h2><p class="part-note">${rows !== undefined && html`${say('rows')} ${rows} · `}${time}</p>${resultTable(scene, answer.document)}</section>`;
}
