import { NEUTRAL_BASE } from '../rdf/base.ts';
import type { NamedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';

/** The closed list of segments, each with the classes whose things it holds. */
export const SEGMENT_CLASSES = {
  document: [isnad.Document],
  resolution: [isnad.Resolution, isnad.DraftResolution],
  incident: [isnad.Incident, isnad.IncidentSeries],
  event: [isnad.Event, isnad.Vote, isnad.LegalAct],
  organization: [isnad.Organization, isnad.Mechanism, isnad.State, isnad.UnnamedAgent],
  person: [isnad.Person],
  place: [isnad.Place],
  substance: [isnad.Substance],
  means: [isnad.Means],
  'catalogue-entry': [isnad.ArchiveRecord],
  derivation: [isnad.Derivation],
  source: [isnad.Source],
} as const satisfies Record<string, readonly NamedNode[]>;

export type Segment = keyof typeof SEGMENT_CLASSES;

/** Every segment, in the order in which lists and menus show them. */
export const SEGMENTS = Object.keys(SEGMENT_CLASSES) as readonly Segment[];

/** The segments whose records hold claims; they share one space of slugs. */
export const CLAIM_SEGMENTS: readonly Segment[] = ['document', 'resolution'];

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const RESERVED_SLUGS = new Set(['v', 'claims']);

/** What a slug may be, as it is told to whoever wrote another. */
export const SLUG_RULE =
  'A slug is of small letters a to z and digits, with single hyphens between them; at most 80 characters, and never "v" or "claims".';

/** Whether a text may be a slug; the one check that stands between an address and path traversal or header injection. */
export function isSlug(text: string): boolean {
  return text.length <= 80 && SLUG.test(text) && !RESERVED_SLUGS.has(text);
}

/** Whether a text is one of our segments. */
export function isSegment(text: string): text is Segment {
  return Object.hasOwn(SEGMENT_CLASSES, text);
}

/** The segment that holds things of a class; `undefined` for a class that has no records of its own. */
export function segmentOfClass(classIri: string): Segment | undefined {
  return SEGMENTS.find((segment) => SEGMENT_CLASSES[segment].some((node) => node.value === classIri));
}

/** `{base}{segment}/{slug}`: the record, its page and its graph. */
export function recordIri(segment: Segment, slug: string, base: string = NEUTRAL_BASE): string {
  return `${base}${segment}/${slug}`;
}

/** `{base}id/{segment}/{slug}`: the thing. */
export function thingIri(segment: Segment, slug: string, base: string = NEUTRAL_BASE): string {
  return `${base}id/${segment}/${slug}`;
}

/** `{base}id/claim/{document}/{slug}`: a claim of a document or resolution. */
export function claimIri(document: string, slug: string, base: string = NEUTRAL_BASE): string {
  return `${base}id/claim/${document}/${slug}`;
}

/** What an IRI of ours names; `fragment` where it names a `#` node of it. */
export type Named =
  | { readonly kind: 'thing' | 'record'; readonly segment: Segment; readonly slug: string; readonly fragment?: string }
  | {
      readonly kind: 'claim' | 'claim-page';
      readonly document: string;
      readonly slug: string;
      readonly fragment?: string;
    };

const PATH = /^(id\/)?([a-z-]+)\/([a-z0-9-]+)(?:\/([a-z0-9-]+))?(?:#([^#]+))?$/;

/** Takes an IRI under the base apart; `undefined` for anything that is not built by the rules above. */
export function parseIri(iri: string, base: string = NEUTRAL_BASE): Named | undefined {
  if (!iri.startsWith(base)) return undefined;
  const match = PATH.exec(iri.slice(base.length));
  if (match === null) return undefined;
  const [, id, segment = '', first = '', second, fragment] = match;
  const node = fragment === undefined ? {} : { fragment };
  if (segment === 'claim' && second !== undefined && isSlug(first) && isSlug(second))
    return { kind: id ? 'claim' : 'claim-page', document: first, slug: second, ...node };
  if (second !== undefined || !isSegment(segment) || !isSlug(first)) return undefined;
  return { kind: id ? 'thing' : 'record', segment, slug: first, ...node };
}

/** The IRI without its fragment: the thing or claim that a `#` node belongs to. */
export function ownerOf(iri: string): string {
  const hash = iri.indexOf('#');
  return hash === -1 ? iri : iri.slice(0, hash);
}
