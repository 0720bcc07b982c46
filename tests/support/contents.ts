import type { Archive } from '../../src/archive/archive.ts';
import { openCurrentQuads } from '../../src/current-quads.ts';
import type { QuadIndex } from '../../src/index/quad-index.ts';
import { toLine } from '../../src/rdf/ntriples.ts';
import { namedNode } from '../../src/rdf/quads.ts';

/** Every quad of an index as a sorted list of lines. Blank nodes, of which only our terms have any, are named alike. */
export function contents(index: QuadIndex): string[] {
  const lines = [...index.graphs()].flatMap((graph) =>
    Array.from(index.match(null, null, null, namedNode(graph)), (q) => toLine(q, true).replace(/_:\S+/g, '_:b')),
  );
  return lines.sort();
}

/** What an index of the archive holds that is built anew, without any snapshot. */
export async function freshContents(archive: Archive): Promise<string[]> {
  const current = openCurrentQuads(archive);
  try {
    return contents(current.index);
  } finally {
    await current.close();
  }
}
