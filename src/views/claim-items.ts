import type { ClaimView } from '../claims/claim-view.ts';
import { formatEdtf } from '../claims/dates.ts';
import { anchorOf, pathOf } from './addresses.ts';
import { claimLink } from './claim-link.ts';
import { folded } from './disclosure.ts';
import { type Content, type Html, html, join } from './html.ts';
import { label, link, links, type Scene } from './scene.ts';
import { gradeMark } from './standing.ts';
import { quoted, statement } from './statement.ts';

/** How a list of claims stands on its page. */
export interface Around {
  /** Where the rest of a long list is; without it, the list is never cut, nor folded. */
  readonly rest?: string;
  /** What every claim of the list shares, so that it need not be said again. */
  readonly shared?: 'document' | 'claimant' | 'about';
  /** The list stands under its aspect: what a claim is about takes its place, and the place on the page is another's. */
  readonly underAspect?: boolean;
}

const MOST_SHOWN = 60;
/** Claims of a list that stand there before the others are asked for. */
const MOST_UNFOLDED = 5;

/** Claims in short, each leading to its page: aspect, statement, about what, on whose word, where and when. */
export function claimItems(scene: Scene, claims: readonly ClaimView[], around: Around = {}): Html | undefined {
  if (claims.length === 0) return undefined;
  const { rest } = around;
  const shown = rest === undefined ? claims : claims.slice(0, MOST_SHOWN);
  const list = (some: readonly ClaimView[]): Html =>
    html`<ul class="claims">${some.map((claim) => claimItem(scene, claim, around))}</ul>`;
  if (rest === undefined) return list(shown);
  const beyond = claims.length - shown.length;
  const end = beyond > 0 && html`<p><a href="${rest}">${scene.say('allOf', { count: claims.length })}</a></p>`;
  return folded(scene, { items: shown, most: MOST_UNFOLDED, beyond, end }, list);
}

function claimItem(scene: Scene, claim: ClaimView, { shared, underAspect = false }: Around): Html {
  const { say, reader } = scene;
  const aspect = claim.isDemand ? say('demand') : claim.aspect && label(scene, claim.aspect);
  const things = claim.about.length > 0 && links(scene, claim.about);
  const about = shared !== 'about' && !underAspect && things;
  const source: Content[] = [
    about && html`${say('aboutWhat')} ${about}`,
    shared !== 'claimant' && shared !== 'document' && link(scene, claim.claimant),
    shared !== 'document' && claim.date !== undefined && formatEdtf(claim.date, reader.language),
    shared !== 'document' && link(scene, claim.document),
    claim.modality !== undefined && label(scene, claim.modality),
    ...claim.standardOfProof.map((standard) => label(scene, standard)),
    gradeMark(scene, claim),
  ];
  const place = !underAspect && html` id="${anchorOf(claim.iri)}"`;
  return html`<li${place}><p class="aspect">${underAspect ? things : aspect}</p><div><p class="what"><a href="${reader.href(pathOf(claim.iri, reader.base) ?? '')}">${statement(scene, claim, 'plain')}</a>${
    claim.asWorded.length > 0 && claim.bound === undefined && html` ${quoted(claim.asWorded)}`
  }</p>
  ${claim.readings.length > 0 && html`<p class="meta open">${say('readingsOpen', { count: claim.readings.length })}</p>`}
  ${claim.demand && demandLine(scene, claim)}
  ${claim.credits.length > 0 && creditLine(scene, claim)}
  <p class="meta">${join(source.filter(Boolean), ' · ')}</p></div></li>`;
}

/** On whose word, what looking it up gave, and which claims of theirs it reports. */
function creditLine(scene: Scene, claim: ClaimView): Html {
  const { say } = scene;
  const check =
    claim.sourceCheck && html` · ${say('sourceCheck')}: <strong>${label(scene, claim.sourceCheck)}</strong>`;
  const reported =
    claim.reports.length > 0 &&
    html` · ${say('reports')} ${join(
      claim.reports.map((iri) => claimLink(scene, iri)),
      scene.comma,
    )}`;
  return html`<p class="meta credit">${say('onTheWordOf')} ${links(scene, claim.credits)}${check}${reported}</p>`;
}

function demandLine(scene: Scene, { demand }: ClaimView): Html | undefined {
  if (!demand) return undefined;
  const { say } = scene;
  const parts = [
    [say('addressee'), demand.addressee],
    [say('forum'), demand.forum],
    [say('legalBasis'), demand.legalBasis],
    [say('concerns'), demand.concerns],
  ] as const;
  const told: Content[] = parts
    .filter(([, iris]) => iris.length > 0)
    .map(([name, iris]) => html`${name}: ${links(scene, iris)}`);
  if (demand.addressee.length === 0) told.unshift(say('noAddressee'));
  if (demand.renews) told.push(say('renews'));
  return html`<p class="meta">${join(told, ' · ')}</p>`;
}
