import type { ClaimView } from './claim-view.ts';
import { scopeKey } from './compare.ts';

/** The lowest and the highest number given for one thing counted, each with every claim that gives it. */
export interface Extremes {
  readonly counts: string | undefined;
  /** How many claims give a number. */
  readonly total: number;
  readonly lowest: readonly ClaimView[];
  readonly highest: readonly ClaimView[];
}

/**
 * The ends of what is claimed, by what is counted and what the count covers; numbers as the sources print them, whatever
 * their bound, since a reader asks what was said. A part of another figure of the same kind is no lower figure. Groups in
 * which fewer than two different numbers stand are left out; the largest group comes first.
 */
export function extremes(claims: readonly ClaimView[]): Extremes[] {
  const known = new Map(claims.map((claim) => [claim.iri, claim]));
  const isPart = ({ subsetOf, counts }: ClaimView): boolean =>
    subsetOf.some((whole) => known.has(whole) && known.get(whole)?.counts === counts);
  const numbered = claims.filter((claim) => claim.value?.kind === 'number' && !isPart(claim));
  const groups = Map.groupBy(numbered, ({ counts, scope }) => `${counts ?? ''} ${scopeKey(scope)}`);
  return [...groups.values()]
    .map((members) => endsOf(members))
    .filter(({ lowest, highest }) => lowest[0] !== undefined && low(lowest[0]) < high(highest[0] ?? lowest[0]))
    .sort((a, b) => b.total - a.total);
}

function endsOf(members: readonly ClaimView[]): Extremes {
  const least = Math.min(...members.map(low));
  const most = Math.max(...members.map(high));
  return {
    counts: members[0]?.counts,
    total: members.length,
    lowest: members.filter((claim) => low(claim) === least),
    highest: members.filter((claim) => high(claim) === most),
  };
}

/** The number of a claim, the lower one of a range; NaN where it gives none. */
export function low({ value }: ClaimView): number {
  return value?.kind === 'number' ? Number(value.lexical) : Number.NaN;
}

/** The number of a claim, the upper one of a range; NaN where it gives none. */
export function high({ value }: ClaimView): number {
  return value?.kind === 'number' ? Number(value.upper ?? value.lexical) : Number.NaN;
}
