import { type Random, randomOf } from './seeded-random.ts';

/** What a synthetic archive is made of; the same numbers and seed give the same bytes. */
export interface ArchiveSize {
  readonly seed: number;
  readonly documents: number;
  readonly claimsPerDocument: number;
}

/** How many records of the other kinds stand around the documents. */
export interface Surround {
  readonly organizations: number;
  readonly places: number;
  readonly incidents: number;
}

/** The claim of the same slug in an earlier document that a claim passes on, and whether its figure came through. */
export interface PassedOn {
  readonly document: number;
  readonly sameFigure: boolean;
}

/** What one claim says. */
export interface ClaimFacts {
  readonly slug: string;
  readonly aspect: string;
  readonly about: number;
  readonly value: number;
  readonly bound: string;
  readonly counts: string;
  readonly reports: PassedOn | undefined;
}

const ASPECTS = ['killed', 'injured', 'affected', 'exposed'] as const;
const BOUNDS = ['unqualified', 'unqualified', 'at-least', 'about', 'more-than'] as const;
const COUNTED = ['persons', 'civilians', 'children', 'women'] as const;
/** Keeps the streams of different kinds of record apart. */
const CLAIM = 5;
const PUBLISHER = 6;

/** Other records for so many documents: an organization has some fifty of them, an incident two. */
export function surroundOf({ documents }: ArchiveSize): Surround {
  const at = (share: number) => Math.max(3, Math.ceil(documents / share));
  return { organizations: at(50), places: at(20), incidents: at(2) };
}

/** The organization that publishes a document and makes its claims. */
export function publisherOf(size: ArchiveSize, document: number): number {
  return randomOf(size.seed, PUBLISHER, document)(surroundOf(size).organizations);
}

/**
 * What claim `c` of a document says. One in four passes on the claim of an earlier document by another body, and then speaks of the same
 * incident, mostly with the same figure: so chains of several links exist, and none is a cycle.
 */
export function claimFacts(size: ArchiveSize, document: number, c: number): ClaimFacts {
  const random = randomOf(size.seed, CLAIM, document, c);
  const aspect = ASPECTS[c % ASPECTS.length] as string;
  const own = {
    slug: `${aspect}-${c}`,
    aspect,
    about: random(surroundOf(size).incidents),
    value: 1 + random(200),
    bound: pick(BOUNDS, random),
    counts: pick(COUNTED, random),
  };
  if (document === 0 || random(4) > 0) return { ...own, reports: undefined };
  const from = random(document);
  // A body does not credit itself.
  if (publisherOf(size, from) === publisherOf(size, document)) return { ...own, reports: undefined };
  const { about, counts, value, bound } = claimFacts(size, from, c);
  const sameFigure = random(5) > 0 || value === own.value;
  const figure = sameFigure ? { value, bound } : {};
  return { ...own, about, counts, ...figure, reports: { document: from, sameFigure } };
}

/** One of a list. */
export function pick<T>(list: readonly T[], random: Random): T {
  return list[random(list.length)] as T;
}
