import { dayNumber, dayOf } from '../claims/date-extent.ts';

/** Steps in which an axis counts. */
export type TimeUnit = 'year' | 'month' | 'day';

/** One step of an axis; its name is the date as addresses have it: 2017, 2017-04, 2017-04-04. */
export interface TimeStep {
  readonly name: string;
  /** First and last day. */
  readonly first: number;
  readonly last: number;
}

/** Years without anything that an axis leaves out. */
export interface TimeGap {
  readonly from: string;
  readonly to: string;
  /** Where it begins and ends, in parts of the axis. */
  readonly start: number;
  readonly end: number;
}

/** Days beyond which an axis counts in longer steps. */
const MOST_DAYS = 62;
const MOST_MONTHS_DAYS = 1130;
/** So many empty years in a row, and more, are left out. */
const LEAST_GAP = 3;
/** The width that is left of them, in years. */
const GAP_WIDTH = 1.5;

/** A stretch of the axis in which time runs evenly. */
interface Stretch {
  readonly first: number;
  readonly after: number;
  readonly start: number;
  readonly width: number;
  readonly isGap: boolean;
}

/** Where days stand on an axis from 0 to 1. Long runs of years without anything are folded, so that one old date does not press the rest together. */
export class TimeScale {
  readonly first: number;
  readonly last: number;
  readonly unit: TimeUnit;
  readonly steps: readonly TimeStep[];
  readonly gaps: readonly TimeGap[];
  readonly #stretches: readonly Stretch[];

  /** From the first to the last day, ISO 8601; `busy` are the years in which something begins or ends. */
  constructor(first: string, last: string, busy: ReadonlySet<number>, unit: TimeUnit = unitFor(first, last)) {
    this.unit = unit;
    const all = stepsOf(this.unit, first, last);
    this.first = all[0]?.first ?? 0;
    this.last = all.at(-1)?.last ?? 0;
    const isLeftOut = this.unit === 'year' ? emptyRuns(all, busy) : new Set<TimeStep>();
    this.steps = all.filter((step) => !isLeftOut.has(step));
    this.#stretches = stretchesOf(all, isLeftOut);
    this.gaps = this.#stretches
      .filter(({ isGap }) => isGap)
      .map(({ first, after, start, width }) => ({
        from: dayOf(first).slice(0, 4),
        to: dayOf(after - 1).slice(0, 4),
        start,
        end: start + width,
      }));
  }

  /** Where a day begins; days beyond the ends stand at the ends. */
  at(day: number): number {
    const stretch = this.#stretches.find(({ after }) => day < after);
    if (stretch === undefined) return 1;
    return stretch.start + (Math.max(0, day - stretch.first) / (stretch.after - stretch.first)) * stretch.width;
  }
}

function stretchesOf(all: readonly TimeStep[], isLeftOut: ReadonlySet<TimeStep>): Stretch[] {
  const runs: { first: number; after: number; weight: number; isGap: boolean }[] = [];
  for (const step of all) {
    const isGap = isLeftOut.has(step);
    const last = runs.at(-1);
    if (last?.isGap === isGap) {
      last.after = step.last + 1;
      last.weight = isGap ? GAP_WIDTH : last.weight + 1;
    } else runs.push({ first: step.first, after: step.last + 1, weight: isGap ? GAP_WIDTH : 1, isGap });
  }
  const total = runs.reduce((sum, { weight }) => sum + weight, 0);
  let start = 0;
  return runs.map(({ first, after, weight, isGap }) => {
    const stretch = { first, after, start, width: weight / total, isGap };
    start += stretch.width;
    return stretch;
  });
}

function emptyRuns(all: readonly TimeStep[], busy: ReadonlySet<number>): Set<TimeStep> {
  const found = new Set<TimeStep>();
  let run: TimeStep[] = [];
  for (const step of [...all, undefined]) {
    if (step !== undefined && !busy.has(Number(step.name))) {
      run.push(step);
      continue;
    }
    if (run.length >= LEAST_GAP) for (const empty of run) found.add(empty);
    run = [];
  }
  return found;
}

/** The steps in which an axis from one day to another counts. */
export function axisSteps(first: string, last: string): TimeStep[] {
  return stepsOf(unitFor(first, last), first, last);
}

function unitFor(first: string, last: string): TimeUnit {
  const days = dayNumber(last) - dayNumber(first);
  return days > MOST_MONTHS_DAYS ? 'year' : days > MOST_DAYS ? 'month' : 'day';
}

/** The whole years, months or days from the one that holds the first day to the one that holds the last. */
function stepsOf(unit: TimeUnit, first: string, last: string): TimeStep[] {
  const steps: TimeStep[] = [];
  const end = dayNumber(last);
  for (let at = startOf(unit, first); at <= end; ) {
    const name = dayOf(at).slice(0, LENGTHS[unit]);
    const after = unit === 'day' ? at + 1 : startOfNext(unit, dayOf(at));
    steps.push({ name, first: at, last: after - 1 });
    at = after;
  }
  return steps;
}

const LENGTHS = { year: 4, month: 7, day: 10 } as const;

function startOf(unit: TimeUnit, day: string): number {
  return dayNumber(`${day.slice(0, LENGTHS[unit])}${'-01-01'.slice(0, 10 - LENGTHS[unit])}`);
}

function startOfNext(unit: 'year' | 'month', day: string): number {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const [after, start] = unit === 'year' || month === 12 ? [year + 1, 1] : [year, month + 1];
  // As text: Date.UTC takes years below 100 for those of the last century but one.
  const name = after > 9999 ? `+0${after}` : String(after).padStart(4, '0');
  return dayNumber(`${name}-${String(start).padStart(2, '0')}-01`);
}
