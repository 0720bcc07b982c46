import type { IndexReader } from '../index/index-reader.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import type { SharedIndex } from '../index/shared-index.ts';
import { NOTHING, type TermId } from '../index/term-id.ts';
import { type NamedNode, namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import type { ClaimView } from './claim-view.ts';
import { compare } from './compare.ts';
import { intervalOf } from './interval.ts';
import { byDate } from './matrix.ts';
import { claimsAbout, claimView } from './read-claim.ts';
import { type Figure, figures } from './voices.ts';

/** A figure that more than one claim gives, as a list needs it: nothing in it is longer than the claims are many. */
export interface RepeatedFigure {
  readonly about: readonly string[];
  readonly aspect: string;
  readonly counts: string | undefined;
  readonly lowest: string;
  readonly highest: string | undefined;
  readonly hasScope: boolean;
  /** Earliest first. */
  readonly claims: readonly string[];
  /** Who makes these claims. */
  readonly claimants: readonly string[];
  /** For each voice the bodies that it is of. */
  readonly voices: readonly (readonly string[])[];
  readonly echoes: readonly string[];
}

/** A figure of more claims than this is not judged: each would be compared with every other. */
const MOST_JUDGED = 200;

/** Every figure that is given more than once, and those of so many claims that they are not judged. */
export interface RepeatedFigures {
  /** Those of most claims first. */
  readonly figures: readonly RepeatedFigure[];
  readonly unjudged: number;
}

const kept = new WeakMap<SharedIndex, { readonly position: number; readonly all: RepeatedFigures }>();

/**
 * Every figure of the archive that is given more than once, judged by `figures` (voices.ts). Claims are sorted by number
 * first, over everything that two of them must share to be the same, so that those alone are read and compared that may be.
 * Work: the statements of every claim with a figure once, and the claims of repeated figures; done once a log position.
 */
export function repeatedFigures(index: SharedIndex): RepeatedFigures {
  const before = kept.get(index);
  if (before?.position === index.position) return before.all;
  const groups = [...alike(index.reader).values()].filter((group) => group.length > 1);
  const judged = groups.filter((group) => group.length <= MOST_JUDGED);
  const found = judged.flatMap((group) => judge(index, group));
  const all = { figures: found.sort(byWeight), unjudged: groups.length - judged.length };
  kept.set(index, { position: index.position, all });
  return all;
}

/** Claims by all that must be equal in claims of one figure, scopes left out, which have nodes of their own. */
function alike(reader: IndexReader): Map<string, TermId[]> {
  const id = ({ value }: NamedNode): TermId => reader.dictionary.findIri(value);
  const [lowest, highest, aspect, counts, about] = [
    isnad.lowest,
    isnad.highest,
    isnad.aspect,
    isnad.counts,
    isnad.about,
  ].map(id);
  const groups = new Map<string, TermId[]>();
  if (lowest === undefined || lowest === NOTHING) return groups;
  const [claims, own] = [reader.scan(), reader.scan()];
  for (claims.open(0, lowest, 0); claims.next(); ) {
    const { s: claim, o: least } = claims;
    const things: TermId[] = [];
    let [most, kind, unit] = [NOTHING, NOTHING, NOTHING];
    for (own.open(claim, 0, 0); own.next(); ) {
      if (own.p === highest) most = own.o;
      else if (own.p === aspect) kind = own.o;
      else if (own.p === counts) unit = own.o;
      else if (own.p === about) things.push(own.o);
    }
    const key = [least, most, kind, unit, ...things.sort((a, b) => a - b)].join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [claim]);
    else group.push(claim);
  }
  return groups;
}

function judge(index: SharedIndex, group: readonly TermId[]): RepeatedFigure[] {
  const { dictionary } = index.reader;
  const claims = group.flatMap((id) => claimView(index, dictionary.text(id)) ?? []).sort(byDate);
  return figures(index, claims)
    .filter((figure) => figure.claims.length > 1)
    .map(inShort);
}

function inShort({ claims, voices, echoes }: Figure): RepeatedFigure {
  const [first] = claims as readonly [ClaimView];
  const interval = intervalOf(first);
  return {
    about: first.about,
    aspect: first.aspect ?? '',
    counts: first.counts,
    lowest: String(interval?.lowest ?? ''),
    highest: interval?.highest === undefined ? undefined : String(interval.highest),
    hasScope: first.scope !== undefined,
    claims: claims.map(({ iri }) => iri),
    claimants: [...new Set(claims.map(({ claimant }) => claimant))],
    voices: voices.map(({ agents }) => agents),
    echoes,
  };
}

/** The most repeated first; then by what they say, so that the order never changes by itself. */
function byWeight(a: RepeatedFigure, b: RepeatedFigure): number {
  if (a.claims.length !== b.claims.length) return b.claims.length - a.claims.length;
  return nameOf(a) < nameOf(b) ? -1 : 1;
}

function nameOf({ about, aspect, counts, claims }: RepeatedFigure): string {
  return [about.join(), aspect, counts, claims[0]].join(' ');
}

/** What a claim says, by everyone who says the same; undefined where nothing can be the same as it, or too much is. */
export function figureOf(index: QuadIndex, claim: ClaimView): Figure | undefined {
  const [thing] = claim.about;
  if (thing === undefined || claim.isDemand) return undefined;
  const same = claimsAbout(index, thing).filter(
    (other) => other.iri !== claim.iri && !other.isDemand && compare(index, claim, other).outcome === 'same',
  );
  if (same.length + 1 > MOST_JUDGED) return undefined;
  return figures(index, [claim, ...same].sort(byDate)).find((figure) =>
    figure.claims.some(({ iri }) => iri === claim.iri),
  );
}

/** Claims that pass on one of those given, at any distance, and are none of them: what they say is another figure. */
export function passedOnOtherwise(index: QuadIndex, claims: readonly string[]): ClaimView[] {
  const seen = new Set(claims);
  for (const iri of seen) {
    if (seen.size > MOST_JUDGED) break;
    for (const { value } of index.subjects(isnad.reports, namedNode(iri))) seen.add(value);
  }
  const given = new Set(claims);
  return [...seen]
    .filter((iri) => !given.has(iri))
    .flatMap((iri) => claimView(index, iri) ?? [])
    .sort(byDate);
}
