import type { DroppedClaim } from '../archive/gone-claims.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { namedNode } from '../rdf/quads.ts';
import { isnad } from '../rdf/vocabulary.ts';
import { ownerOf } from '../records/segments.ts';
import type { ClaimView } from './claim-view.ts';
import { claimsAbout, claimView } from './read-claim.ts';

/** Why a cell of the matrix is empty: everything that the archive knows of it. */
export interface WhyNot {
  /** What else the claimant says of the thing. */
  readonly elsewhere: readonly ClaimView[];
  /** What others say of it under the aspect on the claimant's word; it does not follow that the claimant said so. */
  readonly onItsWord: readonly ClaimView[];
  /** Claims of which it is open whether they speak of the thing: held ambiguous, so they stand in no cell. */
  readonly open: readonly ClaimView[];
  /** Documents in which the claimant speaks of the thing and something is withheld: a claim there may be the one. */
  readonly withheldIn: readonly string[];
  /** Claims that once stood there, as the archive's log knows. */
  readonly gone: readonly DroppedClaim[];
}

/** The place in the matrix that is asked about. */
export interface Cell {
  readonly thing: string;
  /** IRIs. */
  readonly aspect: string;
  readonly claimant: string;
}

/**
 * Why nobody finds a claim in a cell. Where nothing is found at all, no document here says so, and that is all that can be
 * said. Bound: the claims about the thing, those that may be read as about it, and
 * one look-up for each claim of the documents in which the claimant speaks of it.
 */
export function whyNot(index: QuadIndex, { thing, aspect, claimant }: Cell, gone: readonly DroppedClaim[]): WhyNot {
  const about = claimsAbout(index, thing).filter((claim) => !claim.isDemand);
  const elsewhere = about.filter((claim) => claim.claimant === claimant);
  const readings = index.subjects(isnad.wouldBeAbout, namedNode(thing)).map(({ value }) => ownerOf(value));
  const open = [...new Set(readings)].sort().flatMap((iri) => claimView(index, iri) ?? []);
  return {
    elsewhere,
    onItsWord: about.filter((claim) => claim.aspect === aspect && claim.credits.includes(claimant)),
    open: open.filter((claim) => claim.claimant === claimant && claim.aspect === aspect),
    withheldIn: [...new Set(elsewhere.map(({ document }) => document))]
      .filter((document) => holdsBack(index, document))
      .sort(),
    gone,
  };
}

/** Whether a document keeps a claim of which no claimant is shown. */
function holdsBack(index: QuadIndex, document: string): boolean {
  for (const { subject } of index.match(null, isnad.statedIn, namedNode(document)))
    if (index.has(subject, isnad.withholding) && !index.has(subject, isnad.claimant)) return true;
  return false;
}
