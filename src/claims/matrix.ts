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
  /** Every pair of the row, once. */
  readonly comparisons: readonly Comparison[];
  readonly figures: readonly Figure[];
}

/** All claims about a thing, by aspect, for the claims matrix; demands are left to their own list. */
export interface Matrix {
  readonly thing: string;
  readonly rows: readonly MatrixRow[];
}

/**
 * Builds the matrix of a thing. Work and memory grow with the square of the claims in one row: at the largest row of the
 * curated data (about 25 claims) that is 300 comparisons.
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
  const comparisons = pairsOf(inOrder).map(([a, b]) => compare(index, a, b));
  const cells = [...byClaimant].map(([claimant, members]) => ({ claimant, claims: members }));
  return { aspect, cells, comparisons, figures: figures(index, inOrder) };
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
