import { setApart } from './bidi.ts';
import { type Content, html } from './html.ts';
import { directionOf } from './language.ts';
import { layout } from './layout.ts';
import { speak } from './messages.ts';
import type { Reader } from './view.ts';

/** A failure as a person reads it; the members of RFC 9457 and what to do. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly hint: string;
  /** Language of the detail, where it differs from the reader's. */
  readonly detailLanguage: string;
  readonly [member: string]: unknown;
}

/** The form of a page that was refused, to be corrected and sent again. */
export interface FormAgain {
  /** As in the main navigation. */
  readonly section: string;
  readonly form: Content;
}

/** The page of a failure; with the form, where there is one, so that nobody has to start over. */
export function problemPage(problem: Problem, reader: Reader, again?: FormAgain): string {
  const say = speak(reader.language);
  const { acceptable, status, versions } = problem;
  const { here } = reader;
  return layout(
    {
      title: problem.title,
      kicker: `${say('problem')} ${status}`,
      ...(again === undefined ? {} : { section: again.section }),
      body: html`<p class="lead" lang="${problem.detailLanguage}" dir="${directionOf(problem.detailLanguage)}">${setApart(problem.detail, problem.detailLanguage)}</p>
        <p><strong>${say('whatToDo')}:</strong> ${problem.hint}</p>
        ${again?.form}
        ${Array.isArray(acceptable) && html`<h2>${say('possibleFormats')}</h2><ul>${acceptable.map((type) => html`<li><code dir="ltr">${String(type)}</code></li>`)}</ul>`}
        ${
          Array.isArray(versions) &&
          versions.length > 0 &&
          html`<h2>${say('earlierVersions')}</h2><ul>${versions.map((href, at) => html`<li><a href="${String(href)}">${say('version')} ${at + 1}</a></li>`)}</ul>`
        }
        <p>${
          status === 400 &&
          again === undefined &&
          Object.keys(here.query).length > 0 &&
          isReadable(here.path) &&
          html`<a href="${reader.href(here.path)}">${say('withoutQuery')}</a> · `
        }<a href="${reader.href('')}">${say('home')}</a></p>`,
    },
    reader,
  );
}

/** Whether the path itself can be read; else leaving out the query would not help. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
