import type { ClaimView } from '../claims/claim-view.ts';
import { formatEdtf } from '../claims/dates.ts';
import { type Extremes, extremes } from '../claims/extremes.ts';
import { anchorOf } from './addresses.ts';
import { type Html, html, join } from './html.ts';
import { label, link, type Scene } from './scene.ts';
import { statement } from './statement.ts';

/** The lowest and the highest figure for each thing counted, with whoever gives it; nothing where all figures are one. */
export function extremesView(scene: Scene, claims: readonly ClaimView[]): Html | undefined {
  const groups = extremes(claims);
  if (groups.length === 0) return undefined;
  const { say } = scene;
  return html`<div class="table extremes"><table><caption class="vh">${say('extremes')}</caption><thead><tr><th scope="col">${say('counted')}</th><th scope="col">${say('lowestFigure')}</th><th scope="col">${say('highestFigure')}</th></tr></thead><tbody>${groups.map((group) => row(scene, group))}</tbody></table></div>`;
}

function row(scene: Scene, { counts, total, lowest, highest }: Extremes): Html {
  const end = (claims: readonly ClaimView[]): Html =>
    join(
      claims.map((claim) => giver(scene, claim)),
      html`<br>`,
    );
  return html`<tr><th scope="row">${counts === undefined ? scene.say('figures') : label(scene, counts)} <span class="count">${total}</span></th><td>${end(lowest)}</td><td>${end(highest)}</td></tr>`;
}

function giver(scene: Scene, claim: ClaimView): Html {
  const { reader, say, comma } = scene;
  const when = claim.date === undefined ? say('undated') : formatEdtf(claim.date, reader.language);
  return html`<a href="#${anchorOf(claim.iri)}">${statement(scene, claim, 'plain')}</a> · ${link(scene, claim.claimant)}${comma}${when}`;
}
