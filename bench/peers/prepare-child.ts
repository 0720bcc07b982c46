import { type Archive, openArchive } from '../../src/archive/archive.ts';
import { type Judge, loadFolder } from '../../src/archive/load.ts';
import { openCurrentQuads } from '../../src/current-quads.ts';
import { toLine } from '../../src/rdf/ntriples.ts';
import { namedNode } from '../../src/rdf/quads.ts';
import { rulesFingerprint } from '../../src/validate/fingerprint.ts';
import { BASE } from './constants.ts';
import type { Counted } from './dataset.ts';
import { LineFile } from './line-file.ts';

// A process of its own, so that its memory goes when it ends: archives a folder of records and writes what an archive of
// them shows as N-Quads, once whole and once with each triple in one graph only; says on one line how many those are.

const [records = '', stateDir = '', quadsFile = '', unionFile = ''] = process.argv.slice(2);
const archive = openArchive({ stateDir, base: BASE });
await archiveRecords(archive);
const { index } = openCurrentQuads(archive);
archive.close();
console.log(JSON.stringify(writeQuads()));

/** Judged by nobody: that the generator's records are accepted is a test of its own, and judging millions takes an hour. */
async function archiveRecords(to: Archive): Promise<void> {
  const judge: Judge = {
    validate: async ({ iri }) => ({ record: iri, accepted: true, findings: [] }),
    fingerprint: rulesFingerprint(),
  };
  await loadFolder(to, { dir: records, judge, maxFileBytes: 16_777_216 });
}

function writeQuads(): Counted {
  const all = new LineFile(quadsFile);
  const union = new LineFile(unionFile);
  const firstGraph = termTriples();
  for (const graph of index.graphs()) {
    for (const quad of index.match(null, null, null, namedNode(graph))) {
      const line = toLine(quad, true);
      all.add(line);
      if ((firstGraph.get(toLine(quad, false)) ?? graph) === graph) union.add(line);
    }
  }
  all.close();
  union.close();
  if (union.count !== index.size) throw new Error(`The union has ${index.size} triples, ${union.count} were written.`);
  return { quads: all.count, triples: union.count };
}

/** The triples of our own terms, with the first graph that holds each: what is derived repeats some of them, and nothing else is said twice. */
function termTriples(): Map<string, string> {
  const first = new Map<string, string>();
  for (const graph of index.graphs()) {
    if (graph !== `${BASE}ontology` && !graph.startsWith(`${BASE}vocabulary/`)) continue;
    for (const quad of index.match(null, null, null, namedNode(graph))) {
      const triple = toLine(quad, false);
      if (!first.has(triple)) first.set(triple, graph);
    }
  }
  return first;
}
