import { derivedGraph, derivedQuads } from '../../src/claims/derive.ts';
import type { IndexWriter } from '../../src/index/index-writer.ts';
import type { GraphChange } from '../../src/index/quad-index.ts';
import type { SharedIndex } from '../../src/index/shared-index.ts';
import { termGraphs } from '../../src/index/term-graphs.ts';
import { NEUTRAL_BASE, rebaseIri, rebaseQuads } from '../../src/rdf/base.ts';
import { readFolder } from '../../src/records/read-folder.ts';
import { indexOfGraphs } from './shared-index.ts';

/** Base of tests over the curated data. */
export const BASE = 'https://archive.test/';

/** The curated data and our terms, straight from `data/`: accepted or not is others' test. */
async function curatedGraphs(): Promise<GraphChange[]> {
  const graphs = termGraphs(BASE);
  for await (const outcome of readFolder('data', { maxFileBytes: 16_000_000 })) {
    if (!outcome.ok) throw new Error(`${outcome.file}: ${JSON.stringify(outcome.fault)}`);
    const { iri, quads } = outcome.record;
    graphs.push({ graph: rebaseIri(iri, NEUTRAL_BASE, BASE), quads: rebaseQuads(quads, NEUTRAL_BASE, BASE) });
  }
  return graphs;
}

/** The curated data, our terms and what follows from them. */
export async function curated(): Promise<{ readonly index: SharedIndex; readonly writer: IndexWriter }> {
  const { index, writer } = indexOfGraphs(await curatedGraphs());
  writer.apply([{ graph: derivedGraph(BASE).value, quads: derivedQuads(index, BASE) }], 1);
  return { index, writer };
}
