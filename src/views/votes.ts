import { type BallotView, ballotsOf, type SideView, sidesOf } from '../claims/ballots.ts';
import { formatEdtf } from '../claims/dates.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad, rdf } from '../rdf/vocabulary.ts';
import { type Content, type Html, html, join, trusted } from './html.ts';
import { localName } from './names.ts';
import type { Part } from './record-model.ts';
import { label, link, type Scene } from './scene.ts';

/** The votes on a text: outcome, day, and who stood on which side. */
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
      : html`<ul class="items">${found.map((vote) => html`<li><p class="what">${link(scene, vote)}</p>${outcomeLine(scene, vote)}${sidesView(scene, vote)}</li>`)}</ul>`;
  },
};

/** A vote by side, on its own page. */
export const voteBySide: Part = {
  id: 'votes',
  heading: 'voteBySide',
  render: (scene, { index, thing }) =>
    index.has(namedNode(thing), rdf.type, isnad.Vote) ? sidesView(scene, thing) : undefined,
};

/** How a body voted, by side. */
export const votesCast: Part = {
  id: 'votes-cast',
  heading: 'votesCast',
  render: (scene, { index, thing }) => {
    const bySide = Map.groupBy(ballotsOf(index, thing), ({ side }) => side ?? '');
    if (bySide.size === 0) return undefined;
    return html`<dl class="fields">${[...bySide].map(
      ([side, cast]) =>
        html`<div><dt>${side === '' ? scene.say('sideUnknown') : label(scene, side)} <span class="count">${cast.length}</span></dt>${cast.map((ballot) => html`<dd>${link(scene, ballot.vote)}${vetoMark(scene, ballot)} · ${outcomeOf(scene, ballot.vote)}</dd>`)}</div>`,
    )}</dl>`;
  },
};

function outcomeLine(scene: Scene, vote: string): Html {
  const date = scene.index.object(namedNode(vote), isnad.date)?.value;
  const items: Content[] = [outcomeOf(scene, vote), date !== undefined && formatEdtf(date, scene.reader.language)];
  return html`<p class="meta">${join(items.filter(Boolean), ' · ')}</p>`;
}

function outcomeOf(scene: Scene, vote: string): Content {
  const outcome = scene.index.object(namedNode(vote), isnad.outcome)?.value;
  return outcome !== undefined && html`<strong>${label(scene, outcome)}</strong>`;
}

/** The sides as a bar, then each in words: its number, and those known by name. */
function sidesView(scene: Scene, vote: string): Html | undefined {
  const sides = sidesOf(scene.index, vote);
  if (sides.length === 0) return undefined;
  return html`${bar(sides)}<ul class="sides">${sides.map((side) => sideItem(scene, side))}</ul>`;
}

function sideItem(scene: Scene, { side, number, ballots }: SideView): Html {
  const names = ballots.map(
    (ballot) => html`${ballot.voter !== undefined && link(scene, ballot.voter)}${vetoMark(scene, ballot)}`,
  );
  return html`<li class="side-of ${localName(side)}"><span class="swatch" aria-hidden="true"></span>${side === '' ? scene.say('sideUnknown') : label(scene, side)}${
    number !== undefined && html` <b class="number">${number}</b>`
  }${names.length > 0 && html`: ${join(names, scene.comma)}`}</li>`;
}

function vetoMark({ say }: Scene, { veto }: BallotView): Content {
  return veto && html` (<strong>${say('veto')}</strong>)`;
}

/** The numbers as lengths, for the eye alone; the list says the same. Nothing where no number is known. */
function bar(sides: readonly SideView[]): Html | undefined {
  const counted = sides.filter(({ number }) => /^\d+$/.test(number ?? ''));
  const total = counted.reduce((sum, { number }) => sum + Number(number), 0);
  if (total === 0) return undefined;
  let from = 0;
  const parts = counted.map(({ side, number }) => {
    const width = (Number(number) / total) * 300;
    const rect = `<rect class="${localName(side)}" x="${from.toFixed(1)}" y="0" width="${width.toFixed(1)}" height="12"/>`;
    from += width;
    return rect;
  });
  return trusted(
    `<svg class="vote-bar" viewBox="0 0 300 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">${parts.join('')}</svg>`,
  );
}
