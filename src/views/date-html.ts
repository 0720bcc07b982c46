import { formatEdtf } from '../claims/dates.ts';
import { type Html, html } from './html.ts';
import type { Scene } from './scene.ts';

/** What HTML calls a date, a month or a year; EDTF knows many more, which no machine would read from a page. */
const MACHINE_READABLE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** A date of EDTF in words, as an element of its own; undefined is said to be undated. */
export function dateHtml({ reader, say }: Scene, date: string | undefined): Html {
  if (date === undefined) return html`<span class="date">${say('undated')}</span>`;
  const words = formatEdtf(date, reader.language);
  if (!MACHINE_READABLE.test(date)) return html`<span class="date">${words}</span>`;
  return html`<time datetime="${date}">${words}</time>`;
}
