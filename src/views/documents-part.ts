import {
  byDate,
  type DatedDocument,
  datedDocument,
  followed,
  type MechanismText,
  type SpeakingDocument,
} from '../claims/followed.ts';
import { dateHtml } from './date-html.ts';
import { type Content, type Html, html, join } from './html.ts';
import type { Part } from './record-model.ts';
import { claimsNaming } from './said-of-part.ts';
import { label, link, links, type Scene } from './scene.ts';

/** The documents that speak of an incident by date, then the texts on the mechanisms among those who do. */
export const documentsPart: Part = {
  id: 'documents',
  heading: 'speakingDocuments',
  render: (scene, { index, thing }) => {
    const { documents, texts } = followed(index, thing);
    if (documents.length === 0) return undefined;
    return html`${table(scene, documents)}${
      texts.length > 0 &&
      html`<h3>${scene.say('mechanismTexts')}</h3><p class="part-note">${scene.say('mechanismTextsNote')}</p><ul class="items">${texts.map((text) => textItem(scene, text))}</ul>`
    }`;
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
    return documents.length === 0 ? undefined : table(scene, documents.sort(byDate));
  },
};

function table(scene: Scene, documents: readonly SpeakingDocument[]): Html {
  const { say } = scene;
  return html`<div class="table"><table><thead><tr><th scope="col">${say('dateOf')}</th><th scope="col">${say('documentOne')}</th><th scope="col">${say('kindOf')}</th><th scope="col">${say('publisherOf')}</th><th scope="col">${say('claims')}</th></tr></thead><tbody>${documents.map(
    (document) =>
      html`<tr><td>${when(scene, document)}</td><td>${link(scene, document.iri)}</td><td>${document.type && label(scene, document.type)}</td><td>${document.publisher && link(scene, document.publisher)}</td><td class="number">${document.claims}</td></tr>`,
  )}</tbody></table></div>`;
}

function textItem(scene: Scene, text: MechanismText): Html {
  const items: Content[] = [
    when(scene, text),
    ...text.outcomes.map((outcome) => html`<strong>${label(scene, outcome)}</strong>`),
    text.vetoes.length > 0 && html`${scene.say('veto')}: ${links(scene, text.vetoes)}`,
    html`${scene.say('aboutWhat')} ${links(scene, text.mechanisms)}`,
  ];
  return html`<li><p class="what">${link(scene, text.iri)}</p><p class="meta">${join(items.filter(Boolean), ' · ')}</p></li>`;
}

function when(scene: Scene, { date }: DatedDocument): Html {
  return dateHtml(scene, date);
}
