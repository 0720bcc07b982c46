import type { DatedThing } from './plot-things.ts';
import type { TimeScale } from './time-scale.ts';
import { daysOf } from './timeline-model.ts';

/** A thing on the axis: a sign where its time is too short to be seen, else a bar. Ends from 0 to 1. */
export interface Mark {
  readonly thing: DatedThing;
  readonly shape: 'sign' | 'bar';
  readonly start: number;
  readonly end: number;
  /** Rows from the axis upwards, from 0; bars and signs have rows of their own. */
  readonly row: number;
  /** The time goes on beyond what is known of it, or shown. */
  readonly isOpenBefore: boolean;
  readonly isOpenAfter: boolean;
}

/** The marks of a lane; undefined where they would stand too high to be told apart. */
export interface Stack {
  readonly marks: readonly Mark[];
  readonly signRows: number;
  readonly barRows: number;
}

/** The day of a thing is known, and nobody doubts it. */
export function isExact({ extent }: DatedThing): boolean {
  return extent?.precision === 'day' && !extent.isDoubtful;
}

/** What a sign takes of the axis: 13 of some 520 pixels, so that signs on a narrow screen just touch. */
const SIGN = 0.025;
/** Room between bars of one row. */
const BAR_ROOM = 0.006;
const MOST_SIGN_ROWS = 16;
const MOST_BAR_ROWS = 20;

/** Stacks things of a lane, in the order of their dates: each stands in the lowest row where it has room. */
export function stackOf(things: readonly DatedThing[], scale: TimeScale): Stack | undefined {
  const signs = new Rows(MOST_SIGN_ROWS);
  const bars = new Rows(MOST_BAR_ROWS);
  const marks: Mark[] = [];
  for (const thing of things) {
    if (thing.extent === undefined) continue;
    const { first, last } = daysOf(thing.extent);
    const start = scale.at(Math.max(first, scale.first));
    const end = scale.at(Math.min(last, scale.last) + 1);
    const middle = Math.min(1 - SIGN / 2, Math.max(SIGN / 2, (start + end) / 2));
    const isOpen = !Number.isFinite(first) || !Number.isFinite(last);
    const shape = end - start > SIGN && (isOpen || thing.extent.precision !== 'day') ? 'bar' : 'sign';
    const row = shape === 'bar' ? bars.place(start, end + BAR_ROOM) : signs.place(middle - SIGN / 2, middle + SIGN / 2);
    if (row === undefined) return undefined;
    const ends = shape === 'bar' ? { start, end } : { start: middle, end: middle };
    marks.push({ thing, shape, row, ...ends, isOpenBefore: first < scale.first, isOpenAfter: last > scale.last });
  }
  return { marks, signRows: signs.count, barRows: bars.count };
}

/** Rows that fill from one end; what comes starts no earlier than what came before. */
class Rows {
  readonly #most: number;
  readonly #ends: number[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  get count(): number {
    return this.#ends.length;
  }

  /** The lowest row that is free from there on; undefined where all are taken. */
  place(start: number, end: number): number | undefined {
    // What begins where another ends has room: a rounding must not lift it.
    const free = this.#ends.findIndex((taken) => taken <= start + 1e-9);
    const row = free === -1 ? this.#ends.length : free;
    if (row >= this.#most) return undefined;
    this.#ends[row] = end;
    return row;
  }
}
