import { NOTHING, type TermId, UNNAMED_GRAPH } from '../../../index/term-id.ts';
import { MergedScan, NamedGraphsScan, OneGraphScan, type TripleCursor } from '../operators/graph-scan.ts';
import type { QueryContext } from '../query-context.ts';
import type { ActiveGraph } from './planning.ts';

/** A new cursor over the triples of the active graph. */
export function openCursor(graph: ActiveGraph, { reader, dataset, budget }: QueryContext): TripleCursor {
  if (graph.kind === 'one') return new OneGraphScan(reader, graph);
  if (graph.kind === 'each') return new NamedGraphsScan(reader, dataset.named && new Set(dataset.named), budget);
  if (dataset.default === undefined) return reader.scan();
  const [only = NOTHING] = dataset.default;
  // No graph is called by the id of nothing, so that an empty list is an empty graph.
  return dataset.default.length > 1 ? new MergedScan(reader, dataset.default, budget) : oneGraph(only, reader);
}

/** Whether a dataset has a graph of that name: one that is listed, or, where none are, one that holds something. */
export function hasGraph(id: TermId, { reader, dataset }: QueryContext): boolean {
  if (id <= NOTHING || id === UNNAMED_GRAPH) return false;
  return dataset.named === undefined ? reader.graphSize(id) > 0 : dataset.named.includes(id);
}

const oneGraph = (id: TermId, reader: QueryContext['reader']): TripleCursor => new OneGraphScan(reader, { id });
