import { MAX_SERIAL } from './term-id.ts';

/** The place of a column in a row of four ids. */
const [SUBJECT, PREDICATE, OBJECT, GRAPH] = [0, 1, 2, 3] as const;

/**
 * Sorts rows of four ids by the serials of subject, predicate, object and graph: four stable counting sorts, from the
 * last column to the first, each of which is skipped where the rows are in order already. The chunks are emptied on the
 * way. Memory: twice the rows (32 bytes each) and 4 bytes a term.
 */
export function sortQuads(chunks: Int32Array[], terms: number): Int32Array {
  let length = 0;
  for (const chunk of chunks) length += chunk.length;
  let from = chunks;
  let spare = new Int32Array(length);
  for (const column of [GRAPH, OBJECT, PREDICATE, SUBJECT]) {
    const counts = countsUnlessSorted(from, column, terms);
    if (counts === undefined) continue;
    const into = spare;
    scatter(from, column, counts, into);
    spare = from === chunks ? new Int32Array(length) : (from[0] as Int32Array<ArrayBuffer>);
    if (from === chunks) chunks.length = 0;
    from = [into];
  }
  if (from === chunks) join(chunks, spare);
  return from === chunks ? spare : (from[0] as Int32Array);
}

/** For each serial the place of its first row; undefined where no row need move. */
function countsUnlessSorted(chunks: readonly Int32Array[], column: number, terms: number): Int32Array | undefined {
  const counts = new Int32Array(terms + 1);
  let sorted = true;
  let last = 0;
  for (const chunk of chunks) {
    for (let i = column; i < chunk.length; i += 4) {
      const serial = (chunk[i] as number) & MAX_SERIAL;
      if (serial < last) sorted = false;
      last = serial;
      (counts[serial + 1] as number)++;
    }
  }
  if (sorted) return undefined;
  for (let serial = 0; serial < terms; serial++) (counts[serial + 1] as number) += counts[serial] as number;
  return counts;
}

function scatter(chunks: readonly Int32Array[], column: number, places: Int32Array, into: Int32Array): void {
  for (const chunk of chunks) {
    for (let i = 0; i < chunk.length; i += 4) {
      const serial = (chunk[i + column] as number) & MAX_SERIAL;
      const at = (places[serial] as number) * 4;
      (places[serial] as number)++;
      into[at] = chunk[i] as number;
      into[at + 1] = chunk[i + 1] as number;
      into[at + 2] = chunk[i + 2] as number;
      into[at + 3] = chunk[i + 3] as number;
    }
  }
}

function join(chunks: readonly Int32Array[], into: Int32Array): void {
  let at = 0;
  for (const chunk of chunks) {
    into.set(chunk, at);
    at += chunk.length;
  }
}
