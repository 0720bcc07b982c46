import type { QuadIndex } from '../index/quad-index.ts';
import type { ClaimView } from './claim-view.ts';
import { type Comparison, compare } from './compare.ts';
import { claimsAbout } from './read-claim.ts';
import { type Figure, figures } from './voices.ts';

/** One aspect of a thing: what each claimant says, how the statements compare, and on whose word each figure rests. */
export interface MatrixRow {
  readonly aspect: string;
  /** Claimants in the order of their earliest statement; each with its claims, earliest first. */
  readonly cells: readonly { readonly claimant: string; readonly claims: readonly ClaimView[] }[];
  /** Every pair of the row, once; none where there are more claims than `MOST_COMPARED`, and then `isCompared` is false. */
  readonly comparisons: readonly Comparison[];
  readonly isCompared: boolean;
  readonly figures: readonly Figure[];
}

/** All claims about a thing, by aspect, for the claims matrix; demands are left to their own list. */
export interface Matrix {
  readonly thing: string;
  readonly rows: readonly MatrixRow[];
}

/** More claims than this in one row are listed and not compared: a thousand would hold the thread for seconds. */
export const MOST_COMPARED = 200;

/**
 * Builds the matrix of a thing. Work and memory grow with the square of the claims in one row, up to 200 claims and so
 * 19,900 comparisons; beyond that with their number.
 */
export function matrix(index: QuadIndex, thing: string): Matrix {
  const claims = claimsAbout(index, thing).filter((claim) => !claim.isDemand);
  const byAspect = Map.groupBy(claims, (claim) => claim.aspect ?? '');
  const rows = [...byAspect].map(([aspect, members]) => rowOf(index, aspect, members));
  return { thing, rows: rows.sort((a, b) => (a.aspect < b.aspect ? -1 : 1)) };
}

function rowOf(index: QuadIndex, aspect: string, claims: readonly ClaimView[]): MatrixRow {
  const inOrder = [...claims].sort(byDate);
  const byClaimant = Map.groupBy(inOrder, (claim) => claim.claimant);
  const cells = [...byClaimant].map(([claimant, members]) => ({ claimant, claims: members }));
  const isCompared = claims.length <= MOST_COMPARED;
  const row = { aspect, cells, isCompared, comparisons: comparisonsOf(index, inOrder) };
  return { ...row, figures: isCompared ? figures(index, inOrder) : [] };
}

/** Every comparison between claims under one aspect, in their order; none under an aspect with too many of them. */
export function comparisonsOf(index: QuadIndex, claims: readonly ClaimView[]): Comparison[] {
  const groups = Map.groupBy(claims, (claim) => claim.aspect);
  return [...groups.values()]
    .filter((members) => members.length <= MOST_COMPARED)
    .flatMap((members) => pairsOf(members).map(([a, b]) => compare(index, a, b)));
}

/** Earliest first; undated last; by IRI where nothing else tells, so that the order never changes by itself. */
export function byDate(a: ClaimView, b: ClaimView): number {
  const [x, y] = [a.earliest ?? '9999', b.earliest ?? '9999'];
  if (x !== y) return x < y ? -1 : 1;
  return a.iri < b.iri ? -1 : 1;
}

/** Every pair of a list, once, in its order. */
export function pairsOf<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]));
}
