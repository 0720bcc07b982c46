import { KIND } from '../../../index/term-id.ts';
import type { Budget } from '../operator.ts';
import type { QueryTerms } from '../query-terms.ts';
import type { KeyTable } from './key-table.ts';
import { mergeSort } from './merge-sort.ts';

/** How many bytes of a text are compared at once: as numbers to the base 257, where 0 is the end, they fit a double. */
const BYTES = 6;
const BASE = 257;
/** Bytes that are compared in a step of work, as a power of two. */
const BYTES_A_STEP = 6;

/** Whether terms are all IRIs, all strings or all strings with a language, and all in the dictionary. */
export function areTexts(different: KeyTable, terms: QueryTerms): boolean {
  const first = different.size > 0 ? different.id(0, 0) : 0;
  if (first <= 0) return false;
  const kind = terms.kind(first);
  if (kind !== KIND.iri && kind !== KIND.string && kind !== KIND.text) return false;
  for (let i = 1; i < different.size; i++) {
    const id = different.id(i, 0);
    if (id <= 0 || terms.kind(id) !== kind) return false;
  }
  return true;
}

/**
 * Sorts texts by their bytes, which is by code points: by the first few bytes of all as numbers, then each run of equals
 * by the next few, so that no text is read beyond what tells it from the others. `compare` decides between equal texts.
 */
export function sortTexts(
  order: Uint32Array,
  different: KeyTable,
  { dictionary }: QueryTerms,
  compare: (a: number, b: number) => number,
  budget: Budget,
): void {
  const keys = new Float64Array(different.size);
  budget.hold(keys.byteLength);
  const byKey = (a: number, b: number): number => (keys[a] as number) - (keys[b] as number);
  const runs = [{ start: 0, end: order.length, depth: sharedBytes(different, dictionary, budget) }];
  for (let run = runs.pop(); run !== undefined; run = runs.pop()) {
    const { start, end, depth } = run;
    const part = order.subarray(start, end);
    for (const index of part) {
      const id = different.id(index, 0);
      const from = dictionary.start(id) + depth;
      keys[index] = keyAt(dictionary.heap(id), from, dictionary.end(id));
    }
    mergeSort(part, byKey, budget);
    for (let from = 0; from < part.length; ) {
      const key = keys[part[from] as number] as number;
      let to = from + 1;
      while (to < part.length && keys[part[to] as number] === key) to++;
      if (to - from > 1) {
        // A last digit of 0: these have come to their end together.
        if (key % BASE === 0) mergeSort(part.subarray(from, to), compare, budget);
        else runs.push({ start: start + from, end: start + to, depth: depth + BYTES });
      }
      from = to;
    }
  }
  budget.release(keys.byteLength);
}

/** How many bytes all texts begin with alike, as IRIs of one archive do: from there on they are told apart. */
function sharedBytes(different: KeyTable, dictionary: QueryTerms['dictionary'], budget: Budget): number {
  const first = different.id(0, 0);
  const bytes = dictionary.heap(first);
  const start = dictionary.start(first);
  let shared = dictionary.end(first) - start;
  for (let i = 1; i < different.size && shared > 0; i++) {
    const id = different.id(i, 0);
    const heap = dictionary.heap(id);
    const from = dictionary.start(id);
    const most = Math.min(shared, dictionary.end(id) - from);
    let alike = 0;
    while (alike < most && heap[from + alike] === bytes[start + alike]) alike++;
    shared = alike;
    budget.tick(1 + (alike >> BYTES_A_STEP));
  }
  return shared;
}

function keyAt(heap: Uint8Array, from: number, end: number): number {
  let key = 0;
  for (let at = from; at < from + BYTES; at++) key = key * BASE + (at < end ? (heap[at] as number) + 1 : 0);
  return key;
}
