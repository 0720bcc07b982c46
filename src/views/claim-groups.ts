import type { ClaimView } from '../claims/claim-view.ts';
import { anchorOf } from './addresses.ts';
import { aspectRank } from './aspect-order.ts';
import { type Around, claimItems } from './claim-items.ts';
import { areFew, group } from './disclosure.ts';
import { html } from './html.ts';
import type { Listed } from './record-model.ts';
import { label, type Scene } from './scene.ts';

/** Claims of one group that are shown; the others stand on a page of their own. */
const MOST_IN_GROUP = 12;

/**
 * Claims in short, by aspect, what is asked first first; demands last. `id` is that of the part, and `rest` the path where
 * all of them stand: a long group leads to its own part of it.
 */
export function claimGroups(
  scene: Scene,
  claims: readonly ClaimView[],
  { id, rest, ...around }: Around & { readonly id: string; readonly rest: string },
): Listed | undefined {
  if (claims.length === 0) return undefined;
  const groups = [...Map.groupBy(claims, (claim) => claim.aspect ?? '')].sort(([a], [b]) => order(a) - order(b));
  const { say, reader } = scene;
  const entries = groups.map(([aspect, members]) => ({
    id: `${id}-${anchorOf(aspect.split('#')[1] ?? 'demand')}`,
    name: aspect === '' ? say('demand') : label(scene, aspect),
    count: members.length,
    aspect,
    members,
  }));
  const isOpen = groups.length < 2 || areFew(claims.length);
  const body = html`${entries.map(({ aspect, members, name, ...entry }) => {
    const more = members.length - MOST_IN_GROUP;
    const query = aspect === '' ? {} : { aspect: aspect.split('#')[1] ?? '' };
    return group(
      { id: entry.id, className: 'group', heading: html`${name} <span class="count">${entry.count}</span>`, isOpen },
      html`${claimItems(scene, members.slice(0, MOST_IN_GROUP), { ...around, underAspect: true })}${
        more > 0 && html`<p><a href="${reader.href(rest, query)}">${say('allOf', { count: members.length })}</a></p>`
      }`,
    );
  })}`;
  return { body, count: claims.length, groups: entries };
}

function order(aspect: string): number {
  return aspect === '' ? Number.POSITIVE_INFINITY : aspectRank(aspect);
}
