import type { Stretch } from '../archive/search/highlight.ts';
import { type Html, html } from './html.ts';

/** A text as it is written, with stretches of it marked; they neither overlap nor stand out of order. */
export function marked(text: string, stretches: readonly Stretch[]): Html {
  let at = 0;
  const parts = stretches.map(({ start, end }) => {
    const before = text.slice(at, start);
    at = end;
    return html`${before}<mark>${text.slice(start, end)}</mark>`;
  });
  return html`${parts}${text.slice(at)}`;
}
