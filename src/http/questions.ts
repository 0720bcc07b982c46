import { performance } from 'node:perf_hooks';
import { text } from 'node:stream/consumers';
import type { Router } from 'express';
import { type Question, readQuestions } from '../views/questions.ts';
import type { AnsweredQuestion } from '../views/questions-page.ts';
import type { ResultDocument } from '../views/result-table.ts';
import { QUESTIONS } from '../views/views.ts';
import { resource } from './methods.ts';
import { respond } from './respond.ts';
import type { Site } from './site.ts';

/** `/questions`: the research questions, answered from the archive as it is now. */
export function questionRoutes(site: Site, router: Router): void {
  const questions = readQuestions();
  let last: { position: number; answers: Promise<AnsweredQuestion[]> } | undefined;
  const answers = (): Promise<AnsweredQuestion[]> => {
    const { position } = site.index;
    if (last?.position === position) return last.answers;
    const made = answerAll(site, questions);
    last = { position, answers: made };
    // A failure is not an answer: the next reader asks again.
    made.catch(() => {
      if (last?.answers === made) last = undefined;
    });
    return made;
  };
  resource(router, '/questions{.:ext}', {
    get: (req, res) =>
      respond(site, req, res, {
        view: QUESTIONS,
        path: 'questions',
        query: [],
        position: site.index.position,
        model: async () => ({ index: site.index, answered: await answers() }),
        // Every answer in full is some thousand names and links: too long for the thread that takes requests.
        elsewhere: async () => ({ name: 'questions', args: { answered: await answers() } }),
      }),
  });
}

/** One after the other, so that a page never takes more than one query thread. */
async function answerAll(site: Site, questions: readonly Question[]): Promise<AnsweredQuestion[]> {
  const answered: AnsweredQuestion[] = [];
  for (const question of questions) {
    const start = performance.now();
    const { body } = await site.engine.query({ query: question.query, formats: { bindings: 'json', boolean: 'json' } });
    const result = JSON.parse(await text(body)) as ResultDocument;
    answered.push({ question, result, milliseconds: performance.now() - start });
  }
  return answered;
}
