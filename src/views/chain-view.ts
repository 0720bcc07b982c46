import type { ChainStep } from '../claims/chain.ts';
import type { ClaimView } from '../claims/claim-view.ts';
import { formatEdtf } from '../claims/dates.ts';
import { sentence } from '../claims/sentence.ts';
import { vocab } from '../rdf/vocabulary.ts';
import { pathOf } from './addresses.ts';
import { setApart } from './bidi.ts';
import { claimLink } from './claim-link.ts';
import { type Html, html, join } from './html.ts';
import { type PassageFinder, passagesView } from './passage.ts';
import { passedOnView } from './passed-on-view.ts';
import { label, link, links, type Scene, worded } from './scene.ts';
import { standing } from './standing.ts';
import { inReadersLanguage } from './statement.ts';

/** What was passed on is what the source says. */
const SAME = vocab('source-check', 'same').value;

/** The chain of a claim, from what was read here back to the claims it reports, each with its own passage. */
export function chainView(scene: Scene, steps: readonly ChainStep[], find: PassageFinder): Html | undefined {
  const [first] = steps;
  return first && html`<ol class="chain">${step(scene, first, steps, find)}</ol>`;
}

function step(
  scene: Scene,
  { claim }: ChainStep,
  steps: readonly ChainStep[],
  find: PassageFinder,
  teller?: ClaimView,
): Html {
  const { say, reader } = scene;
  const reported = steps.filter((next) => next.reportedBy === claim.iri);
  const text = sentence(scene.index, claim, reader.language);
  return html`<li class="link">
    <p class="speaker">${link(scene, claim.claimant)} <span class="verb">${claim.modality && label(scene, claim.modality)}</span></p>
    ${teller !== undefined && html`<p class="says"><a href="${reader.href(pathOf(claim.iri, reader.base) ?? '')}">${setApart(text, reader.language)}</a></p>${passedOnView(scene, teller, claim)}`}
    <p class="source">${say('statedIn')} ${link(scene, claim.document)}${claim.date && html`${scene.comma}${formatEdtf(claim.date, reader.language)}`}${scene.semicolon}${say('readIn')} ${links(scene, claim.readIn)}</p>
    ${standing(scene, claim, 'without')}${passagesView(scene, claim, find)}
    ${claim.credits.length > 0 && credit(scene, claim)}
    ${reported.length > 0 && html`<ol>${reported.map((next) => step(scene, next, steps, find, claim))}</ol>`}
  </li>`;
}

/** Whom the claim credits, and what looking it up there gave. */
function credit(scene: Scene, claim: ClaimView): Html {
  const { say } = scene;
  const verbs = claim.creditedModality.map((verb) => label(scene, verb));
  return html`<div class="credit"><p>${say('onTheWordOf')} ${links(scene, claim.credits)}${verbs.length > 0 && html` (${say('saidTo')}: ${join(verbs, scene.comma)})`}${
    claim.creditsDocument.length > 0 &&
    html`${scene.comma}${say('namedDocument')} ${links(scene, claim.creditsDocument)}`
  }</p>${claim.sourceCheck && html`<p class="check${claim.sourceCheck === SAME && ' same'}">${say('sourceCheck')}: <strong>${label(scene, claim.sourceCheck)}</strong></p>`}${
    claim.reports.length === 0 && claim.readings.length === 0 && html`<p class="note">${say('chainEndsHere')}</p>`
  }</div>`;
}

/** Interpretations that stand open side by side: shown, never followed, counted or compared. */
export function readingsView(scene: Scene, claim: ClaimView): Html | undefined {
  if (claim.readings.length === 0) return undefined;
  const { say, reader } = scene;
  return html`<ul class="readings">${claim.readings.map((reading) => {
    const ground = inReadersLanguage(reading.ground, reader.language);
    return html`<li>${ground && html`<p>${worded(ground.text, ground.language)}</p>`}${
      reading.wouldBeAbout.length > 0 && html`<p>${say('wouldBeAbout')}: ${links(scene, reading.wouldBeAbout)}</p>`
    }${
      reading.wouldReport.length > 0 &&
      html`<p>${say('wouldReport')}:</p><ul>${reading.wouldReport.map((iri) => html`<li>${claimLink(scene, iri)}</li>`)}</ul>`
    }</li>`;
  })}</ul>`;
}
