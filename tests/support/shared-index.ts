import { emptyIndex } from '../../src/index/empty-index.ts';
import { IndexWriter } from '../../src/index/index-writer.ts';
import type { GraphChange } from '../../src/index/quad-index.ts';
import { SharedIndex } from '../../src/index/shared-index.ts';

/** An index over some graphs, and the writer that changes it; merges never start by themselves. */
export function indexOfGraphs(
  graphs: Iterable<GraphChange>,
  position = 1,
): { readonly index: SharedIndex; readonly writer: IndexWriter } {
  const writer = new IndexWriter(emptyIndex(), { mergeAt: Number.POSITIVE_INFINITY });
  writer.apply(graphs, position);
  return { index: new SharedIndex(writer), writer };
}
