import { formatEdtf } from '../claims/dates.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { type Content, type Html, html, join } from './html.ts';
import type { Part } from './record-model.ts';
import { label, link, type Scene } from './scene.ts';

/** The votes on a text: outcome, numbers where known, and the votes known by name. */
export const votes: Part = {
  id: 'votes',
  heading: 'votes',
  render: (scene, { index, thing }) => {
    const found = index
      .subjects(isnad.onText, namedNode(thing))
      .map((term) => term.value)
      .sort();
    return found.length === 0
      ? undefined
      : html`<ul class="items">${found.map((vote) => html`<li><p class="what">${link(scene, vote)}</p>${voteLine(scene, vote)}</li>`)}</ul>`;
  },
};

/** One vote in a line. */
function voteLine(scene: Scene, vote: string): Html {
  const { index, reader, say } = scene;
  const node = namedNode(vote);
  const value = (property: Parameters<typeof index.object>[1]) => index.object(node, property)?.value;
  const outcome = value(isnad.outcome);
  const date = value(isnad.date);
  const count = (name: string, number: string | undefined): Content =>
    number !== undefined && html`${name} <b class="number">${number}</b>`;
  const items: Content[] = [
    outcome && html`<strong>${label(scene, outcome)}</strong>`,
    date && formatEdtf(date, reader.language),
    count(say('inFavour'), value(isnad.inFavour)),
    count(say('against'), value(isnad.against)),
    count(say('abstaining'), value(isnad.abstaining)),
  ];
  const ballots = index.objects(node, isnad.castBy).map((term) => namedNode(term.value));
  return html`<p class="meta">${join(items.filter(Boolean), ' · ')}</p>${
    ballots.length > 0 &&
    html`<p class="meta">${say('knownByName')}: ${join(
      ballots.map((ballot) => ballotText(scene, ballot)),
      '; ',
    )}</p>`
  }`;
}

function ballotText(scene: Scene, ballot: ReturnType<typeof namedNode>): Html {
  const { index, say } = scene;
  const voter = index.object(ballot, isnad.voter)?.value;
  const side = index.object(ballot, isnad.side)?.value;
  const veto = index.object(ballot, isnad.veto)?.value === 'true';
  return html`${voter && link(scene, voter)} ${side && html`(${label(scene, side)}${veto && html`, <strong>${say('veto')}</strong>`})`}`;
}
