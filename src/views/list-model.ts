import type { QuadIndex } from '../index/quad-index.ts';
import { type NamedNode, namedNode } from '../rdf/quads.ts';
import { dcterms, isnad, org, rdf, skos } from '../rdf/vocabulary.ts';
import { SEGMENT_CLASSES, type Segment } from '../records/segments.ts';
import type { Language } from './language.ts';
import { nameOf } from './names.ts';

/** One way of narrowing a list: a query parameter, and the property whose values it offers. */
export interface Facet {
  readonly parameter: string;
  readonly property: NamedNode;
  /** Values are cut to this many characters: a date to its year. */
  readonly cut?: number;
}

const KIND: Facet = { parameter: 'type', property: rdf.type };
const YEAR: Facet = { parameter: 'year', property: isnad.date, cut: 4 };

/** The facets of each segment: a row a segment. */
export const FACETS: Readonly<Record<Segment, readonly Facet[]>> = {
  document: [
    { parameter: 'documentType', property: isnad.documentType },
    { parameter: 'publisher', property: dcterms.publisher },
    YEAR,
    { parameter: 'held', property: isnad.held },
  ],
  resolution: [KIND, YEAR],
  incident: [KIND, YEAR, { parameter: 'place', property: isnad.place }],
  event: [KIND, YEAR, { parameter: 'outcome', property: isnad.outcome }],
  organization: [KIND, { parameter: 'partOf', property: org.subOrganizationOf }],
  person: [],
  place: [{ parameter: 'within', property: isnad.within }],
  substance: [{ parameter: 'broader', property: skos.broader }],
  means: [{ parameter: 'broader', property: skos.broader }],
  'catalogue-entry': [{ parameter: 'heldBy', property: isnad.heldBy }],
  derivation: [],
  source: [],
};

/** One offer of a facet: a value, how many things have it, and whether it is chosen. */
export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
  readonly chosen: boolean;
}

/** One thing of a list. */
export interface ListItem {
  readonly iri: string;
  readonly date: string | undefined;
  readonly claims: number;
}

/** One page of a list. */
export interface ListModel {
  readonly index: QuadIndex;
  readonly segment: Segment;
  readonly items: readonly ListItem[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly facets: readonly { readonly facet: Facet; readonly values: readonly FacetValue[] }[];
  /** The query parameters that narrow the list. */
  readonly chosen: Readonly<Record<string, string>>;
}

const PER_PAGE = 50;

/** What a list is asked for: parameters of facets, and the page. */
export interface ListRequest {
  readonly segment: Segment;
  readonly query: Readonly<Record<string, string>>;
  readonly page: number;
  readonly language: Language;
}

/** Reads one page of a list: things of the segment's classes that have all the chosen values, by name or date. */
export function listModel(index: QuadIndex, { segment, query, page, language }: ListRequest): ListModel {
  const facets = FACETS[segment];
  const chosen = Object.fromEntries(
    facets.flatMap(({ parameter }) => {
      const value = query[parameter];
      return value === undefined || value === '' ? [] : [[parameter, value]];
    }),
  );
  const all = thingsOf(index, segment);
  const found = all.filter((iri) => facets.every((facet) => hasValue(index, iri, facet, chosen[facet.parameter])));
  const named = found.map((iri) => ({ iri, name: nameOf(index, iri, language).text, date: dateOf(index, iri) }));
  const collator = new Intl.Collator(language);
  const byDate = DATED.has(segment);
  named.sort(
    (a, b) =>
      (byDate && compareText(a.date ?? '9999', b.date ?? '9999')) ||
      collator.compare(a.name, b.name) ||
      compareText(a.iri, b.iri),
  );
  const shown = named.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  return {
    index,
    segment,
    total: found.length,
    page,
    pages: Math.max(1, Math.ceil(found.length / PER_PAGE)),
    items: shown.map(({ iri, date }) => ({ iri, date, claims: claimsOf(index, iri) })),
    facets: facets.map((facet) => ({
      facet,
      values: valuesOf(index, found, facet, chosen[facet.parameter], language),
    })),
    chosen,
  };
}

const DATED: ReadonlySet<Segment> = new Set<Segment>(['incident', 'document', 'resolution', 'event']);

/** Every thing of a segment. */
export function thingsOf(index: QuadIndex, segment: Segment): string[] {
  const classes: readonly NamedNode[] = SEGMENT_CLASSES[segment];
  return [...new Set(classes.flatMap((node) => index.subjects(rdf.type, node).map((term) => term.value)))];
}

function hasValue(index: QuadIndex, iri: string, facet: Facet, wanted: string | undefined): boolean {
  return wanted === undefined || facetValues(index, iri, facet).includes(wanted);
}

function facetValues(index: QuadIndex, iri: string, { property, cut }: Facet): string[] {
  return index.objects(namedNode(iri), property).map((term) => shorten(term.value.replace(/^\[/, '').slice(0, cut)));
}

/** Values stand in addresses: a term or thing of ours by the end of its IRI. */
function shorten(value: string): string {
  return /^https?:/.test(value) ? value.replace(/^.*[/#]/, '') : value;
}

function valuesOf(
  index: QuadIndex,
  things: readonly string[],
  facet: Facet,
  chosen: string | undefined,
  language: Language,
): FacetValue[] {
  const counts = new Map<string, { count: number; iri: string }>();
  for (const thing of things) {
    for (const { value } of index.objects(namedNode(thing), facet.property)) {
      const short = shorten(value.replace(/^\[/, '').slice(0, facet.cut));
      counts.set(short, { count: (counts.get(short)?.count ?? 0) + 1, iri: value });
    }
  }
  return [...counts]
    .map(([value, { count, iri }]) => ({
      value,
      count,
      label: /^https?:/.test(iri) ? nameOf(index, iri, language).text : value,
      chosen: value === chosen,
    }))
    .sort((a, b) => (facet.cut ? compareText(a.value, b.value) : b.count - a.count || compareText(a.label, b.label)));
}

function dateOf(index: QuadIndex, iri: string): string | undefined {
  const node = namedNode(iri);
  return index.object(node, isnad.earliest)?.value ?? index.object(node, isnad.date)?.value.replace(/^\[/, '');
}

/** How many claims speak of the thing or, for a document, stand in it. */
function claimsOf(index: QuadIndex, iri: string): number {
  const node = namedNode(iri);
  return new Set([
    ...index.subjects(isnad.about, node).map((term) => term.value),
    ...index.subjects(isnad.statedIn, node).map((term) => term.value),
  ]).size;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
