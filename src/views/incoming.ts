import { namedNode } from '../rdf/quads.ts';
import { isnad, prov, rdf, schema } from '../rdf/vocabulary.ts';
import { ownerOf, parseIri } from '../records/segments.ts';
import { claimLink } from './claim-link.ts';
import { folded } from './disclosure.ts';
import { propertyName } from './fields.ts';
import { type Html, html } from './html.ts';
import { INVERSE_TERMS } from './inverse-terms.ts';
import type { Part } from './record-model.ts';
import { link, type Scene } from './scene.ts';

/** Relations that say nothing of their own, or that other parts of the page show. */
const SHOWN_ELSEWHERE = new Set(
  [
    rdf.type,
    schema.about,
    prov.specializationOf,
    ...[
      isnad.speaksOf,
      isnad.root,
      isnad.voice,
      isnad.claimant,
      isnad.credits,
      isnad.about,
      isnad.object,
      isnad.statedIn,
      isnad.readIn,
    ],
    ...[isnad.addressee, isnad.forum, isnad.legalBasis, isnad.concerns, isnad.enteredBy, isnad.source],
    ...[isnad.cites, isnad.creditsDocument, isnad.voter, isnad.onText],
  ].map((term) => term.value),
);

const MOST_SHOWN = 40;
/** Those of one relation that stand there before the others are asked for. */
const MOST_UNFOLDED = 6;

/** What points at the thing, grouped by relation; a `#` node stands for the record or claim it belongs to. */
export const pointsHere: Part = {
  id: 'points-here',
  heading: 'pointsHere',
  render: (scene, { index, thing }) => {
    const groups = new Map<string, Set<string>>();
    for (const { subject, predicate } of index.match(null, null, namedNode(thing))) {
      const owner = ownerOf(subject.value);
      const kind = parseIri(owner, scene.reader.base)?.kind;
      // A page of a place has a list of its incidents.
      if (predicate.equals(isnad.place) && owner.startsWith(`${scene.reader.base}id/incident/`)) continue;
      if (owner === thing || SHOWN_ELSEWHERE.has(predicate.value) || (kind !== 'thing' && kind !== 'claim')) continue;
      groups.set(predicate.value, (groups.get(predicate.value) ?? new Set()).add(owner));
    }
    if (groups.size === 0) return undefined;
    const order = [...INVERSE_TERMS.keys()];
    const rank = (property: string) => (order.includes(property) ? order.indexOf(property) : order.length);
    const inOrder = [...groups].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
    const body = html`<dl class="fields">${inOrder.map(([property, owners]) => group(scene, property, [...owners].sort()))}</dl>`;
    return { body, count: inOrder.reduce((sum, [, owners]) => sum + owners.size, 0) };
  },
};

function group(scene: Scene, property: string, owners: readonly string[]): Html {
  const shown = owners.slice(0, MOST_SHOWN);
  const more = owners.length - shown.length;
  const rest = more > 0 && html`<p class="count">${scene.say('andMore', { count: more })}</p>`;
  const list = (some: readonly string[]): Html =>
    html`<ul class="plain">${some.map(
      (iri) =>
        html`<li>${parseIri(iri, scene.reader.base)?.kind === 'claim' ? claimLink(scene, iri) : link(scene, iri)}</li>`,
    )}</ul>`;
  return html`<div><dt>${relationName(scene, property)}${shown.length > MOST_UNFOLDED && html` <span class="count">${owners.length}</span>`}</dt><dd>${folded(scene, { items: shown, most: MOST_UNFOLDED, beyond: more, end: rest }, list)}</dd></div>`;
}

/** What a relation is called from the side of what it points at. */
export function relationName(scene: Scene, property: string): string {
  const known = INVERSE_TERMS.get(property);
  return known?.[scene.reader.language] ?? scene.say('namedAs', { property: propertyName(scene, property) });
}
