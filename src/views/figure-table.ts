import type { ClaimView } from '../claims/claim-view.ts';
import { dateHtml } from './date-html.ts';
import type { FigurePoint } from './figure-points.ts';
import { type Html, html } from './html.ts';
import { rangeStrip, spanOf } from './range-strip.ts';
import { link, type Scene } from './scene.ts';
import { gradeMark } from './standing.ts';
import { statement } from './statement.ts';

/** What a chart shows, as a table: the same figures in the same order, each on the scale of all. */
export function figureTable(scene: Scene, points: readonly FigurePoint[], hrefOf: (claim: ClaimView) => string): Html {
  const { say } = scene;
  const span = spanOf(points.map(({ claim }) => claim));
  return html`<details><summary>${say('chartTable')}</summary><div class="table"><table><thead><tr><th scope="col">${say('stated')}</th><th scope="col">${say('claimantOne')}</th><th scope="col">${say('figure')}</th><th scope="col">${say('documentOne')}</th></tr></thead><tbody>${points.map(
    ({ claim }) =>
      html`<tr><td>${dateHtml(scene, claim.date)}</td><td>${link(scene, claim.claimant)}</td><td><a href="${hrefOf(claim)}">${statement(scene, claim, 'plain')}</a>${span && rangeStrip(claim, span)}</td><td>${link(scene, claim.document)} ${gradeMark(scene, claim)}</td></tr>`,
  )}</tbody></table></div></details>`;
}
