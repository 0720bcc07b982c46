import { chain } from '../claims/chain.ts';
import type { ClaimView } from '../claims/claim-view.ts';
import { sentence } from '../claims/sentence.ts';
import type { Figure } from '../claims/voices.ts';
import { anchorOf, pathOf } from './addresses.ts';
import { claimItems } from './claim-items.ts';
import { claimLink } from './claim-link.ts';
import { dateHtml } from './date-html.ts';
import { type Html, html, join, trusted } from './html.ts';
import { layout, section } from './layout.ts';
import { label, link, links, type Scene, sceneOf } from './scene.ts';
import { statement } from './statement.ts';
import type { Reader } from './view.ts';
import type { ClaimVoices } from './voices-model.ts';

/** Everyone who says what a claim says, earliest first: who names a source, and the chain as far as it leads. */
export function claimVoicesPage(model: ClaimVoices, reader: Reader): string {
  const { index, claim, figure, otherwise } = model;
  const scene = sceneOf(index, reader);
  const { say } = scene;
  const [thing] = claim.about;
  return layout(
    {
      title: say('voicesOfClaim'),
      section: 'voices',
      kicker: html`<a href="${reader.href('voices')}">${say('voicesKicker')}</a>${thing !== undefined && html` · ${links(scene, claim.about)}`}`,
      lead: html`<p class="lead">${claimLink(scene, claim.iri)}</p>`,
      description: sentence(index, claim, reader.language),
      body: html`${verdict(scene, figure)}${
        figure &&
        figure.claims.length > 1 &&
        section('who', say('voicesWhoRepeats'), members(scene, figure, claim), say('voicesWhoRepeatsNote'))
      }${section('otherwise', say('passedOnOtherwise'), claimItems(scene, otherwise), say('passedOnOtherwiseNote'))}`,
    },
    reader,
  );
}

/** On how many voices the figure rests, and whose. */
function verdict(scene: Scene, figure: Figure | undefined): Html {
  const { say } = scene;
  if (figure === undefined) return html`<p>${say('voicesNotCompared')}</p>`;
  const { claims, voices, echoes, corroborated } = figure;
  if (claims.length < 2) return html`<p>${say('voicesAlone')}</p>`;
  return html`<div class="voiced ${corroborated ? 'several' : 'one'}"><p><b>${say(corroborated ? 'corroborated' : 'notCorroborated')}</b></p>
    <p>${say('claims')} <b>${claims.length}</b> · ${say('voices')} <b>${voices.length}</b>: ${join(
      voices.map(({ agents }) => links(scene, agents)),
      ' · ',
    )}${echoes.length > 0 && html` · ${say('echoes')} <b>${echoes.length}</b>`}</p></div>`;
}

function members(scene: Scene, figure: Figure, asked: ClaimView): Html {
  return html`<ol class="repeats">${figure.claims.map((claim) => member(scene, figure, claim, asked))}</ol>`;
}

function member(scene: Scene, figure: Figure, claim: ClaimView, asked: ClaimView): Html {
  const { say, reader } = scene;
  const isAsked = claim.iri === asked.iri;
  return html`<li id="${anchorOf(claim.iri)}"${isAsked ? trusted(' aria-current="true"') : ''}><p class="when">${dateHtml(scene, claim.date)}</p><div><p class="what">${link(scene, claim.claimant)}${
    isAsked && html` <span class="meta">(${say('thisClaim')})</span>`
  }</p><p><a href="${reader.href(pathOf(claim.iri, reader.base) ?? '')}">${statement(scene, claim, 'plain')}</a></p>${how(scene, figure, claim)}<p class="meta">${say('statedIn')} ${link(scene, claim.document)}</p></div></li>`;
}

/** Whether a source is named, and the chain back from the claim. */
function how(scene: Scene, { echoes }: Figure, claim: ClaimView): Html {
  const { say, index } = scene;
  if (claim.credits.length === 0 && claim.reports.length === 0) {
    const isEcho = echoes.includes(claim.iri);
    return html`<p class="how${isEcho ? ' echo' : ''}">${say(isEcho ? 'how-echo' : 'how-own')}</p>`;
  }
  const [, ...back] = chain(index, claim.iri);
  const check = claim.sourceCheck && html` · ${say('sourceCheck')}: <b>${label(scene, claim.sourceCheck)}</b>`;
  return html`<p class="how">${claim.credits.length > 0 && html`${say('how-credited')} ${links(scene, claim.credits)}`}${check}</p>${
    back.length > 0 &&
    html`<ol class="back">${back.map(({ claim: earlier }) => html`<li>${say('how-reports')} ${claimLink(scene, earlier.iri)}</li>`)}</ol>`
  }`;
}
