import { formatDay, formatEdtf } from '../claims/dates.ts';
import { type Html, html } from './html.ts';
import type { Language } from './language.ts';
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

/** An instant (ISO 8601, UTC): the day in words and the time, to the minute or to the second. */
export function instantHtml(time: string, language: Language, to: 'minute' | 'second' = 'minute'): Html {
  const clock = time.slice(11, to === 'minute' ? 16 : 19);
  const comma = language === 'ar' ? '، ' : ', ';
  return html`<time datetime="${time}">${formatDay(time.slice(0, 10), language)}${comma}<bdi dir="ltr">${clock} UTC</bdi></time>`;
}
