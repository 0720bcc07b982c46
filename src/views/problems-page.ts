import { ERRORS } from '../errors.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { speak } from './messages.ts';
import { HTML, type Reader, type View } from './view.ts';

/** What the `type` of a problem leads to: every kind of failure, its status, and what to do. */
export const PROBLEMS: View<undefined> = {
  name: 'problems',
  forms: [{ format: HTML, basis: 'composed', bilingual: true, render: (_, reader) => problemsPage(reader) }],
};

function problemsPage(reader: Reader): string {
  const say = speak(reader.language);
  const { language } = reader;
  return layout(
    {
      title: say('problems'),
      lead: html`<p class="lead">${say('problemsLead')}</p>`,
      body: html`${Object.entries(ERRORS).map(
        ([code, row]) =>
          html`<article class="term" id="${code}"><h2>${row.title[language]} <code dir="ltr">${row.status} ${code}</code></h2><p>${row.hint[language]}</p></article>`,
      )}`,
    },
    reader,
  );
}
