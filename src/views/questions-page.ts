import type { QuadIndex } from '../index/quad-index.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { questionColumn } from './question-columns.ts';
import type { Question } from './questions.ts';
import { type ResultDocument, resultTable } from './result-table.ts';
import { sceneOf } from './scene.ts';
import type { Reader } from './view.ts';

/** A question with what it gave. */
export interface AnsweredQuestion {
  readonly question: Question;
  readonly result: ResultDocument;
  readonly milliseconds: number;
}

/** The questions with their answers. */
export interface QuestionsModel {
  readonly index: QuadIndex;
  readonly answered: readonly AnsweredQuestion[];
}

/** Every research question with its answer, its query, and how long it took. */
export function questionsPage({ index, answered }: QuestionsModel, reader: Reader): string {
  const scene = sceneOf(index, reader);
  const { say } = scene;
  const { language } = reader;
  return layout(
    {
      title: say('questions'),
      lead: html`<p class="lead">${say('questionsLead')}</p>`,
      section: 'questions',
      wide: true,
      body: html`${answered.map(({ question, result, milliseconds }) => {
        const id = `question-${question.number}`;
        return html`<section class="part question" aria-labelledby="${id}"><h2 id="${id}"><a class="self" href="#${id}"><span class="number">${question.number}</span></a> ${question.title[language]}</h2>
          <p class="part-note">${question.shows[language]}</p>
          <details><summary>${say('answer')}: ${say('rows')} ${result.results?.bindings.length ?? 1} · <bdi dir="ltr">${milliseconds.toFixed(0)} ms</bdi></summary>${resultTable(scene, result, questionColumn)}</details>
          <details><summary>${say('query')}</summary><pre dir="ltr" lang="en"><code>${question.query}</code></pre><p><a href="${reader.href('sparql', { query: question.query, edit: '1' })}">${say('openInEditor')}</a></p></details></section>`;
      })}`,
    },
    reader,
  );
}
