import { MAX_SERIAL, type TermId } from './term-id.ts';

// Binary searches in columns of ids sorted by serial. Plain loops over typed arrays: every pattern that is opened runs
// several of them, so nothing here may allocate.

/** The first place in [from, to) whose serial is not below that of `id`; `to` if there is none. */
export function lowerBound(column: Int32Array, from: number, to: number, id: TermId): number {
  const serial = id & MAX_SERIAL;
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (((column[middle] as number) & MAX_SERIAL) < serial) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place in [from, to) that does not hold `id`, where all places with it come first; found by doubling steps, because runs are short. */
export function runEnd(column: Int32Array, from: number, to: number, id: TermId): number {
  let low = from;
  let step = 1;
  while (low + step <= to && column[low + step - 1] === id) {
    low += step;
    step *= 2;
  }
  let high = Math.min(to, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (column[middle] === id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place in [from, to) whose pair of ids is not below (`x`, `y`). */
export function lowerPair(a: Int32Array, b: Int32Array, from: number, to: number, x: TermId, y: TermId): number {
  const first = x & MAX_SERIAL;
  const second = y & MAX_SERIAL;
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const head = (a[middle] as number) & MAX_SERIAL;
    if (head < first || (head === first && ((b[middle] as number) & MAX_SERIAL) < second)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place in [from, to) of ascending numbers that is not below `least`. */
export function lowerNumber(numbers: Uint32Array, from: number, to: number, least: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where `id` is in a whole column of distinct ids; -1 if it is not. */
export function placeOf(column: Int32Array, id: TermId): number {
  const place = lowerBound(column, 0, column.length, id);
  return place < column.length && column[place] === id ? place : -1;
}

/** The first number in [0, length) of which the test is true; `length` if there is none. Once true, the test stays so. */
export function firstWhere(length: number, test: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
