import type { BaseReader } from './base-reader.ts';
import { lowerBound, lowerPair } from './search.ts';
import { type Ids, int32, type Offsets, uint32 } from './shared-arrays.ts';
import type { SortedRows } from './sorted-rows.ts';
import { MAX_SERIAL, serialOf, type TermId } from './term-id.ts';

/** What happens to the rows of an order: numbers of rows that go, and before which rows the new ones come; ascending. */
export interface Edits {
  readonly out: Int32Array;
  readonly in: Int32Array;
}

type Place = (x: TermId, y: TermId, z: TermId) => number;

/** Where a triple is in the order spo of the base, or would be. */
export const spoPlace =
  (base: BaseReader): Place =>
  (s, p, o) => {
    const serial = s & MAX_SERIAL;
    if (serial >= base.terms) return base.triples;
    const { subjects } = base;
    return lowerPair(base.spoP, base.spoO, subjects[serial] as number, subjects[serial + 1] as number, p, o);
  };

/** The same in the order osp. */
export const ospPlace =
  (base: BaseReader): Place =>
  (o, s, p) => {
    const serial = o & MAX_SERIAL;
    if (serial >= base.terms) return base.triples;
    const { objects } = base;
    return lowerPair(base.ospS, base.ospP, objects[serial] as number, objects[serial + 1] as number, s, p);
  };

/** The same in the order pos. */
export const posPlace =
  (base: BaseReader): Place =>
  (p, o, s) => {
    const { predicates, predicateRows } = base;
    const place = lowerBound(predicates, 0, predicates.length, p);
    const first = predicateRows[place] as number;
    return predicates[place] === p
      ? lowerPair(base.posO, base.posS, first, predicateRows[place + 1] as number, o, s)
      : first;
  };

/** Looks up every row that changes: a binary search each. */
export function editsOf(place: Place, lost: SortedRows, gained: SortedRows): Edits {
  const places = ({ rows, length }: SortedRows): Int32Array => {
    const found = new Int32Array(length);
    for (let i = 0; i < length; i++) {
      found[i] = place(rows[i * 3] as number, rows[i * 3 + 1] as number, rows[i * 3 + 2] as number);
    }
    return found;
  };
  return { out: places(lost), in: places(gained) };
}

/** A column after the edits; `values` has a number for each row that comes. What does not change is copied in runs. */
export function edited(column: Int32Array, edits: Edits, values: Int32Array): Ids {
  const into = int32(column.length - edits.out.length + edits.in.length);
  let used = 0;
  eachRun(column.length, edits, (from, to, next) => {
    into.set(column.subarray(from, to), used);
    used += to - from;
    if (next >= 0) into[used++] = values[next] as number;
  });
  return into;
}

/** The new number of each row that stays (by its old number), and of each that comes. */
export function renumbered(length: number, edits: Edits): { old: Int32Array; added: Int32Array } {
  const old = new Int32Array(length).fill(-1);
  const added = new Int32Array(edits.in.length);
  let used = 0;
  eachRun(length, edits, (from, to, next) => {
    for (let i = from; i < to; i++) old[i] = used++;
    if (next >= 0) added[next] = used++;
  });
  return { old, added };
}

/** Says each run of rows that stay, and which new row follows it (-1: none). */
function eachRun(length: number, edits: Edits, say: (from: number, to: number, next: number) => void): void {
  let from = 0;
  let nextOut = 0;
  for (let next = 0; next <= edits.in.length; next++) {
    const to = next < edits.in.length ? (edits.in[next] as number) : length;
    while (nextOut < edits.out.length && (edits.out[nextOut] as number) < to) {
      say(from, edits.out[nextOut] as number, -1);
      from = (edits.out[nextOut++] as number) + 1;
    }
    say(from, to, next < edits.in.length ? next : -1);
    from = to;
  }
}

/** One column of rows of three. */
export function columnOf({ rows, length }: SortedRows, column: number): Int32Array {
  const values = new Int32Array(length);
  for (let i = 0; i < length; i++) values[i] = rows[i * 3 + column] as number;
  return values;
}

/** Offsets by serial after rows were lost and gained, which begin with that serial's id. */
export function editedOffsets(offsets: Uint32Array, terms: number, lost: SortedRows, gained: SortedRows): Offsets {
  const into = uint32(terms + 1);
  const last = offsets.length - 1;
  let shift = 0;
  let out = 0;
  let come = 0;
  for (let serial = 0; serial <= terms; serial++) {
    while (come < gained.length && serialOf(gained.rows[come * 3] as number) < serial) {
      come++;
      shift++;
    }
    while (out < lost.length && serialOf(lost.rows[out * 3] as number) < serial) {
      out++;
      shift--;
    }
    into[serial] = (offsets[Math.min(serial, last)] as number) + shift;
  }
  return into;
}
