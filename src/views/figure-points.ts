import type { ClaimView } from '../claims/claim-view.ts';
import { high, low } from '../claims/extremes.ts';
import { intervalOf } from '../claims/interval.ts';

/** How a figure is drawn: a dot, a dot with an open side above or below it, a bar, or a pale blur where it is approximate. */
export type PointShape = 'exact' | 'open-above' | 'open-below' | 'between' | 'approximate';

/** One figure in the plane of time and number; days since 1970, and both ends where the day or the number has two. */
export interface FigurePoint {
  readonly claim: ClaimView;
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly shape: PointShape;
}

const DAY = 86_400_000;

/** The figures that have a day or a span of days, by day; what is a part of another figure is not drawn beside it. */
export function figurePoints(claims: readonly ClaimView[]): FigurePoint[] {
  return wholeFigures(claims)
    .flatMap((claim) => {
      const from = dayOf(claim.earliest ?? claim.latest);
      const to = dayOf(claim.latest ?? claim.earliest);
      if (from === undefined || to === undefined) return [];
      return [{ claim, from, to, low: low(claim), high: high(claim), shape: shapeOf(claim) }];
    })
    .sort((a, b) => a.from - b.from || a.low - b.low);
}

/** How many figures have no day, so that they have no place in that plane. */
export function undatedFigures(claims: readonly ClaimView[]): number {
  return wholeFigures(claims).filter(({ earliest, latest }) => dayOf(earliest ?? latest) === undefined).length;
}

function wholeFigures(claims: readonly ClaimView[]): ClaimView[] {
  const known = new Set(claims.map(({ iri }) => iri));
  return claims.filter((claim) => claim.value?.kind === 'number' && !claim.subsetOf.some((whole) => known.has(whole)));
}

/** By the interval that the figure states: the words of its bound are read in claims/interval.ts and nowhere else. */
function shapeOf(claim: ClaimView): PointShape {
  const interval = intervalOf(claim);
  if (interval === undefined) return 'approximate';
  if (interval.highest === undefined) return 'open-above';
  if (interval.lowest === interval.highest) return 'exact';
  return interval.lowest === 0n ? 'open-below' : 'between';
}

function dayOf(date: string | undefined): number | undefined {
  const time = date === undefined ? Number.NaN : Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : Math.round(time / DAY);
}

/** Round numbers over a span, about as many as asked for. */
export function ticks(from: number, to: number, about: number): number[] {
  const raw = Math.max((to - from) / about, 1);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((times) => times * power).find((candidate) => candidate >= raw) ?? power;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, at) => first + at * step);
}

/** First days of years over a span of days, at most as many as fit; none where the span lies within one year. */
export function yearTicks(from: number, to: number, most: number): { readonly day: number; readonly year: number }[] {
  const year = (day: number): number => new Date(day * DAY).getUTCFullYear();
  const all = Array.from({ length: year(to) - year(from) }, (_, at) => year(from) + 1 + at);
  const every = Math.ceil(all.length / most);
  return all
    .filter((_, at) => at % Math.max(every, 1) === 0)
    .map((own) => ({ day: Math.round(Date.UTC(own, 0, 1) / DAY), year: own }));
}
