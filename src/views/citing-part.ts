import { namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { ownerOf } from '../records/segments.ts';
import { claimLink } from './claim-link.ts';
import { type Html, html } from './html.ts';
import type { MessageKey } from './messages.ts';
import type { Part, RecordModel } from './record-model.ts';
import { link, type Scene } from './scene.ts';

/** Documents that are listed of one side, and claims that are told of one document. */
const MOST_SHOWN = 40;
const MOST_TOLD = 5;

/** What a document cites and who cites it, each with the claims that are made on the word of the document cited. */
export const citing: Part = {
  id: 'citing',
  heading: 'citing',
  render: (scene, { index, thing }) => {
    const node = namedNode(thing);
    const cited = index.objects(node, isnad.cites).map(({ value }) => value);
    const own = claimsNaming(scene, cited, (claim) => index.object(claim, isnad.statedIn)?.value === thing);
    const claims = index.subjects(isnad.creditsDocument, node).map(({ value }) => ownerOf(value));
    const naming = Map.groupBy(claims, (claim) => index.object(namedNode(claim), isnad.statedIn)?.value ?? '');
    const citedBy = index.subjects(isnad.cites, node).map(({ value }) => value);
    const others = [...new Set([...citedBy, ...naming.keys()])].filter((iri) => iri !== '' && iri !== thing).sort();
    if (cited.length === 0 && others.length === 0) return undefined;
    return html`<div class="side side-2">${column(scene, 'citesWhat', cited.sort(), own)}${column(scene, 'citedByWhom', others, naming)}</div>`;
  },
};

/** Of each document, the claims that name it as their source and that a test lets through. */
function claimsNaming(
  { index }: Pick<RecordModel, 'index'>,
  documents: readonly string[],
  isOwn: (claim: ReturnType<typeof namedNode>) => boolean,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    documents.slice(0, MOST_SHOWN).map((iri) => {
      const claims = index.subjects(isnad.creditsDocument, namedNode(iri)).map(({ value }) => ownerOf(value));
      return [iri, claims.filter((claim) => isOwn(namedNode(claim)))];
    }),
  );
}

function column(
  scene: Scene,
  heading: MessageKey,
  documents: readonly string[],
  claims: ReadonlyMap<string, readonly string[]>,
): Html {
  const { say } = scene;
  const shown = documents.slice(0, MOST_SHOWN);
  const more = documents.length - shown.length;
  return html`<section><h3>${say(heading)} <span class="count">${documents.length}</span></h3>${
    documents.length === 0
      ? html`<p class="empty">${say('noneHere')}</p>`
      : html`<ul class="cited">${shown.map((iri) => item(scene, iri, claims.get(iri) ?? []))}</ul>`
  }${more > 0 && html`<p class="count">${say('andMore', { count: more })}</p>`}</section>`;
}

function item(scene: Scene, document: string, claims: readonly string[]): Html {
  const told = [...claims].sort().slice(0, MOST_TOLD);
  const more = claims.length - told.length;
  return html`<li>${link(scene, document)}${
    told.length > 0 &&
    html`<ul>${told.map((iri) => html`<li>${claimLink(scene, iri)}</li>`)}${more > 0 && html`<li class="count">${scene.say('andMore', { count: more })}</li>`}</ul>`
  }</li>`;
}
