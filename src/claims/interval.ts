import { NAMESPACES } from '../rdf/vocabulary.ts';
import type { ClaimView } from './claim-view.ts';

/** A closed interval of whole numbers; `highest` undefined: no upper end. */
export interface Interval {
  readonly lowest: bigint;
  readonly highest: bigint | undefined;
}

const BOUND = `${NAMESPACES.vocabulary}bound#`;

/**
 * The interval a figure states (model.md, "Comparison"): unqualified or exactly [n,n]; at-least [n,∞); more-than [n+1,∞);
 * at-most [0,n]; between [a,b]. About, nearly and order-of-magnitude are approximate and give none, as does a claim
 * without a whole number.
 */
export function intervalOf({ value, bound }: Pick<ClaimView, 'value' | 'bound'>): Interval | undefined {
  if (value?.kind !== 'number' || !/^\d+$/.test(value.lexical)) return undefined;
  const n = BigInt(value.lexical);
  switch (bound) {
    case `${BOUND}unqualified`:
    case `${BOUND}exactly`:
      return { lowest: n, highest: n };
    case `${BOUND}at-least`:
      return { lowest: n, highest: undefined };
    case `${BOUND}more-than`:
      return { lowest: n + 1n, highest: undefined };
    case `${BOUND}at-most`:
      return { lowest: 0n, highest: n };
    case `${BOUND}between`:
      return value.upper !== undefined && /^\d+$/.test(value.upper)
        ? { lowest: n, highest: BigInt(value.upper) }
        : undefined;
    default:
      return undefined;
  }
}

export function isSameInterval(a: Interval, b: Interval): boolean {
  return a.lowest === b.lowest && a.highest === b.highest;
}

export function meet(a: Interval, b: Interval): boolean {
  return !isAbove(a, b) && !isAbove(b, a);
}

/** Whether even the least that `a` states is more than all that `b` allows. */
export function isAbove(a: Interval, b: Interval): boolean {
  return b.highest !== undefined && a.lowest > b.highest;
}
