import { type ClaimView, claimsBy, claimsCrediting, claimsIn, claimView } from '../claims/claim-view.ts';
import { matrix } from '../claims/matrix.ts';
import { sentence } from '../claims/sentence.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { ownerOf } from '../records/segments.ts';
import { anchorOf, pathOf } from './addresses.ts';
import { claimLink } from './chain-view.ts';
import { formatEdtf } from './dates.ts';
import { type Html, html, join } from './html.ts';
import { matrixView, standing } from './matrix-view.ts';
import type { Part, RecordModel } from './record-model.ts';
import { label, link, links, type Scene } from './scene.ts';
import { quoted } from './statement.ts';

/** Claims as sentences, each leading to its page; a long list is cut with a way to the rest. */
export function claimItems(scene: Scene, claims: readonly ClaimView[], rest?: string): Html | undefined {
  if (claims.length === 0) return undefined;
  const shown = claims.slice(0, MOST_SHOWN);
  return html`<ul class="items">${shown.map((claim) => claimItem(scene, claim))}</ul>${
    claims.length > shown.length &&
    rest !== undefined &&
    html`<p><a href="${rest}">${scene.say('allOf', { count: claims.length })}</a></p>`
  }`;
}

const MOST_SHOWN = 60;

function claimItem(scene: Scene, claim: ClaimView): Html {
  const { say, reader } = scene;
  return html`<li id="${anchorOf(claim.iri)}"><p class="what"><a href="${reader.href(pathOf(claim.iri, reader.base) ?? '')}">${sentence(scene.index, claim, reader.language)}</a>${
    claim.asWorded.length > 0 && html` ${quoted(claim.asWorded)}`
  }</p>
  ${
    claim.credits.length > 0 &&
    html`<p class="meta">${say('onTheWordOf')} ${links(scene, claim.credits)}${
      claim.sourceCheck && html`; ${say('sourceCheck')}: <strong>${label(scene, claim.sourceCheck)}</strong>`
    }</p>`
  }
  ${
    claim.reports.length > 0 &&
    html`<p class="meta">${say('reports')}: ${join(
      claim.reports.map((iri) => claimLink(scene, iri)),
      ' · ',
    )}</p>`
  }
  ${claim.demand && demandLine(scene, claim)}
  <p class="meta">${claim.date && html`${formatEdtf(claim.date, reader.language)} · `}${link(scene, claim.document)}</p>${standing(scene, claim)}</li>`;
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
  const told = parts.filter(([, iris]) => iris.length > 0).map(([name, iris]) => html`${name}: ${links(scene, iris)}`);
  const silent = demand.addressee.length === 0 && html`${say('noAddressee')}`;
  return html`<p class="meta">${join([...told, silent, demand.renews && say('renews')].filter(Boolean), ' · ')}</p>`;
}

/** Everything claimed about the thing, as the matrix. */
export const claimsMatrix: Part = {
  id: 'claims',
  heading: 'claimsMatrix',
  note: 'claimsMatrixNote',
  render: (scene, model) => matrixView(scene, matrix(model.index, model.thing)),
};

/** What a document says on its own account. */
export const ownClaims: Part = {
  id: 'own-claims',
  heading: 'ownClaims',
  note: 'ownClaimsNote',
  render: (scene, model) =>
    claimItems(
      scene,
      statedBy(model).filter((claim) => !claim.isDemand && claim.credits.length === 0),
      claimsPage(scene, model),
    ),
};

/** What a document passes on, and on whose word. */
export const passedOnClaims: Part = {
  id: 'passed-on',
  heading: 'passedOnClaims',
  note: 'passedOnClaimsNote',
  render: (scene, model) =>
    claimItems(
      scene,
      statedBy(model).filter((claim) => !claim.isDemand && claim.credits.length > 0),
      claimsPage(scene, model),
    ),
};

/** What a document demands. */
export const demands: Part = {
  id: 'demands',
  heading: 'demands',
  render: (scene, model) =>
    claimItems(
      scene,
      statedBy(model).filter((claim) => claim.isDemand),
      claimsPage(scene, model),
    ),
};

/** What a body claims, in any of its documents. */
export const claimsMade: Part = {
  id: 'claims-made',
  heading: 'claimsMade',
  render: (scene, model) => claimItems(scene, claimsBy(model.index, model.thing), claimsPage(scene, model)),
};

/** What others say on a body's word; it does not follow that the body said so. */
export const claimsOnItsWord: Part = {
  id: 'claims-crediting',
  heading: 'claimsCrediting',
  note: 'claimsCreditingNote',
  render: (scene, model) => claimItems(scene, claimsCrediting(model.index, model.thing), claimsPage(scene, model)),
};

/** Demands that name the thing as addressee, forum, legal basis or concern. */
export const demandsNaming: Part = {
  id: 'demands-naming',
  heading: 'demandsNaming',
  render: (scene, { index, thing }) => {
    const roles = [isnad.addressee, isnad.forum, isnad.legalBasis, isnad.concerns];
    const iris = roles.flatMap((role) => index.subjects(role, namedNode(thing)).map((term) => ownerOf(term.value)));
    return claimItems(
      scene,
      [...new Set(iris)].sort().flatMap((iri) => claimView(index, iri) ?? []),
    );
  },
};

function statedBy(model: RecordModel): ClaimView[] {
  return claimsIn(model.index, model.thing);
}

function claimsPage(scene: Scene, { segment, slug }: RecordModel): string {
  return scene.reader.href(`${segment}/${slug}/claims`);
}
