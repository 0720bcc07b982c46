import type { ClaimView } from '../claims/claim-view.ts';
import { formatEdtf } from '../claims/dates.ts';
import { type Extremes, extremes } from '../claims/extremes.ts';
import { type Html, html, join } from './html.ts';
import { label, link, links, type Scene } from './scene.ts';
import { statement } from './statement.ts';

/** Givers of one figure that are named; the others are counted. */
const MOST_GIVERS = 8;

/** Where a claim stands: on the page, or on its own. */
type HrefOf = (claim: ClaimView) => string;

/** The lowest and the highest figure for each thing counted, with whoever gives it; nothing where all figures are one. */
export function extremesView(scene: Scene, claims: readonly ClaimView[], hrefOf: HrefOf): Html | undefined {
  const groups = extremes(claims);
  if (groups.length === 0) return undefined;
  const { say } = scene;
  return html`<div class="table extremes"><table><caption class="vh">${say('extremes')}</caption><thead><tr><th scope="col">${say('counted')}</th><th scope="col">${say('lowestFigure')}</th><th scope="col">${say('highestFigure')}</th></tr></thead><tbody>${groups.map((group) => row(scene, group, hrefOf))}</tbody></table></div>`;
}

function row(scene: Scene, { counts, total, lowest, highest }: Extremes, hrefOf: HrefOf): Html {
  const end = (claims: readonly ClaimView[]): Html => {
    const named = claims.slice(0, MOST_GIVERS).map((claim) => giver(scene, claim, hrefOf));
    const more = claims.length - named.length;
    return join([...named, ...(more > 0 ? [scene.say('andMore', { count: more })] : [])], html`<br>`);
  };
  return html`<tr><th scope="row">${counts === undefined ? scene.say('figures') : label(scene, counts)} <span class="count">${total}</span></th><td>${end(lowest)}</td><td>${end(highest)}</td></tr>`;
}

function giver(scene: Scene, claim: ClaimView, hrefOf: HrefOf): Html {
  const { reader, say, comma } = scene;
  const when = claim.date === undefined ? say('undated') : formatEdtf(claim.date, reader.language);
  return html`<a href="${hrefOf(claim)}">${statement(scene, claim, 'plain')}</a> · ${link(scene, claim.claimant)}${claim.credits.length > 0 && html`${comma}${say('onTheWordOf')} ${links(scene, claim.credits)}`}${comma}${when}`;
}
