import type { ClaimView } from '../claims/claim-view.ts';
import { aspectRank } from './aspect-order.ts';
import { type Around, claimItems } from './claim-items.ts';
import { type Html, html } from './html.ts';
import { label, type Scene } from './scene.ts';

/** Claims of one group that are shown at once. */
const MOST_IN_GROUP = 12;

/**
 * Claims in short, by aspect, what is asked first first; demands last. `rest` is the path where all of them stand: a long
 * group leads to its own part of it.
 */
export function claimGroups(
  scene: Scene,
  claims: readonly ClaimView[],
  { rest, ...around }: Around & { readonly rest: string },
): Html | undefined {
  if (claims.length === 0) return undefined;
  const groups = [...Map.groupBy(claims, (claim) => claim.aspect ?? '')].sort(([a], [b]) => order(a) - order(b));
  const { say, reader } = scene;
  return html`${groups.map(([aspect, members]) => {
    const more = members.length - MOST_IN_GROUP;
    const query = aspect === '' ? {} : { aspect: aspect.split('#')[1] ?? '' };
    return html`<section class="group"><h3>${aspect === '' ? say('demand') : label(scene, aspect)} <span class="count">${members.length}</span></h3>${claimItems(scene, members.slice(0, MOST_IN_GROUP), { ...around, underAspect: true })}${
      more > 0 && html`<p><a href="${reader.href(rest, query)}">${say('allOf', { count: members.length })}</a></p>`
    }</section>`;
  })}`;
}

function order(aspect: string): number {
  return aspect === '' ? Number.POSITIVE_INFINITY : aspectRank(aspect);
}
