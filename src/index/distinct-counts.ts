import type { Ids, Offsets } from './shared-arrays.ts';
import { serialOf } from './term-id.ts';

/**
 * For each predicate the number of distinct subjects and of distinct objects of its triples, two after two. Memory: 4 bytes
 * a term.
 */
export function distinctCounts(
  spo: { readonly offsets: Offsets; readonly p: Ids },
  pos: { readonly predicates: Ids; readonly offsets: Offsets; readonly o: Ids },
  terms: number,
): Float64Array<SharedArrayBuffer> {
  const subjects = subjectsBySerial(spo, terms);
  const { predicates } = pos;
  const counts = new Float64Array(new SharedArrayBuffer(predicates.length * 16));
  for (let i = 0; i < predicates.length; i++) {
    counts[2 * i] = subjects[serialOf(predicates[i] as number)] as number;
    counts[2 * i + 1] = changes(pos.o, pos.offsets[i] as number, pos.offsets[i + 1] as number);
  }
  return counts;
}

function subjectsBySerial({ offsets, p }: { readonly offsets: Offsets; readonly p: Ids }, terms: number): Int32Array {
  const subjects = new Int32Array(terms);
  for (let serial = 0; serial < terms; serial++) {
    const end = offsets[serial + 1] as number;
    let last = 0;
    for (let i = offsets[serial] as number; i < end; i++) {
      const predicate = p[i] as number;
      if (predicate !== last) (subjects[serialOf(predicate)] as number)++;
      last = predicate;
    }
  }
  return subjects;
}

/** How many distinct ids a sorted stretch has. */
function changes(column: Ids, start: number, end: number): number {
  let count = 0;
  let last = 0;
  for (let i = start; i < end; i++) {
    const id = column[i] as number;
    if (id !== last) count++;
    last = id;
  }
  return count;
}
