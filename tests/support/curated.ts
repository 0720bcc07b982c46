import { derivedGraph, derivedQuads } from '../../src/claims/derive.ts';
import { MemoryIndex } from '../../src/index/memory-index.ts';
import { termGraphs } from '../../src/index/term-graphs.ts';
import { NEUTRAL_BASE, rebaseIri, rebaseQuads } from '../../src/rdf/base.ts';
import { readFolder } from '../../src/records/read-folder.ts';

/** Base of tests over the curated data. */
export const BASE = 'https://archive.test/';

/** The curated data, our terms and what follows from them, straight from `data/`: accepted or not is others' test. */
export async function curatedIndex(): Promise<MemoryIndex> {
  const index = new MemoryIndex();
  for (const { graph, quads } of await termGraphs(BASE)) index.replaceGraph(graph, quads);
  for await (const outcome of readFolder('data', { maxFileBytes: 16_000_000 })) {
    if (!outcome.ok) throw new Error(`${outcome.file}: ${JSON.stringify(outcome.fault)}`);
    const { iri, quads } = outcome.record;
    index.replaceGraph(rebaseIri(iri, NEUTRAL_BASE, BASE), rebaseQuads(quads, NEUTRAL_BASE, BASE));
  }
  index.replaceGraph(derivedGraph(BASE).value, [...derivedQuads(index, BASE)]);
  index.position = 1;
  return index;
}
