import type { ClaimView } from '../claims/claim-view.ts';
import { claimsBy, claimsCrediting, claimsIn, claimView } from '../claims/read-claim.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { ownerOf } from '../records/segments.ts';
import { claimGroups } from './claim-groups.ts';
import { claimItems } from './claim-items.ts';
import type { Listed, Part, RecordModel } from './record-model.ts';
import type { Scene } from './scene.ts';

/** What a document says on its own account. */
export const ownClaims: Part = {
  id: 'own-claims',
  heading: 'ownClaims',
  note: 'ownClaimsNote',
  render: (scene, model) => stated(scene, model, (claim) => !claim.isDemand && claim.credits.length === 0),
};

/** What a document passes on, and on whose word. */
export const passedOnClaims: Part = {
  id: 'passed-on',
  heading: 'passedOnClaims',
  note: 'passedOnClaimsNote',
  render: (scene, model) => stated(scene, model, (claim) => !claim.isDemand && claim.credits.length > 0),
};

/** What a document demands. */
export const demands: Part = {
  id: 'demands',
  heading: 'demands',
  render: (scene, model) => stated(scene, model, (claim) => claim.isDemand),
};

/** What a body claims, in any of its documents. */
export const claimsMade: Part = {
  id: 'claims-made',
  heading: 'claimsMade',
  render: (scene, model) =>
    claimGroups(scene, claimsBy(model.index, model.thing), {
      id: 'claims-made',
      rest: claimsPath(model),
      shared: 'claimant',
    }),
};

/** What others say on a body's word; it does not follow that the body said so. */
export const claimsOnItsWord: Part = {
  id: 'claims-crediting',
  heading: 'claimsCrediting',
  note: 'claimsCreditingNote',
  render: (scene, model) =>
    claimGroups(scene, claimsCrediting(model.index, model.thing), { id: 'claims-crediting', rest: claimsPath(model) }),
};

/** Demands that name the thing as addressee, forum, legal basis or concern. */
export const demandsNaming: Part = {
  id: 'demands-naming',
  heading: 'demandsNaming',
  render: (scene, { index, thing }) => {
    const roles = [isnad.addressee, isnad.forum, isnad.legalBasis, isnad.concerns];
    const iris = roles.flatMap((role) => index.subjects(role, namedNode(thing)).map((term) => ownerOf(term.value)));
    const naming = [...new Set(iris)].sort().flatMap((iri) => claimView(index, iri) ?? []);
    const body = claimItems(scene, naming);
    return body && { body, count: naming.length };
  },
};

/** The claims of a document that are chosen, in short. */
function stated(scene: Scene, model: RecordModel, isChosen: (claim: ClaimView) => boolean): Listed | undefined {
  const claims = claimsIn(model.index, model.thing).filter(isChosen);
  const body = claimItems(scene, claims, { rest: scene.reader.href(claimsPath(model)), shared: 'document' });
  return body && { body, count: claims.length };
}

function claimsPath({ segment, slug }: RecordModel): string {
  return `${segment}/${slug}/claims`;
}
