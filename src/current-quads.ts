import type { Archive } from './archive/archive.ts';
import { derivedGraph, derivedQuads } from './claims/derive.ts';
import type { MemoryIndex } from './index/memory-index.ts';
import type { GraphChange } from './index/quad-index.ts';
import { termGraphs } from './index/term-graphs.ts';

/**
 * Fills an empty index with all that the archive answers from: the current records, our own terms, the catalog, and what
 * follows from them. Bound: the index itself and one record.
 */
export async function fillIndex(index: MemoryIndex, archive: Archive): Promise<void> {
  const { base } = archive;
  for (const { graph, quads } of await termGraphs(base)) index.replaceGraph(graph, quads);
  for (const record of archive.current()) index.replaceGraph(record.iri, record.quads);
  index.apply(composedGraphs(index, archive), archive.position);
}

/**
 * Brings the index up to the archive's position and returns the graphs that changed, for whoever holds a copy. The
 * derived graph is cleared first: what is computed must never be computed from itself.
 */
export function updateIndex(index: MemoryIndex, archive: Archive): GraphChange[] {
  const changed = new Set<string>();
  for (const { record } of archive.changes(index.position)) if (record !== undefined) changed.add(record);
  if (index.position === archive.position) return [];
  const records = [...changed].map((graph) => ({ graph, quads: [...(archive.record(graph)?.quads ?? [])] }));
  index.apply([...records, { graph: derivedGraph(archive.base).value, quads: [] }], index.position);
  const composed = composedGraphs(index, archive);
  index.apply(composed, archive.position);
  return [...records, ...composed];
}

function composedGraphs(index: MemoryIndex, archive: Archive): { graph: string; quads: GraphChange['quads'] }[] {
  const { base } = archive;
  return [
    { graph: `${base}catalog`, quads: [...archive.catalog()] },
    { graph: derivedGraph(base).value, quads: [...derivedQuads(index, base)] },
  ];
}
