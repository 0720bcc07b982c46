import { type Html, html } from './html.ts';
import type { Scene } from './scene.ts';

/** A page among its neighbours; nothing where there is but one. */
export function pageLinks(
  { say }: Scene,
  { page, pages, href }: { readonly page: number; readonly pages: number; readonly href: (page: number) => string },
): Html | undefined {
  if (pages < 2) return undefined;
  const to = (target: number, rel: string, name: string) =>
    target >= 1 && target <= pages && html`<a rel="${rel}" href="${href(target)}">${name}</a>`;
  return html`<nav class="pages" aria-label="${say('pages')}">${to(page - 1, 'prev', say('previousPage'))}<span>${say('pageOf', { page, count: pages })}</span>${to(page + 1, 'next', say('nextPage'))}</nav>`;
}
