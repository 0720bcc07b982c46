import { writeSync } from 'node:fs';
import { openArchive } from '../../src/archive/archive.ts';
import { put } from '../../src/archive/writer.ts';
import { openCurrentQuads, showVersions } from '../../src/current-quads.ts';
import { literal, quad } from '../../src/rdf/quads.ts';
import { isnad, xsd } from '../../src/rdf/vocabulary.ts';
import { identify } from '../../src/records/record.ts';
import { SmallQueries } from '../../src/sparql/small-queries.ts';
import { WorkerPool } from '../../src/sparql/worker-pool.ts';
import { openSearch } from '../../src/views/search-source.ts';
import { median } from '../table.ts';
import { BASE } from './constants.ts';
import type { WriteTimes } from './time-write.ts';

// A process of its own over a copy of an archive: what the service does when a record changes, and one line of JSON.

const WRITES = 25;
/** Far above any figure of the data. */
const FIGURE = 900_000_000;
const [stateDir = ''] = process.argv.slice(2);
const archive = openArchive({ stateDir, base: BASE });
const current = openCurrentQuads(archive, { stateDir, save: false });
const search = openSearch(archive, stateDir, current.index);
const pool = new WorkerPool({ data: () => current.data, baseIri: BASE, workers: 2, spare: false });
const small = new SmallQueries(pool, { source: current.index, baseIri: BASE, maxRows: 0 });
showVersions(current, { search, engine: small });

// Threads take longer to come up than a write to be seen.
for (const engine of [small, pool])
  await (await engine.query({ query: 'ASK { ?s ?p ?o }', formats: { boolean: 'json' } })).body.toArray();

const documents = archive.feed.countRecords({ from: 0, until: archive.position, segment: 'document' });
const step = Math.floor(documents / WRITES);
const seen: number[] = [];
let from = 0;
for (let i = 0; i < WRITES; i++) {
  const page = archive.feed.records({ from, until: archive.position, most: step, segment: 'document' });
  from = page.at(-1)?.position ?? 0;
  const before = archive.record(page[0]?.iri ?? '');
  const figure = before?.quads.find((one) => one.predicate.equals(isnad.value));
  if (before === undefined || figure === undefined) throw new Error('The archive has no document with a figure.');
  const changed = literal(String(FIGURE + i), xsd.integer);
  const quads = before.quads.map((one) =>
    one === figure ? quad(one.subject, one.predicate, changed, one.graph) : one,
  );
  const found = identify(quads, { base: BASE });
  if (!found.ok) throw new Error(found.fault.message);
  const began = performance.now();
  const change = { time: new Date(), agent: 'bench', door: 'bench' };
  await archive.writer.transaction(() => put(archive.writer, found.record, change));
  current.update();
  const query = `ASK { <${figure.subject.value}> <${isnad.value.value}> ${FIGURE + i} }`;
  for (const engine of [small, pool]) {
    const { body } = await engine.query({ query, formats: { boolean: 'json' } });
    if (!Buffer.concat(await body.toArray()).includes('true')) throw new Error('What was written cannot be seen.');
  }
  seen.push(performance.now() - began);
}
const [firstMs = Number.NaN] = seen;
const times: WriteTimes = { writes: WRITES, firstMs, medianMs: median(seen), mostMs: Math.max(...seen) };
writeSync(1, JSON.stringify(times));
await pool.close();
search.close();
await current.close();
archive.close();
