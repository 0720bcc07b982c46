import type { ClaimView } from '../claims/claim-view.ts';
import { formatEdtf } from '../claims/dates.ts';
import { type Change, type ChangedPart, passedOn } from '../claims/passed-on.ts';
import { vocab } from '../rdf/vocabulary.ts';
import { type Content, type Html, html, join } from './html.ts';
import type { MessageKey } from './messages.ts';
import { label, link, links, type Scene } from './scene.ts';
import { formatFigure, scopeLine } from './statement.ts';

/** What was lost, changed or added between a claim and the one that passes it on, part by part. */
export function passedOnView(scene: Scene, teller: ClaimView, original: ClaimView): Html {
  const { say } = scene;
  const { changes, comparison } = passedOn(scene.index, teller, original);
  const outcome = label(scene, vocab('comparison', comparison.outcome).value);
  return html`<div class="changes"><p>${say(changes.length === 0 ? 'passedOnWhole' : 'passedOnChanged')} <span class="note">(${say('takenAtWord')}: ${outcome})</span></p>${
    changes.length > 0 && html`<ul>${changes.map((change) => changeItem(scene, change, teller, original))}</ul>`
  }</div>`;
}

function changeItem(scene: Scene, { part, kind }: Change, teller: ClaimView, original: ClaimView): Html {
  const { say } = scene;
  const [from, to] = [partOf(scene, part, original), partOf(scene, part, teller)];
  return html`<li class="${kind}"><span class="of-part">${say(`part-${part}` as MessageKey)}</span> <span>${
    kind === 'added' ? html`<span class="empty">${say('notAtSource')}</span>` : from
  } <span class="arrow" aria-hidden="true">→</span><span class="vh">${say('became')}</span> ${
    kind === 'lost' ? html`<span class="empty">${say('notPassedOn')}</span>` : to
  }</span></li>`;
}

function partOf(scene: Scene, part: ChangedPart, claim: ClaimView): Content {
  const concepts = (...iris: readonly (string | undefined)[]): Content =>
    join(
      iris.flatMap((iri) => (iri === undefined ? [] : [label(scene, iri)])),
      scene.comma,
    );
  switch (part) {
    case 'figure':
      return claim.value?.kind === 'number' && html`<b>${formatFigure(claim.value.lexical, claim.value.upper)}</b>`;
    case 'date':
      return claim.value?.kind === 'edtf' && formatEdtf(claim.value.lexical, scene.reader.language);
    case 'object':
      return claim.object !== undefined && link(scene, claim.object);
    case 'about':
      return links(scene, claim.about);
    case 'scope':
      return claim.scope && scopeLine(scene, claim.scope);
    case 'standard':
      return concepts(...claim.standardOfProof);
    case 'strength':
      return concepts(claim.modality);
    case 'aspect':
    case 'bound':
    case 'counts':
    case 'finding':
      return concepts(claim[part]);
  }
}
