import type { Feed, FeedRecord } from '../archive/feed.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { isSegment, parseIri, SEGMENTS, type Segment, thingIri } from '../records/segments.ts';
import { LANGUAGES, type Language } from '../views/language.ts';
import { MESSAGES } from '../views/messages.ts';
import { nameOf } from '../views/names.ts';

/** A set as it is listed; its names as far as they are known. */
export interface OaiSet {
  readonly spec: string;
  readonly names: readonly { readonly text: string; readonly language: string }[];
}

/** What a set selects. */
export interface Selection {
  readonly segment?: Segment;
  readonly holder?: string;
}

const SEGMENT = 'segment';
const HOLDER = 'holder';
/** The segment in which the archives are that hold something. */
const HOLDERS: Segment = 'organization';

/** What a set selects; `undefined` for a set that there is not. */
export function selectionOf(spec: string, base: string): Selection | undefined {
  const [kind, name, ...more] = spec.split(':');
  if (more.length > 0) return undefined;
  // OAI-PMH 2.6: whatever is in a set is in the one above it, too. Every record is of a segment, every entry is held.
  if (name === undefined) return kind === SEGMENT ? {} : kind === HOLDER ? { segment: 'catalogue-entry' } : undefined;
  if (kind === SEGMENT) return isSegment(name) ? { segment: name } : undefined;
  return kind === HOLDER ? { holder: thingIri(HOLDERS, name, base) } : undefined;
}

/** The sets that a record is in. */
export function setsOf({ segment, holders }: Pick<FeedRecord, 'segment' | 'holders'>, base: string): string[] {
  return [`${SEGMENT}:${segment}`, ...holders.flatMap((holder) => holderSpec(holder, base) ?? [])];
}

/** The sets that do not grow with the archive: the segments, and the two that stand above all others. */
export function fixedSets(): OaiSet[] {
  return [
    { spec: SEGMENT, names: said('oaiSegments') },
    ...SEGMENTS.map((segment) => ({ spec: `${SEGMENT}:${segment}`, names: said(`segment-${segment}`) })),
    { spec: HOLDER, names: said('oaiHolders') },
  ];
}

/** The sets of the holding archives after one of them, in the order of their IRIs. */
export function holderSets(
  { feed, index, base }: { readonly feed: Feed; readonly index: QuadIndex; readonly base: string },
  { after, most }: { readonly after: string; readonly most: number },
): (OaiSet & { readonly holder: string })[] {
  return feed.holders({ after, most }).flatMap((holder) => {
    const spec = holderSpec(holder, base);
    return spec === undefined ? [] : [{ spec, holder, names: namesOf(index, holder) }];
  });
}

/** A thing's names in our languages, each as the data have it and told once. */
export function namesOf(index: QuadIndex, iri: string): { text: string; language: string }[] {
  const names = LANGUAGES.map((language) => nameOf(index, iri, language));
  return names
    .filter(({ text, language }, at) => names.findIndex((o) => o.text === text && o.language === language) === at)
    .map(({ text, language }) => ({ text, language }));
}

function holderSpec(holder: string, base: string): string | undefined {
  const named = parseIri(holder, base);
  if (named?.kind !== 'thing' || named.segment !== HOLDERS || named.fragment !== undefined) return undefined;
  return `${HOLDER}:${named.slug}`;
}

function said(key: keyof typeof MESSAGES): { text: string; language: Language }[] {
  return LANGUAGES.map((language) => ({ text: MESSAGES[key][language], language }));
}
