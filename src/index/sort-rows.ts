import { MAX_SERIAL } from './term-id.ts';

// Sorting of a few thousand rows at a time, which are the changes; sort-quads.ts sorts those of a whole index.

const DIGIT_BITS = 10;
const DIGITS = 1 << DIGIT_BITS;

/** Sorts rows by serial, column after column, into new memory. A counting sort for each ten bits: 10 ms for 50,000 quads. */
export function sortRows(rows: Int32Array, width: number): Int32Array {
  let sorted = rows;
  for (let column = width - 1; column >= 0; column--) sorted = sortByColumn(sorted, width, column);
  return sorted;
}

/** Rows with their last column in front, sorted: from spo to osp to pos, and from spog to gspo, by one column each time. */
export function turned(rows: Int32Array, width: number): Int32Array {
  const sorted = sortByColumn(rows, width, width - 1);
  const into = new Int32Array(rows.length);
  for (let at = 0; at < sorted.length; at += width) {
    into[at] = sorted[at + width - 1] as number;
    for (let column = 1; column < width; column++) into[at + column] = sorted[at + column - 1] as number;
  }
  return into;
}

/** Sorted rows without repetitions. */
export function distinctRows(sorted: Int32Array, width: number): Int32Array {
  let count = 0;
  const into = new Int32Array(sorted.length);
  for (let at = 0; at < sorted.length; at += width) {
    let same = count > 0;
    for (let column = 0; same && column < width; column++) same = sorted[at + column] === into[count - width + column];
    if (same) continue;
    for (let column = 0; column < width; column++) into[count + column] = sorted[at + column] as number;
    count += width;
  }
  return into.subarray(0, count);
}

/** Stable; rows that are in order already are given back as they are. */
function sortByColumn(rows: Int32Array, width: number, column: number): Int32Array {
  let greatest = 0;
  let sorted = true;
  let last = 0;
  for (let at = column; at < rows.length; at += width) {
    const serial = (rows[at] as number) & MAX_SERIAL;
    if (serial < last) sorted = false;
    if (serial > greatest) greatest = serial;
    last = serial;
  }
  if (sorted) return rows;
  const spare = [new Int32Array(rows.length), new Int32Array(rows.length)] as const;
  const places = new Int32Array(DIGITS);
  let from = rows;
  for (let shift = 0; greatest >>> shift > 0; shift += DIGIT_BITS) {
    const into = from === spare[0] ? spare[1] : spare[0];
    distribute(from, into, { width, column, shift }, places);
    from = into;
  }
  return from;
}

interface Digit {
  readonly width: number;
  readonly column: number;
  readonly shift: number;
}

function distribute(from: Int32Array, into: Int32Array, { width, column, shift }: Digit, places: Int32Array): void {
  places.fill(0);
  for (let at = column; at < from.length; at += width) {
    const digit = (((from[at] as number) & MAX_SERIAL) >>> shift) & (DIGITS - 1);
    (places[digit] as number)++;
  }
  let total = 0;
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = places[digit] as number;
    places[digit] = total;
    total += count * width;
  }
  for (let at = 0; at < from.length; at += width) {
    const digit = (((from[at + column] as number) & MAX_SERIAL) >>> shift) & (DIGITS - 1);
    const place = places[digit] as number;
    places[digit] = place + width;
    for (let i = 0; i < width; i++) into[place + i] = from[at + i] as number;
  }
}
