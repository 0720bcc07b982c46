import type { IndexReader } from './index-reader.ts';
import { compareRows } from './row-sets.ts';
import { type Ids, int32 } from './shared-arrays.ts';
import { serialOf, type TermId } from './term-id.ts';

/** The graphs of each triple: the columns `graphOf` and `several` of a base. */
export interface GraphsOfTriples {
  readonly graphOf: Ids;
  readonly several: Ids;
}

/**
 * Rewrites the runs of several graphs, in the order of the triples, and the graphs of the triples of which some changed.
 * `graphOf` comes with the values of the old base (anything for new triples) and is filled in place; `numberOf` is the new
 * number of a triple, which it has.
 */
export function mergedGraphs(
  reader: IndexReader,
  graphOf: Ids,
  numberOf: (s: TermId, p: TermId, o: TermId) => number,
): GraphsOfTriples {
  const old = reader.base.several;
  const changes = changedTriples(reader, numberOf);
  let most = old.length;
  for (const { graphs } of changes) most += graphs.length + 1;
  const several = new Int32Array(most);
  let used = 0;
  let next = 0;
  for (let triple = 0; triple < graphOf.length; triple++) {
    const change = changes[next];
    if (change?.triple === triple) {
      next++;
      const { graphs } = change;
      if (graphs.length === 1) graphOf[triple] = graphs[0] as number;
      else {
        graphOf[triple] = -1 - used;
        several[used++] = graphs.length;
        for (const g of graphs) several[used++] = g;
      }
    } else if ((graphOf[triple] as number) < 0) {
      const from = -1 - (graphOf[triple] as number);
      const to = from + 1 + (old[from] as number);
      graphOf[triple] = -1 - used;
      for (let i = from; i < to; i++) several[used++] = old[i] as number;
    }
  }
  const trimmed = int32(used);
  trimmed.set(several.subarray(0, used));
  return { graphOf, several: trimmed };
}

/** The triples that are in other graphs than in the base, ascending by their new number, with all their graphs. */
function changedTriples(
  reader: IndexReader,
  numberOf: (s: TermId, p: TermId, o: TermId) => number,
): { triple: number; graphs: TermId[] }[] {
  const { added, removed } = reader.delta;
  const [a, b] = [added.spog.rows, removed.spog.rows];
  const changes: { triple: number; graphs: TermId[] }[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const order = i >= a.length ? 1 : j >= b.length ? -1 : compareRows(a, i, b, j, 3);
    const [rows, at] = order <= 0 ? [a, i] : [b, j];
    const [s, p, o] = [rows[at] as number, rows[at + 1] as number, rows[at + 2] as number];
    while (i < a.length && compareRows(a, i, rows, at, 3) === 0) i += 4;
    while (j < b.length && compareRows(b, j, rows, at, 3) === 0) j += 4;
    const graphs: TermId[] = [];
    reader.everyGraphOf(s, p, o, graphs);
    graphs.sort((x, y) => serialOf(x) - serialOf(y));
    if (graphs.length > 0) changes.push({ triple: numberOf(s, p, o), graphs });
  }
  return changes;
}
