import type { Archive } from './archive/archive.ts';
import { derivedGraph } from './claims/derive.ts';
import { Rederivation } from './claims/derive-again.ts';
import type { GraphDifference } from './index/graph-changes.ts';
import type { IndexWriter } from './index/index-writer.ts';
import type { QuadIndex } from './index/quad-index.ts';
import { toLine } from './rdf/ntriples.ts';
import { namedNode, type Quad } from './rdf/quads.ts';

/** Up to this many changes are followed one by one ... */
const MOST_FOLLOWED = 500;
/** ... and up to this share of the records: beyond it, building anew is faster, and holds less in memory. */
const MOST_FOLLOWED_SHARE = 0.05;

/** Whether an index is so far behind its archive that it is better built anew. */
export function isFarBehind(archive: Archive, position: number): boolean {
  const behind = archive.position - position;
  // Counting the records takes longer than following a change.
  return behind > MOST_FOLLOWED && behind > archive.size * MOST_FOLLOWED_SHARE;
}

/**
 * Brings an index up to the position of its archive: the records that changed since, their part of the catalog, and what
 * follows from them. In one turn, so that nobody sees half of it; at the cost of the change, whatever the size of the index.
 */
export function followArchive(writer: IndexWriter, index: QuadIndex, archive: Archive): void {
  const { base, position } = archive;
  const changed = new Set<string>();
  for (const { record } of archive.changes(index.position)) if (record !== undefined) changed.add(record);
  const records = Array.from(changed, (iri) => difference(index, iri, archive.record(iri)?.quads ?? []));
  const derived = derivedGraph(base).value;
  const moved = records.flatMap(({ added, removed }) => [...added, ...removed]);
  const again = new Rederivation(index, moved, base);
  const stale = { graph: derived, added: [], removed: again.stale };
  writer.apply([...records, catalogDelta(index, archive, changed), stale], position);
  writer.apply([{ graph: derived, ...again.renewed(index) }], position);
}

function catalogDelta(index: QuadIndex, archive: Archive, changed: ReadonlySet<string>): GraphDifference {
  const { base } = archive;
  const graph = `${base}catalog`;
  const deltas = Array.from(changed, (iri) => {
    const nodes = [iri, iri.replace(base, `${base}id/`)].map((node) => namedNode(node));
    const before = nodes.flatMap((node) => [...index.match(node, null, null, namedNode(graph))]);
    return compare(before, [...archive.catalogOf(iri)]);
  });
  return {
    graph,
    added: deltas.flatMap(({ added }) => added),
    removed: deltas.flatMap(({ removed }) => removed),
  };
}

function difference(index: QuadIndex, graph: string, now: readonly Quad[]) {
  return { graph, ...compare([...index.match(null, null, null, namedNode(graph))], now) };
}

function compare(before: readonly Quad[], now: readonly Quad[]): { added: Quad[]; removed: Quad[] } {
  const [old, next] = [byLine(before), byLine(now)];
  return {
    added: [...next].filter(([line]) => !old.has(line)).map(([, q]) => q),
    removed: [...old].filter(([line]) => !next.has(line)).map(([, q]) => q),
  };
}

/** By triple; language tags may differ in case from what the index keeps, and then count as changed, which harms nothing. */
function byLine(quads: readonly Quad[]): Map<string, Quad> {
  return new Map(quads.map((q) => [toLine(q, false), q]));
}
