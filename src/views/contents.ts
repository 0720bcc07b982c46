import { type Html, html } from './html.ts';
import type { Entry, Listed, Part } from './record-model.ts';
import type { Scene } from './scene.ts';

/** A part as the list of contents has it. */
type Shown = Pick<Part, 'id' | 'heading'> & Partial<Omit<Listed, 'body'>>;

/** A page of fewer parts than this needs no list of them, and a part of fewer groups none of those. */
const FEWEST_PARTS = 3;
const FEWEST_GROUPS = 2;

/** The parts of a page with how much there is in each, and the groups of a long one; each leads to its place. */
export function contents(scene: Scene, parts: readonly Shown[]): Html | undefined {
  if (parts.length < FEWEST_PARTS) return undefined;
  return html`<nav class="contents" aria-label="${scene.say('onThisPage')}"><ul class="toc">${parts.map(
    ({ id, heading, count, groups = [] }) =>
      html`<li${groups.length >= FEWEST_GROUPS && html` class="parted"`}><a href="#${id}">${scene.say(heading)}${counted(count)}</a>${
        groups.length >= FEWEST_GROUPS && html`<ul>${groups.map(entry)}</ul>`
      }</li>`,
  )}</ul></nav>`;
}

function entry({ id, name, count, sign }: Entry): Html {
  return html`<li><a href="#${id}">${name}${counted(count)}</a>${sign && html` ${sign}`}</li>`;
}

function counted(count: number | undefined): Html | undefined {
  return count === undefined ? undefined : html` <span class="count">${count}</span>`;
}
