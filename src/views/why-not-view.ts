import type { DroppedClaim } from '../archive/gone-claims.ts';
import type { ClaimView } from '../claims/claim-view.ts';
import { formatDay } from '../claims/dates.ts';
import { whyNot } from '../claims/why-not.ts';
import { pathOf } from './addresses.ts';
import { claimItems } from './claim-items.ts';
import type { ClaimsModel } from './claims-page.ts';
import { type Content, type Html, html, join } from './html.ts';
import type { MessageKey } from './messages.ts';
import { nameText } from './names.ts';
import { label, link, links, type Scene } from './scene.ts';

/** By what the claims of a page are narrowed, and the way back to all of them. */
export function askedView(scene: Scene, { asked, path }: ClaimsModel): Html | undefined {
  const { aspect, claimant, grade } = asked;
  const { say, reader } = scene;
  const told: Content[] = [
    aspect !== undefined && html`${say('facetAspect')}: <b>${label(scene, aspect)}</b>`,
    claimant !== undefined && html`${say('claimantOne')}: <b>${link(scene, claimant)}</b>`,
    grade !== undefined && html`${say('facetGrade')}: <b>${label(scene, grade)}</b>`,
  ].filter(Boolean);
  if (told.length === 0) return undefined;
  return html`<p class="asked">${say('askedFor')} ${join(told, scene.semicolon)} · <a href="${reader.href(`${path}/claims`)}">${say('matrixReset')}</a></p>`;
}

/** Why a cell of the matrix is empty, with whatever comes nearest to what was looked for. */
export function whyNotView(
  scene: Scene,
  { index, thing, asked }: ClaimsModel,
  { aspect, claimant }: { readonly aspect: string; readonly claimant: string },
): Html {
  const { say, reader } = scene;
  const found = whyNot(index, { thing, aspect, claimant }, asked.gone);
  const lead = say('whyNotLead', {
    claimant: nameText(index, claimant, reader.language),
    aspect: label(scene, aspect),
  });
  return html`<p class="lead">${lead}</p>${
    found.gone.length > 0 &&
    html`<h3>${say('whyNotGone')}</h3><ul class="gone">${found.gone.map((claim) => goneItem(scene, claim))}</ul>`
  }${list(scene, 'whyNotOpen', found.open, 'whyNotOpenNote')}${list(scene, 'whyNotOnItsWord', found.onItsWord, 'claimsCreditingNote')}${
    found.withheldIn.length > 0 &&
    html`<p class="notice">${say('whyNotWithheld')}: ${links(scene, found.withheldIn)}</p>`
  }${
    found.elsewhere.length > 0 ? list(scene, 'whyNotElsewhere', found.elsewhere) : html`<p>${say('whyNotSilent')}</p>`
  }`;
}

function list(scene: Scene, heading: MessageKey, claims: readonly ClaimView[], note?: MessageKey): Content {
  return (
    claims.length > 0 &&
    html`<h3>${scene.say(heading)}</h3>${note && html`<p class="part-note">${scene.say(note)}</p>`}${claimItems(scene, claims, { shared: 'about' })}`
  );
}

/** A claim that is gone has no name any more; its address tells what remains of it. */
function goneItem({ reader, say }: Scene, { iri, since, withDocument, reason }: DroppedClaim): Html {
  const path = pathOf(iri, reader.base) ?? '';
  const day = formatDay(since, reader.language);
  return html`<li><a href="${reader.href(path)}"><bdi dir="ltr" class="url">${path}</bdi></a>: ${say(withDocument ? 'goneWithDocument' : 'goneAlone', { day })}${reason !== undefined && html`. <bdi>${reason}</bdi>`}</li>`;
}
