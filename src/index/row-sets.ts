import { type Ids, passingInt32 } from './shared-arrays.ts';
import { MAX_SERIAL } from './term-id.ts';

// Sorted rows as sets. One side is often a handful and the other a hundred thousand: positions are found by doubling
// steps, and what lies between them is copied whole.

export const NO_ROWS = new Int32Array(0);

/** Less than zero, zero or more, by the serials of the first `width` columns; places in numbers, not rows. */
export function compareRows(a: Int32Array, atA: number, b: Int32Array, atB: number, width: number): number {
  for (let column = 0; column < width; column++) {
    const order = ((a[atA + column] as number) & MAX_SERIAL) - ((b[atB + column] as number) & MAX_SERIAL);
    if (order !== 0) return order;
  }
  return 0;
}

/** False past the end of `a`. */
function isSameRow(a: Int32Array, atA: number, b: Int32Array, atB: number, width: number): boolean {
  if (atA >= a.length) return false;
  for (let column = 0; column < width; column++) if (a[atA + column] !== b[atB + column]) return false;
  return true;
}

/** The first row of `rows`, from the row `from` on, that does not stand before the row of `wanted` at `at` (in numbers). */
function firstNotBefore(rows: Int32Array, width: number, from: number, wanted: Int32Array, at: number): number {
  const length = rows.length / width;
  let low = from;
  let step = 1;
  while (low + step <= length && compareRows(rows, (low + step - 1) * width, wanted, at, width) < 0) {
    low += step;
    step *= 2;
  }
  let high = Math.min(length, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareRows(rows, middle * width, wanted, at, width) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rows of `rows` that are not in `others`. One step for each of `rows`, and the logarithm of what is passed over. */
export function without(rows: Int32Array, others: Int32Array, width: number): Int32Array {
  if (others.length === 0) return rows;
  const left = new Int32Array(rows.length);
  let used = 0;
  let place = 0;
  for (let at = 0; at < rows.length; at += width) {
    // Two sets that are nearly the same go hand in hand.
    if (!isSameRow(others, place * width, rows, at, width)) {
      place = firstNotBefore(others, width, place, rows, at);
    }
    if (isSameRow(others, place * width, rows, at, width)) {
      place++;
      continue;
    }
    for (let column = 0; column < width; column++) left[used++] = rows[at + column] as number;
  }
  return left.subarray(0, used);
}

/**
 * The rows without those of `drop`, and with those of `put`, of which none may be there already; in new shared memory.
 * Searches for each row of `drop` and `put`; the rest is copied in runs.
 */
export function changed(rows: Int32Array, drop: Int32Array, put: Int32Array, width: number): Ids {
  const dropped = places(rows, drop, width, true);
  const into = passingInt32(rows.length - dropped.length * width + put.length);
  const inserted = places(rows, put, width, false);
  let from = 0;
  let used = 0;
  let nextDrop = 0;
  for (let nextPut = 0; nextPut <= inserted.length; nextPut++) {
    const to = nextPut < inserted.length ? (inserted[nextPut] as number) : rows.length;
    // A row that is dropped here stands after what is put here.
    while (nextDrop < dropped.length && (dropped[nextDrop] as number) < to) {
      const end = dropped[nextDrop++] as number;
      used = copyRun(rows, from, end, into, used);
      from = end + width;
    }
    used = copyRun(rows, from, to, into, used);
    from = to;
    if (nextPut < inserted.length) for (let i = 0; i < width; i++) into[used++] = put[nextPut * width + i] as number;
  }
  return into;
}

/** Where in `rows` (in numbers) each row of `wanted` stands or would; `present`: only of those that are there. */
function places(rows: Int32Array, wanted: Int32Array, width: number, present: boolean): Int32Array {
  const found = new Int32Array(wanted.length / width);
  let count = 0;
  let place = 0;
  for (let at = 0; at < wanted.length; at += width) {
    place = firstNotBefore(rows, width, place, wanted, at);
    if (!present || isSameRow(rows, place * width, wanted, at, width)) found[count++] = place * width;
  }
  return found.subarray(0, count);
}

/** Short runs by hand: a call to `set` costs as much as fifty numbers. */
function copyRun(rows: Int32Array, from: number, to: number, into: Int32Array, at: number): number {
  if (to - from > 50) into.set(rows.subarray(from, to), at);
  else for (let i = from; i < to; i++) into[at + i - from] = rows[i] as number;
  return at + to - from;
}
