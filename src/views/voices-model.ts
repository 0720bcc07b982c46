import type { ClaimView } from '../claims/claim-view.ts';
import { claimView } from '../claims/read-claim.ts';
import { figureOf, passedOnOtherwise, type RepeatedFigure, repeatedFigures } from '../claims/repeated.ts';
import type { Figure } from '../claims/voices.ts';
import type { SharedIndex } from '../index/shared-index.ts';
import { NAMESPACES } from '../rdf/vocabulary.ts';
import type { Language } from './language.ts';
import type { NamedRecord } from './named-record.ts';
import { localName, nameText } from './names.ts';

/** Which voices are asked for: behind one claim, or behind all repeated figures, narrowed. */
export type VoicesRequest =
  | { readonly kind: 'claim'; readonly iri: string; readonly path: string }
  | {
      readonly kind: 'list';
      readonly about: NamedRecord;
      readonly query: Readonly<Record<string, string>>;
      readonly page: number;
    };

/** The ways of narrowing the list, as parameters of its address. */
export const VOICE_FACETS = ['voices', 'aspect', 'counts', 'echo'] as const;
export type VoiceFacet = (typeof VOICE_FACETS)[number];

/** One offer of a facet. */
export interface VoiceFacetValue {
  readonly value: string;
  /** What to call it, for values that are concepts. */
  readonly concept: string | undefined;
  readonly count: number;
  readonly isChosen: boolean;
}

/** One figure of the list, with a claim that gives it. */
export interface VoiceItem {
  readonly figure: RepeatedFigure;
  readonly first: ClaimView;
}

/** One page of the repeated figures. */
export interface VoiceList {
  readonly kind: 'list';
  readonly index: SharedIndex;
  readonly about: NamedRecord;
  readonly items: readonly VoiceItem[];
  readonly total: number;
  /** Of those found, the ones of one voice and of several. */
  readonly one: number;
  readonly several: number;
  /** Figures of too many claims to be judged. */
  readonly unjudged: number;
  readonly page: number;
  readonly pages: number;
  readonly facets: readonly { readonly facet: VoiceFacet; readonly values: readonly VoiceFacetValue[] }[];
  readonly chosen: Readonly<Record<string, string>>;
}

/** What one claim says, by everyone who says the same. */
export interface ClaimVoices {
  readonly kind: 'claim';
  readonly index: SharedIndex;
  readonly claim: ClaimView;
  readonly path: string;
  readonly figure: Figure | undefined;
  /** Claims that pass one of these on and give another figure. */
  readonly otherwise: readonly ClaimView[];
}

export type VoicesModel = VoiceList | ClaimVoices | { readonly kind: 'missing'; readonly index: SharedIndex };

const PER_PAGE = 50;

/** Reads what is asked for; a claim that has gone in the meantime is missing. */
export function voicesModel(index: SharedIndex, request: VoicesRequest, language: Language): VoicesModel {
  if (request.kind === 'list') return listOf(index, request, language);
  const claim = claimView(index, request.iri);
  if (claim === undefined) return { kind: 'missing', index };
  const figure = figureOf(index, claim);
  const same = figure?.claims.map(({ iri }) => iri) ?? [claim.iri];
  return { kind: 'claim', index, claim, path: request.path, figure, otherwise: passedOnOtherwise(index, same) };
}

type ListRequest = Extract<VoicesRequest, { kind: 'list' }>;

function listOf(index: SharedIndex, { about, query, page }: ListRequest, language: Language): VoiceList {
  const { figures, unjudged } = repeatedFigures(index);
  const chosen = Object.fromEntries(VOICE_FACETS.flatMap((facet) => (query[facet] ? [[facet, query[facet]]] : [])));
  const found = figures.filter(
    (figure) =>
      (about.state !== 'known' || concerns(figure, about.thing)) &&
      VOICE_FACETS.every((facet) => chosen[facet] === undefined || facetValue(figure, facet) === chosen[facet]),
  );
  const one = found.filter(({ voices }) => voices.length < 2).length;
  return {
    kind: 'list',
    index,
    about,
    items: found.slice((page - 1) * PER_PAGE, page * PER_PAGE).flatMap((figure) => {
      const first = claimView(index, figure.claims[0] ?? '');
      return first === undefined ? [] : [{ figure, first }];
    }),
    total: found.length,
    one,
    several: found.length - one,
    unjudged,
    page,
    pages: Math.max(1, Math.ceil(found.length / PER_PAGE)),
    facets: VOICE_FACETS.map((facet) => ({ facet, values: valuesOf(index, { found, facet, chosen, language }) })),
    chosen: { ...(about.state === 'known' ? { about: about.path } : {}), ...chosen },
  };
}

/** Whether a figure is about a thing or, of a body, given by it or resting on its word. */
function concerns({ about, claimants, voices }: RepeatedFigure, thing: string): boolean {
  return about.includes(thing) || claimants.includes(thing) || voices.some((agents) => agents.includes(thing));
}

/** The value of a facet as it stands in an address. */
function facetValue({ voices, aspect, counts, echoes }: RepeatedFigure, facet: VoiceFacet): string {
  switch (facet) {
    case 'voices':
      return voices.length < 2 ? 'one' : 'several';
    case 'aspect':
      return localName(aspect);
    case 'counts':
      return counts === undefined ? '' : localName(counts);
    case 'echo':
      return echoes.length > 0 ? 'yes' : 'no';
  }
}

interface Offered {
  readonly found: readonly RepeatedFigure[];
  readonly facet: VoiceFacet;
  readonly chosen: Readonly<Record<string, string>>;
  readonly language: Language;
}

function valuesOf(index: SharedIndex, { found, facet, chosen, language }: Offered): VoiceFacetValue[] {
  const counts = new Map<string, number>();
  for (const figure of found) {
    const value = facetValue(figure, facet);
    if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const name = ({ value, concept }: VoiceFacetValue): string =>
    concept === undefined ? value : nameText(index, concept, language);
  return Array.from(counts, ([value, count]) => ({
    value,
    count,
    concept: facet === 'aspect' || facet === 'counts' ? `${NAMESPACES.vocabulary}${facet}#${value}` : undefined,
    isChosen: chosen[facet] === value,
  })).sort((a, b) => b.count - a.count || (name(a) < name(b) ? -1 : 1));
}
