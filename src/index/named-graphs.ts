import type { BaseReader } from './base-reader.ts';
import type { DeltaReader } from './delta-reader.ts';
import type { SortedRows } from './sorted-rows.ts';
import { serialOf, type TermId, UNNAMED_GRAPH } from './term-id.ts';

/** The ids of the named graphs that hold something, by serial. Reads the base's list once, and the delta's graphs. */
export function namedGraphs(base: BaseReader, delta: DeltaReader): Int32Array {
  const changes = new Map<TermId, number>();
  eachGraph(delta.added.gspo, (g, count) => changes.set(g, count));
  eachGraph(delta.removed.gspo, (g, count) => changes.set(g, (changes.get(g) ?? 0) - count));
  if (changes.size === 0 && base.graphPlace(UNNAMED_GRAPH) < 0) return base.graphs;
  const touched = [...changes.keys()].sort((a, b) => serialOf(a) - serialOf(b));
  const ids = new Int32Array(base.graphs.length + touched.length);
  let count = 0;
  const note = (g: TermId) => {
    if (g !== UNNAMED_GRAPH && base.graphSize(g) + (changes.get(g) ?? 0) > 0) ids[count++] = g;
  };
  let next = 0;
  for (const g of base.graphs) {
    while (next < touched.length && serialOf(touched[next] as TermId) < serialOf(g)) note(touched[next++] as TermId);
    if (touched[next] === g) next++;
    note(g);
  }
  while (next < touched.length) note(touched[next++] as TermId);
  return ids.subarray(0, count);
}

/** Says how many rows each graph has, in rows that begin with the graph. */
function eachGraph(rows: SortedRows, say: (g: TermId, count: number) => void): void {
  for (let at = 0; at < rows.length; ) {
    const g = rows.rows[at * 4] as number;
    const end = rows.end(at, 1, g, 0, 0, 0);
    say(g, end - at);
    at = end;
  }
}
