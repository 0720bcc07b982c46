import type { Slot } from '../operators/pattern-scan.ts';
import type { QueryContext } from '../query-context.ts';
import type { Place, RowFacts } from './plan-node.ts';
import type { ActiveGraph } from './planning.ts';

/** A triple pattern by places and ids, with the graph that it asks. */
export interface PlacedPattern {
  readonly s: Slot;
  readonly p: Slot;
  readonly o: Slot;
  readonly graph: ActiveGraph;
}

/** What a pattern gives by itself: how many rows, and how many different terms in each place. */
export interface PatternSize {
  readonly rows: number;
  readonly distinct: ReadonlyMap<Place, number>;
}

/** The size of a pattern: its rows are counted exactly in the union, different terms come from statistics. */
export function patternSize({ s, p, o, graph }: PlacedPattern, { reader, dataset }: QueryContext): PatternSize {
  const distinct = new Map<Place, number>();
  let rows = reader.count(s.id, p.id, o.id);
  if (graph.kind === 'one') rows = Math.min(rows, Math.max(1, reader.graphSize(Math.max(0, graph.id))));
  else if (graph.kind === 'default' && dataset.default !== undefined) {
    const held = dataset.default.reduce((sum, id) => sum + (id > 0 ? reader.graphSize(id) : 0), 0);
    rows = Math.min(rows, held);
  }
  if (graph.kind === 'each') distinct.set(graph.place, Math.max(1, Math.min(rows, reader.graphIds().length)));
  const used = p.id > 0 ? reader.statistics.predicate(p.id) : undefined;
  const note = (slot: Slot, different: number): void => {
    if (slot.place < 0) return;
    if (slot.id !== 0) {
      distinct.set(slot.place, 1);
      return;
    }
    // A variable that stands twice asks for equal terms there: one in as many as there are.
    if (distinct.has(slot.place)) rows /= Math.max(1, different);
    distinct.set(slot.place, Math.max(1, Math.min(rows, different)));
  };
  note(s, o.id !== 0 ? rows : (used?.subjects ?? rows / 3));
  note(p, s.id !== 0 && o.id !== 0 ? rows : Math.min(rows, reader.base.predicates.length));
  note(o, s.id !== 0 ? rows : (used?.objects ?? rows / 2));
  return { rows, distinct };
}

/** The rows of a join of what is there with something, by how many different terms the shared places have. */
export function joinedRows(left: RowFacts, right: PatternSize): number {
  let rows = left.rows * right.rows;
  for (const [place, different] of right.distinct) {
    if (!left.possible.has(place)) continue;
    rows /= Math.max(1, different, left.distinct.get(place) ?? 1);
  }
  return rows;
}

/** What is known after a join with something that binds these places for certain. */
export function joinedFacts(left: RowFacts, right: PatternSize, rows: number, sorted: Place | undefined): RowFacts {
  const certain = new Set(left.certain);
  const possible = new Set(left.possible);
  const distinct = new Map<Place, number>();
  for (const [place, different] of left.distinct) distinct.set(place, Math.min(different, Math.max(1, rows)));
  for (const [place, different] of right.distinct) {
    certain.add(place);
    possible.add(place);
    const before = left.distinct.get(place) ?? Number.POSITIVE_INFINITY;
    distinct.set(place, Math.max(1, Math.min(before, different, rows)));
  }
  return { certain, possible, rows, distinct, sorted, near: left.near, ordered: left.ordered };
}

/** The place by which a scan of a pattern over one empty row comes sorted; undefined where no order is promised. */
export function sortedPlace({ s, p, o, graph }: PlacedPattern, { dataset }: QueryContext): Place | undefined {
  if (graph.kind !== 'default' || dataset.default?.length === 1) return undefined;
  const order = p.place < 0 && s.place >= 0 ? [o, s] : o.place < 0 && s.place >= 0 ? [s, p] : [s, p, o];
  return order.find(({ place }) => place >= 0)?.place;
}
