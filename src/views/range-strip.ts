import type { ClaimView } from '../claims/claim-view.ts';
import { intervalOf } from '../claims/interval.ts';
import { type Html, trusted } from './html.ts';

/** The numbers between which the figures of a row lie. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/** The span of a row's figures; undefined where fewer than two different ones can be drawn. */
export function spanOf(claims: readonly ClaimView[]): Span | undefined {
  const ends = claims.flatMap(({ value }) =>
    value?.kind === 'number'
      ? [Number(value.lexical), ...(value.upper === undefined ? [] : [Number(value.upper)])]
      : [],
  );
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  return high > low ? { low, high } : undefined;
}

const WIDTH = 200;
const MARGIN = 8;

/**
 * One figure drawn on the scale of its row: a dot for a figure, a bar with an arrow for an open side, a pale blur where
 * it is approximate. For the eye alone: the words beside it say the same.
 */
export function rangeStrip(claim: ClaimView, span: Span): Html | undefined {
  if (claim.value?.kind !== 'number') return undefined;
  const at = (n: number): number => MARGIN + ((n - span.low) / (span.high - span.low)) * (WIDTH - 2 * MARGIN);
  const x = at(Number(claim.value.lexical)).toFixed(1);
  const interval = intervalOf(claim);
  return trusted(
    `<svg class="strip" viewBox="0 0 ${WIDTH} 12" aria-hidden="true" focusable="false"><path class="axis" d="M0 6H${WIDTH}"/>${shape()}</svg>`,
  );

  function shape(): string {
    if (interval === undefined) return `<circle class="blur" cx="${x}" cy="6" r="5.5"/>`;
    const from = Math.max(0, at(Number(interval.lowest)));
    const to = interval.highest === undefined ? WIDTH : at(Number(interval.highest));
    if (to - from < 0.1) return `<circle class="dot" cx="${x}" cy="6" r="4"/>`;
    const arrow =
      interval.highest === undefined ? `<path class="end" d="M${WIDTH - 5} 2.5L${WIDTH} 6L${WIDTH - 5} 9.5"/>` : '';
    return `<path class="bar" d="M${from.toFixed(1)} 6H${to.toFixed(1)}"/><path class="stop" d="M${x} 2v8"/>${arrow}`;
  }
}
