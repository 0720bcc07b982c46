import { type Html, html, trusted } from './html.ts';
import { mapRows, mapView } from './map-view.ts';
import type { MessageKey } from './messages.ts';
import { noSuchPage } from './nothing-found.ts';
import { type PlotAddress, type PlotModel, plotHref } from './plot-model.ts';
import { PLOT_VIEWS } from './plot-request.ts';
import { ROWS_PER_PAGE } from './plot-things.ts';
import type { Scene } from './scene.ts';
import { timelineView } from './timeline-view.ts';

/** The ways to look at a search or list, the present one marked. */
export function plotTabs({ reader, say }: Scene, address: PlotAddress): Html {
  return html`<nav class="views" aria-label="${say('plotViews')}"><ul>${PLOT_VIEWS.map((view) => {
    const href = plotHref(reader, address, {
      view: view === 'list' ? undefined : view,
      during: undefined,
      near: undefined,
    });
    return html`<li><a href="${href}" rel="nofollow"${view === address.state.view ? trusted(' aria-current="page"') : ''}>${say(`view-${view}`)}</a></li>`;
  })}</ul></nav>`;
}

/** A search or list as a timeline or map, with the pages of its table. */
export function plotView(scene: Scene, { plot, address, tooMany }: PlotModel): Html {
  const isMap = plot.kind === 'map';
  const rows = isMap ? mapRows(plot.map) : plot.timeline.dated.length + plot.timeline.undated.length;
  const count = Math.max(1, Math.ceil(rows / ROWS_PER_PAGE));
  const body = isMap
    ? mapView(scene, plot.map, address, tooMany)
    : timelineView(scene, plot.timeline, address, tooMany);
  return html`${address.page > count && noSuchPage(scene.say, { page: address.page, pages: count, last: plotHref(scene.reader, address, { page: String(count) }) })}${body}${pages(scene, address, count)}`;
}

function pages({ reader, say }: Scene, address: PlotAddress, count: number): Html | undefined {
  const { page } = address;
  if (count < 2 || page > count) return undefined;
  const to = (target: number, rel: string, name: MessageKey) =>
    target >= 1 &&
    target <= count &&
    html`<a rel="${rel}" href="${plotHref(reader, address, { page: String(target), fragment: 'plot-table' })}">${say(name)}</a>`;
  return html`<nav class="pages" aria-label="${say('pages')}">${to(page - 1, 'prev', 'previousPage')}<span>${say('pageOf', { page, count })}</span>${to(page + 1, 'next', 'nextPage')}</nav>`;
}
