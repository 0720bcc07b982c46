import {
  byDate,
  type DatedDocument,
  datedDocument,
  followed,
  type LaterText,
  type SpeakingDocument,
} from '../claims/followed.ts';
import { claimLink } from './claim-link.ts';
import { dateHtml } from './date-html.ts';
import { folded } from './disclosure.ts';
import { type Content, type Html, html, join } from './html.ts';
import type { Part } from './record-model.ts';
import { claimsNaming } from './said-of-part.ts';
import { label, link, links, type Scene } from './scene.ts';

/** The documents that speak of an incident by date, then the later texts on it or on the mechanisms among those who do. */
export const documentsPart: Part = {
  id: 'documents',
  heading: 'speakingDocuments',
  render: (scene, { index, thing }) => {
    const { documents, texts } = followed(index, thing);
    if (documents.length === 0) return undefined;
    const list = (some: readonly LaterText[]): Html =>
      html`<ul class="items">${some.map((text) => textItem(scene, text))}</ul>`;
    const body = html`${table(scene, documents)}${
      texts.length > 0 &&
      html`<h3>${scene.say('laterTexts')}</h3><p class="part-note">${scene.say('laterTextsNote')}</p>${folded(scene, { items: texts, most: MOST_UNFOLDED }, list)}`
    }`;
    return { body, count: documents.length };
  },
};

/** The documents whose claims name the thing, by date, with how many of them do. */
export const namingDocuments: Part = {
  id: 'documents',
  heading: 'namingDocuments',
  render: (scene, { index, thing }) => {
    const { claims } = claimsNaming(index, thing);
    const perDocument = Map.groupBy(claims, ({ document }) => document);
    const documents = [...perDocument].map(([iri, members]) => ({
      ...datedDocument(index, iri),
      claims: members.length,
    }));
    if (documents.length === 0) return undefined;
    return { body: table(scene, documents.sort(byDate)), count: documents.length };
  },
};

/** Documents that stand there before the others are asked for. */
const MOST_UNFOLDED = 10;
/** Claims that are shown of those that tie a text to the thing. */
const MOST_CLAIMS = 3;

function table(scene: Scene, documents: readonly SpeakingDocument[]): Html {
  return folded(scene, { items: documents, most: MOST_UNFOLDED }, (some) => rows(scene, some));
}

function rows(scene: Scene, documents: readonly SpeakingDocument[]): Html {
  const { say } = scene;
  return html`<div class="table documents"><table><thead><tr><th scope="col">${say('dateOf')}</th><th scope="col">${say('documentOne')}</th><th scope="col">${say('kindOf')}</th><th scope="col">${say('publisherOf')}</th><th scope="col">${say('claims')}</th></tr></thead><tbody>${documents.map(
    (document) =>
      html`<tr><td>${when(scene, document)}</td><td>${link(scene, document.iri)}</td><td>${document.type && label(scene, document.type)}</td><td>${document.publisher && link(scene, document.publisher)}</td><td class="number" data-label="${say('claims')}">${document.claims}</td></tr>`,
  )}</tbody></table></div>`;
}

function textItem(scene: Scene, text: LaterText): Html {
  const items: Content[] = [
    when(scene, text),
    ...text.outcomes.map((outcome) => html`<strong>${label(scene, outcome)}</strong>`),
    text.vetoes.length > 0 && html`${scene.say('veto')}: ${links(scene, text.vetoes)}`,
    text.mechanisms.length > 0 && html`${scene.say('aboutWhat')} ${links(scene, text.mechanisms)}`,
  ];
  const claims = text.claims.slice(0, MOST_CLAIMS).map((claim) => claimLink(scene, claim));
  const more = text.claims.length - claims.length;
  return html`<li><p class="what">${link(scene, text.iri)}</p><p class="meta">${join(items.filter(Boolean), ' · ')}</p>${
    claims.length > 0 &&
    html`<p class="meta">${scene.say('aboutItBy')} ${join(claims, scene.semicolon)}${
      more > 0 && html`${scene.semicolon}${scene.say('andMore', { count: more })}`
    }</p>`
  }</li>`;
}

function when(scene: Scene, { date }: DatedDocument): Html {
  return dateHtml(scene, date);
}
