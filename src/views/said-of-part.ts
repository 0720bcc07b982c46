import type { ClaimView } from '../claims/claim-view.ts';
import { claimView } from '../claims/read-claim.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { ownerOf } from '../records/segments.ts';
import { anchorOf, pathOf } from './addresses.ts';
import { aspectRank } from './aspect-order.ts';
import { dateHtml } from './date-html.ts';
import { areFew, folded, group } from './disclosure.ts';
import { type Content, type Html, html, join } from './html.ts';
import { compareText } from './listing.ts';
import { nameOf } from './names.ts';
import type { Part } from './record-model.ts';
import { label, link, nameHtml, type Scene } from './scene.ts';
import { gradeMark } from './standing.ts';
import { quoted } from './statement.ts';

/** Claims that are read, and of what they are about the things that one aspect lists. */
const MOST_READ = 400;
const MOST_THINGS = 40;

/**
 * Who names the thing in a claim about something else, by aspect and by what the claim is about, in the order of its date: a
 * substance in what is said of an incident, a state among those who are charged. Bound: the first 400 claims.
 */
export const saidOf: Part = {
  id: 'said-of',
  heading: 'saidOf',
  note: 'saidOfNote',
  render: (scene, { index, thing, slug, segment }) => {
    const { claims, more } = claimsNaming(index, thing);
    if (claims.length === 0) return undefined;
    const groups = [...Map.groupBy(claims, ({ aspect }) => aspect ?? '')].sort(
      ([a], [b]) => aspectRank(a) - aspectRank(b) || compareText(a, b),
    );
    const entries = groups.map(([aspect, members]) => ({
      id: `said-of-${anchorOf(aspect.split('#')[1] ?? 'other')}`,
      name: aspect === '' ? scene.say('otherStatements') : label(scene, aspect),
      count: members.length,
      members,
    }));
    const isOpen = groups.length < 2 || areFew(claims.length);
    const explore = scene.reader.href('explore', { start: `${segment}.${slug}` });
    const body = html`${entries.map(({ id, name, count, members }) =>
      group(
        { id, className: 'group', heading: html`${name} <span class="count">${count}</span>`, isOpen },
        saidOfThings(scene, members),
      ),
    )}${more > 0 && html`<p><a href="${explore}">${scene.say('andMore', { count: more })}</a></p>`}`;
    return { body, count: claims.length + more, groups: entries };
  },
};

/** The claims whose object is the thing, as many as are read, and how many there are beside. */
export function claimsNaming(index: QuadIndex, thing: string): { readonly claims: ClaimView[]; readonly more: number } {
  const owners = index.subjects(isnad.object, namedNode(thing)).map(({ value }) => ownerOf(value));
  const iris = [...new Set(owners)].sort();
  const claims = iris.slice(0, MOST_READ).flatMap((iri) => claimView(index, iri) ?? []);
  return { claims, more: Math.max(0, iris.length - MOST_READ) };
}

/** Things of one group that stand there before the others are asked for. */
const MOST_UNFOLDED = 8;

function saidOfThings(scene: Scene, claims: readonly ClaimView[]): Html {
  const things = [...Map.groupBy(claims, ({ about: [first] }) => first ?? '')]
    .map(([iri, members]) => ({ iri, members, date: dateOf(scene.index, iri) }))
    .sort((a, b) => compareText(a.date.first, b.date.first) || compareText(a.iri, b.iri));
  const shown = things.slice(0, MOST_THINGS);
  const list = (some: readonly (typeof things)[number][]): Html =>
    html`<ul class="claims">${some.map(
      ({ iri, members }) =>
        html`<li><p class="aspect">${iri === '' ? scene.say('noSubject') : link(scene, iri)}</p><div class="sayers">${members.map((claim) => sayer(scene, claim))}</div></li>`,
    )}</ul>`;
  const beyond = things.length - shown.length;
  const end = beyond > 0 && html`<p class="count">${scene.say('andMore', { count: beyond })}</p>`;
  return folded(scene, { items: shown, most: MOST_UNFOLDED, beyond, end }, list);
}

function dateOf(index: QuadIndex, iri: string): { readonly first: string } {
  return { first: index.object(namedNode(iri), isnad.earliest)?.value ?? '9999' };
}

/** Who says it, leading to the claim; that it is denied or left open stands first. */
function sayer(scene: Scene, claim: ClaimView): Html {
  const { reader, index } = scene;
  const meta: Content[] = [
    claim.date !== undefined && dateHtml(scene, claim.date),
    link(scene, claim.document),
    claim.modality !== undefined && label(scene, claim.modality),
    ...claim.standardOfProof.map((standard) => label(scene, standard)),
    gradeMark(scene, claim),
  ];
  const finding = claim.finding !== undefined && html`<span class="finding">${label(scene, claim.finding)}</span> · `;
  return html`<div><p class="what">${finding}<a href="${reader.href(pathOf(claim.iri, reader.base) ?? '')}">${nameHtml(nameOf(index, claim.claimant, reader.language), scene)}</a>${claim.asWorded.length > 0 && html` ${quoted(claim.asWorded)}`}</p><p class="meta">${join(meta.filter(Boolean), ' · ')}</p></div>`;
}
