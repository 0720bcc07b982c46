import type { BaseReader } from './base-reader.ts';
import type { DeltaReader } from './delta-reader.ts';
import type { SortedRows } from './sorted-rows.ts';
import { MAX_SERIAL, serialOf, type TermId, UNNAMED_GRAPH } from './term-id.ts';

/** Of a serial that is greater than all. */
const NO_MORE: TermId = MAX_SERIAL;

/** The ids of the named graphs that hold something, by serial. Reads the base's list once, and the delta's graphs. */
export function namedGraphs(base: BaseReader, delta: DeltaReader): Int32Array {
  const changes = new Map<TermId, number>();
  eachGraph(delta.added.gspo, (g, count) => changes.set(g, count));
  eachGraph(delta.removed.gspo, (g, count) => changes.set(g, (changes.get(g) ?? 0) - count));
  if (changes.size === 0 && base.graphPlace(UNNAMED_GRAPH) < 0) return base.graphs;
  const touched = [...changes.keys()].sort((a, b) => serialOf(a) - serialOf(b));
  const ids = new Int32Array(base.graphs.length + touched.length);
  let count = 0;
  let next = 0;
  for (let place = 0; place <= base.graphs.length; place++) {
    const g = place < base.graphs.length ? (base.graphs[place] as number) : NO_MORE;
    for (; next < touched.length && serialOf(touched[next] as TermId) < serialOf(g); next++) {
      const gained = touched[next] as TermId;
      if (gained !== UNNAMED_GRAPH && (changes.get(gained) ?? 0) > 0) ids[count++] = gained;
    }
    if (g === NO_MORE || g === UNNAMED_GRAPH) continue;
    const change = touched[next] === g ? (changes.get(g) ?? 0) : 0;
    if (touched[next] === g) next++;
    if ((base.graphRows[place + 1] as number) - (base.graphRows[place] as number) + change > 0) ids[count++] = g;
  }
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
