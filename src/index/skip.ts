import { firstWhere } from './search.ts';

/** The rows of the delta that go into a stretch of the base, or out of it: how many, and where in the base each belongs. */
export interface Placed {
  readonly length: number;
  readonly place: (at: number) => number;
}

/** How many rows of each are passed. */
export interface Passed {
  readonly base: number;
  readonly gained: number;
  readonly lost: number;
}

/**
 * What has been passed when `rows` rows are left out of a stretch that begins at `from`, with gains put in and losses taken
 * out. Binary searches, each step of which places one row of the delta.
 */
export function passedBy(rows: number, from: number, gained: Placed, lost: Placed): Passed {
  const lostBefore = (place: number): number => firstWhere(lost.length, (at) => lost.place(at) >= place);
  const rankOf = (at: number): number => {
    const place = gained.place(at);
    return at + place - from - lostBefore(place);
  };
  const gains = firstWhere(gained.length, (at) => rankOf(at) >= rows);
  const kept = rows - gains;
  const losses = firstWhere(lost.length, (at) => lost.place(at) - from - at >= kept);
  return { base: kept + losses, gained: gains, lost: losses };
}
