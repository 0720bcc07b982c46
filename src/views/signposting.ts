import type { QuadIndex } from '../index/quad-index.ts';
import { GRAPH_FORMATS } from '../rdf/media-types.ts';
import { namedNode } from '../rdf/quads.ts';
import { dcterms, LICENCES, rdf, SCHEMA_ORG } from '../rdf/vocabulary.ts';
import { recordIri, type Segment, thingIri } from '../records/segments.ts';
import { CITATION_FORMATS } from './citation-forms.ts';
import { schemaType } from './schema-org.ts';
import { CSV } from './view.ts';

/** A typed link, as RFC 8288 and RFC 9264 write it. */
export interface TypedLink {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
}

/** The links of one resource. */
export interface LinkContext {
  readonly anchor: string;
  readonly links: readonly TypedLink[];
}

/** The record whose signposts are asked for. */
export interface Signposted {
  readonly segment: Segment;
  readonly slug: string;
  readonly base: string;
}

/** How a set of links is written (RFC 9264, 4.1 and 4.2). */
export const LINKSET_FORMATS = [
  { name: 'linkset-json', mediaType: 'application/linkset+json', extension: 'json' },
  { name: 'linkset', mediaType: 'application/linkset', extension: 'txt' },
] as const;

/** A header holds at most so many links of a kind that has no bound of its own; the set of links holds all. */
const MOST_IN_HEADER = 10;
/** The forms of a description, and of claims, that a header names; the set of links names all. */
const IN_HEADER: readonly string[] = ['jsonld', 'turtle', 'csv', 'bibtex', 'ris', 'csl'];

/** The address of the set of links of a record, in a format. */
function linksetAddress({ segment, slug, base }: Signposted, extension: string): string {
  return `${base}linkset/${segment}/${slug}.${extension}`;
}

/**
 * What leads from the page of a record (FAIR Signposting, level 1, https://signposting.org/FAIR/): the thing to cite, what
 * describes it, its claims as its content, and the set of all links (level 2). Reads the types and authors of the thing.
 */
export function landingLinks(index: QuadIndex, record: Signposted): TypedLink[] {
  const links = [...aboutIt(index, record), ...descriptions(record), ...items(record)];
  const kept = links.filter(({ name }) => name === undefined || IN_HEADER.includes(name));
  const counts = new Map<string, number>();
  const few = kept.filter(({ rel }) => {
    counts.set(rel, (counts.get(rel) ?? 0) + 1);
    return (counts.get(rel) ?? 0) <= MOST_IN_HEADER;
  });
  return [...few.map(plain), ...linksetLinks(record)];
}

/** What leads from a description of a record to its page and to the set of all links. */
export function descriptionLinks(record: Signposted): TypedLink[] {
  return [{ rel: 'describes', href: pageOf(record) }, ...linksetLinks(record)];
}

/** What leads from the claims of a record to its page and to the set of all links. */
export function itemLinks(record: Signposted): TypedLink[] {
  return [{ rel: 'collection', href: pageOf(record) }, ...linksetLinks(record)];
}

/** All links of a record: of its page, of each description and of each form of its claims (FAIR Signposting, level 2). */
export function linksOf(index: QuadIndex, record: Signposted): LinkContext[] {
  const [described, content] = [descriptions(record), items(record)];
  const license = { rel: 'license', href: LICENCES.data.value };
  return [
    { anchor: pageOf(record), links: [...aboutIt(index, record), ...described, ...content].map(plain) },
    ...described.map(({ href }) => ({ anchor: href, links: [{ rel: 'describes', href: pageOf(record) }, license] })),
    ...content.map(({ href }) => ({ anchor: href, links: [{ rel: 'collection', href: pageOf(record) }, license] })),
  ];
}

/** A link, and the name of the format of what it leads to. */
type Link = TypedLink & { readonly name?: string };

function aboutIt(index: QuadIndex, { segment, slug, base }: Signposted): Link[] {
  const thing = namedNode(thingIri(segment, slug, base));
  const authors = index.objects(thing, dcterms.creator).filter(({ termType }) => termType === 'NamedNode');
  const types = [
    `${SCHEMA_ORG}AboutPage`,
    `${SCHEMA_ORG}${schemaType(index, thing.value, segment)}`,
    ...index.objects(thing, rdf.type).map(({ value }) => value),
  ];
  return [
    { rel: 'cite-as', href: thing.value },
    ...types.map((href) => ({ rel: 'type', href })),
    ...authors.map(({ value }) => ({ rel: 'author', href: value })),
    { rel: 'license', href: LICENCES.data.value },
  ];
}

function descriptions(record: Signposted): Link[] {
  const formats = [...GRAPH_FORMATS, CSV, ...CITATION_FORMATS];
  return formats.map(({ name, mediaType, extension }) => ({
    rel: 'describedby',
    href: `${pageOf(record)}.${extension}`,
    type: mediaType,
    name,
  }));
}

function items(record: Signposted): Link[] {
  return [...GRAPH_FORMATS, CSV].map(({ name, mediaType, extension }) => ({
    rel: 'item',
    href: `${pageOf(record)}/claims.${extension}`,
    type: mediaType,
    name,
  }));
}

function linksetLinks(record: Signposted): TypedLink[] {
  return LINKSET_FORMATS.map(({ mediaType, extension }) => ({
    rel: 'linkset',
    href: linksetAddress(record, extension),
    type: mediaType,
  }));
}

function pageOf({ segment, slug, base }: Signposted): string {
  return recordIri(segment, slug, base);
}

function plain({ rel, href, type }: Link): TypedLink {
  return { rel, href, ...(type === undefined ? {} : { type }) };
}
