import { dayNumber, type Extent, extentOf, type Precision } from '../claims/date-extent.ts';
import { SEGMENTS, type Segment } from '../records/segments.ts';
import { compareText } from './listing.ts';
import type { DatedThing } from './plot-things.ts';
import { tally } from './tally.ts';
import { TimeScale, type TimeStep, type TimeUnit } from './time-scale.ts';

/** How many things touch a step of time; one that lasts is counted in every step that it touches. */
export interface TimeCount {
  readonly step: TimeStep;
  readonly count: number;
}

/** What stands on an axis together: the things of one kind. */
export interface Lane {
  /** Undefined: of all kinds, where only counts are known. */
  readonly segment: Segment | undefined;
  readonly total: number;
  readonly content:
    | { readonly kind: 'things'; readonly things: readonly DatedThing[] }
    | { readonly kind: 'counts'; readonly counts: readonly TimeCount[] };
}

/** How many things lie before and after the time that is shown. */
export interface Outside {
  readonly before: number;
  readonly after: number;
}

/** Nothing does. */
export const NONE_OUTSIDE: Outside = { before: 0, after: 0 };

/** A timeline: its axis, what stands on it, and what does not. */
export interface Timeline {
  /** Undefined where nothing bears a date. */
  readonly scale: TimeScale | undefined;
  readonly lanes: readonly Lane[];
  /** In the order of their dates; empty where only counts are shown. */
  readonly dated: readonly DatedThing[];
  /** By name. */
  readonly undated: readonly DatedThing[];
  /** How many bear no date; more than are listed, where only counts are shown. */
  readonly undatedCount: number;
  readonly outside: Outside;
}

/** The days of things where there are too many to read each. */
export interface TimeTallies {
  /** How many lie in the time that is shown. */
  readonly total: number;
  readonly counts: readonly { readonly name: string; readonly count: number }[];
  readonly undated: number;
  readonly outside: Outside;
}

/** The timeline of things, or of the part of them that touches a time. */
export function timelineOf(things: readonly DatedThing[], during?: string): Timeline {
  const dated = things.filter((thing): thing is DatedThing & { extent: Extent } => thing.extent !== undefined);
  const window = during === undefined ? undefined : extentOf(during);
  const shown = dated.filter(({ extent }) => window === undefined || touches(extent, window)).sort(byDate);
  const shownDays = window && daysOf(window);
  const outside = {
    before: shownDays ? dated.filter(({ extent }) => daysOf(extent).last < shownDays.first).length : 0,
    after: shownDays ? dated.filter(({ extent }) => daysOf(extent).first > shownDays.last).length : 0,
  };
  const undated = things.filter(({ extent }) => extent === undefined).sort((a, b) => byName(a, b));
  const scale = scaleOf(
    shown.map(({ extent }) => extent),
    window,
  );
  const kinds = SEGMENTS.filter((segment) => shown.some((thing) => thing.segment === segment));
  const lanes = kinds.map((segment): Lane => {
    const own = shown.filter((thing) => thing.segment === segment);
    return { segment, total: own.length, content: { kind: 'things', things: own } };
  });
  return { scale, lanes, dated: shown, undated, undatedCount: undated.length, outside };
}

/** The same from counts alone: how many things touch each year, month or day that is named. */
export function timelineOfCounts({ total, counts, undated, outside }: TimeTallies, during?: string): Timeline {
  const window = during === undefined ? undefined : extentOf(during);
  const extents = counts.flatMap(({ name }) => extentOf(name) ?? []);
  const unit = extents[0] === undefined ? undefined : UNITS.get(extents[0].precision);
  const scale = scaleOf(extents, window, unit);
  const numbers = new Map(counts.map(({ name, count }) => [name, count]));
  const steps = scale?.steps.map((step) => ({ step, count: numbers.get(step.name) ?? 0 })) ?? [];
  const lane: Lane = { segment: undefined, total, content: { kind: 'counts', counts: steps } };
  return { scale, lanes: scale === undefined ? [] : [lane], dated: [], undated: [], undatedCount: undated, outside };
}

/** How many of some things touch each step. */
export function countsOf(steps: readonly TimeStep[], things: readonly DatedThing[]): TimeCount[] {
  const numbers = tally(
    steps,
    things.flatMap(({ extent }) => (extent === undefined ? [] : [daysOf(extent)])),
  );
  return steps.map((step, at) => ({ step, count: numbers[at] ?? 0 }));
}

/** First and last day as numbers; an end that is not known is without end. */
export function daysOf({ first, last }: Extent): { readonly first: number; readonly last: number } {
  return {
    first: first === undefined ? Number.NEGATIVE_INFINITY : dayNumber(first),
    last: last === undefined ? Number.POSITIVE_INFINITY : dayNumber(last),
  };
}

function touches(extent: Extent, window: Extent): boolean {
  const [own, shown] = [daysOf(extent), daysOf(window)];
  return own.first <= shown.last && own.last >= shown.first;
}

/** What is counted by years stands on an axis of years, however short that is. */
const UNITS: ReadonlyMap<Precision, TimeUnit> = new Map([
  ['year', 'year'],
  ['month', 'month'],
  ['day', 'day'],
]);

function scaleOf(extents: readonly Extent[], window: Extent | undefined, unit?: TimeUnit): TimeScale | undefined {
  const ends = extents.flatMap(({ first, last }) => [first, last].filter((day) => day !== undefined)).sort(compareText);
  const first = window?.first ?? ends[0];
  const last = window?.last ?? ends.at(-1);
  if (first === undefined || last === undefined || extents.length === 0) return undefined;
  return new TimeScale(first, last, new Set(ends.map((day) => Number(day.slice(0, 4)))), unit);
}

function byDate(a: DatedThing, b: DatedThing): number {
  const day = ({ extent }: DatedThing): string => extent?.first ?? extent?.last ?? '';
  const end = ({ extent }: DatedThing): string => extent?.last ?? '9999';
  return compareText(day(a), day(b)) || compareText(end(a), end(b)) || byName(a, b);
}

function byName(a: DatedThing, b: DatedThing): number {
  return compareText(a.name, b.name) || compareText(a.iri, b.iri);
}
