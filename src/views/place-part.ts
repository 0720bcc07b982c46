import { countClaimsAbout } from '../claims/claim-count.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { parseIri } from '../records/segments.ts';
import { dateHtml } from './date-html.ts';
import { type Html, html } from './html.ts';
import { compareText } from './listing.ts';
import { localName } from './names.ts';
import type { Part } from './record-model.ts';
import { link, type Scene } from './scene.ts';

/** Places around which incidents are looked for, incidents that are read, and those that the page lists. */
const MOST_PLACES = 300;
const MOST_READ = 300;
const MOST_LISTED = 60;

/** The incidents at a place and at all places in it, by date, with how much is claimed of each, and the way to the documents. */
export const incidentsHere: Part = {
  id: 'incidents',
  heading: 'incidentsHere',
  note: 'about-incident',
  render: (scene, { index, thing }) => {
    const { say, reader } = scene;
    const all = incidentsAt(index, thing, reader.base);
    if (all.length === 0) return undefined;
    const rows = all.slice(0, MOST_LISTED);
    const place = localName(thing);
    const search = (kind: string): string => reader.href('search', { class: kind, place });
    const isElsewhere = rows.some((row) => row.place !== thing);
    return html`<div class="table"><table><caption class="vh">${say('incidentsHere')}</caption><thead><tr><th scope="col">${say('dateOf')}</th><th scope="col">${say('incidentOne')}</th>${isElsewhere && html`<th scope="col">${say('mapPlace')}</th>`}<th scope="col">${say('claims')}</th></tr></thead><tbody>${rows.map(
      (row) =>
        html`<tr><td>${dateHtml(scene, index.object(namedNode(row.iri), isnad.date)?.value)}</td><td>${link(scene, row.iri)}</td>${isElsewhere && html`<td>${link(scene, row.place)}</td>`}<td class="number">${countClaimsAbout(index, row.iri)}</td></tr>`,
    )}</tbody></table></div>${leads(scene, search, all.length - rows.length)}`;
  },
};

function leads({ say }: Scene, search: (kind: string) => string, more: number): Html {
  return html`<p>${more > 0 && html`<a href="${search('Incident')}">${say('andMore', { count: more })}</a> · `}<a href="${search('Document')}">${say('documentsHere')}</a></p>`;
}

interface Here {
  readonly iri: string;
  readonly place: string;
  readonly earliest: string;
}

/** Bound: two look-ups for each of 300 places, one for each of 300 incidents. */
function incidentsAt(index: QuadIndex, thing: string, base: string): Here[] {
  const places = new Set([thing]);
  const found = new Map<string, Here>();
  // A set gives what is added while it is walked: the places in it, and those in them.
  for (const place of places) {
    for (const { value } of index.subjects(isnad.within, namedNode(place))) {
      if (places.size < MOST_PLACES) places.add(value);
    }
    for (const { value: iri } of index.subjects(isnad.place, namedNode(place))) {
      const named = parseIri(iri, base);
      if (named?.kind !== 'thing' || named.segment !== 'incident' || found.size >= MOST_READ) continue;
      const earliest = index.object(namedNode(iri), isnad.earliest)?.value ?? '9999';
      if (!found.has(iri)) found.set(iri, { iri, place, earliest });
    }
  }
  return [...found.values()].sort((a, b) => compareText(a.earliest, b.earliest) || compareText(a.iri, b.iri));
}
