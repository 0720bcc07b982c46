import { type Html, html } from './html.ts';
import type { Scene } from './scene.ts';

/** Where a list has nothing to show: which page was asked for, and where there is something. */
export interface Nothing {
  readonly page: number;
  readonly pages: number;
  /** How many things all pages hold together. */
  readonly total: number;
  /** Address of the last page. */
  readonly last: string;
  /** Address of the list with nothing that narrows it, where something does. */
  readonly whole: string | undefined;
}

/** What to do where a page of a list shows nothing. */
export function nothingFound({ reader, say }: Scene, { page, pages, total, last, whole }: Nothing): Html {
  if (total > 0) return noSuchPage(say, { page, pages, last });
  return html`<div class="notice"><p>${say('nothingFound')}</p><p><b>${say('nothingFoundTips')}</b></p><ul>${
    whole !== undefined && html`<li><a href="${whole}">${say('tipRemove')}</a></li>`
  }<li><a href="${reader.href('search')}">${say('tipBrowse')}</a></li></ul></div>`;
}

/** That a list ends before the page asked for, and the way to its last one. */
export function noSuchPage(say: Scene['say'], { page, pages, last }: Pick<Nothing, 'page' | 'pages' | 'last'>): Html {
  return html`<div class="notice"><p>${say('noSuchPage', { page, count: pages })} <a href="${last}">${say('toLastPage')}</a></p></div>`;
}
