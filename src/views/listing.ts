import { NodeReader } from '../claims/node-reader.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import type { NamedNode } from '../rdf/quads.ts';
import { dcterms, isnad, org, rdf, skos } from '../rdf/vocabulary.ts';
import { SEGMENT_CLASSES, type Segment } from '../records/segments.ts';
import type { Language } from './language.ts';
import { nameTextOf } from './names.ts';

/** One way of narrowing a list: a query parameter, and the property whose values it offers. */
export interface Facet {
  readonly parameter: string;
  readonly property: NamedNode;
  /** Values are cut to their year. */
  readonly isYear?: true;
}

const KIND: Facet = { parameter: 'type', property: rdf.type };
const YEAR: Facet = { parameter: 'year', property: isnad.date, isYear: true };

/** The year of a date that names none, as EDTF writes it. */
export const UNKNOWN_YEAR = 'XXXX';

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

/** A thing with all that lists sort and narrow by. */
export interface Listed {
  readonly iri: string;
  readonly date: string | undefined;
  /** The days between which it lies, as far as they are known. */
  readonly earliest: string | undefined;
  readonly latest: string | undefined;
  readonly names: Readonly<Record<Language, string>>;
  /** The values of each facet of the segment, as they stand in addresses. */
  readonly values: readonly (readonly string[])[];
}

/** Everything of a segment, read once for all its pages, facets and languages: one look-up and some 400 bytes a thing. */
export class Listing {
  readonly segment: Segment;
  readonly #things: readonly Listed[];
  readonly #sorted = new Map<Language, readonly Listed[]>();
  /** What a value of a facet stood for before it was shortened. */
  readonly #meanings: readonly Map<string, string>[];

  constructor(index: QuadIndex, segment: Segment) {
    this.segment = segment;
    this.#meanings = FACETS[segment].map(() => new Map());
    this.#things = thingsOf(index, segment).map((iri) => this.#read(new NodeReader(index, iri)));
  }

  /** The things by date or name, as a reader of the language expects them. */
  inOrder(language: Language): readonly Listed[] {
    const known = this.#sorted.get(language);
    if (known !== undefined) return known;
    const collator = new Intl.Collator(language);
    const byDate = DATED.has(this.segment);
    const sorted = [...this.#things].sort(
      (a, b) =>
        (byDate && compareText(a.date ?? '9999', b.date ?? '9999')) ||
        collator.compare(a.names[language], b.names[language]) ||
        compareText(a.iri, b.iri),
    );
    this.#sorted.set(language, sorted);
    return sorted;
  }

  /** The IRI or text that a value of a facet, given by its place, was made from. */
  meaning(facet: number, value: string): string {
    return this.#meanings[facet]?.get(value) ?? value;
  }

  #read(node: NodeReader): Listed {
    const values = FACETS[this.segment].map(({ property, isYear }, i) =>
      node.terms(property).map(({ value }) => {
        const short = isYear ? yearOf(value) : shorten(value);
        this.#meanings[i]?.set(short, value);
        return short;
      }),
    );
    const names = { en: nameTextOf(node, 'en'), ar: nameTextOf(node, 'ar') };
    const [earliest, latest] = [node.text(isnad.earliest), node.text(isnad.latest)];
    const date = earliest ?? node.text(isnad.date)?.replace(/^\[/, '');
    return { iri: node.node.value, date, earliest, latest, names, values };
  }
}

const DATED: ReadonlySet<Segment> = new Set<Segment>(['incident', 'document', 'resolution', 'event']);

/** Listings that are kept for the next page, of one version of the index. */
const MOST_KEPT = 3;
const kept = new WeakMap<QuadIndex, { readonly position: number; readonly listings: Map<Segment, Listing> }>();

/** The listing of a segment, made once a log position. */
export function listingOf(index: QuadIndex, segment: Segment): Listing {
  let last = kept.get(index);
  if (last?.position !== index.position) {
    last = { position: index.position, listings: new Map() };
    kept.set(index, last);
  }
  const { listings } = last;
  const listing = listings.get(segment) ?? new Listing(index, segment);
  listings.delete(segment);
  listings.set(segment, listing);
  const [oldest] = listings.keys();
  if (listings.size > MOST_KEPT && oldest !== undefined) listings.delete(oldest);
  return listing;
}

/** Every thing of a segment. */
export function thingsOf(index: QuadIndex, segment: Segment): string[] {
  const classes: readonly NamedNode[] = SEGMENT_CLASSES[segment];
  return [...new Set(classes.flatMap((node) => index.subjects(rdf.type, node).map((term) => term.value)))];
}

/** At least how many things a segment has, in a few look-ups. */
export function atLeast(index: QuadIndex, segment: Segment): number {
  return Math.max(...SEGMENT_CLASSES[segment].map((node) => index.count(null, rdf.type, node)));
}

/** How many things a segment has; a few look-ups where they bear one class each, as most do. */
export function countOf(index: QuadIndex, segment: Segment): number {
  const counts = SEGMENT_CLASSES[segment].map((node) => index.count(null, rdf.type, node)).filter((count) => count > 0);
  return counts.length > 1 ? thingsOf(index, segment).length : (counts[0] ?? 0);
}

/** The first year that a date of EDTF names. */
function yearOf(date: string): string {
  return /\d{3}[\dX]/.exec(date)?.[0] ?? UNKNOWN_YEAR;
}

/** Values stand in addresses: a term or thing of ours by the end of its IRI. */
function shorten(value: string): string {
  return /^https?:/.test(value) ? value.replace(/^.*[/#]/, '') : value;
}

/** By code units, so that the order is the same everywhere. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
