import { mkdtempSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IndexBuilder } from '../../src/index/index-builder.ts';
import { WorkerPool } from '../../src/sparql/worker-pool.ts';
import { BASE } from './constants.ts';
import { fileChunks } from './file-chunks.ts';
import type { IndexTimes } from './time-index.ts';

// A process of its own, so that nothing else is timed or resident: builds the index of a file of N-Quads, starts query
// workers over it, and writes one line of JSON.

const WORKERS = 5;
const [file = ''] = process.argv.slice(2);
const began = performance.now();
const builder = new IndexBuilder();
for (const chunk of fileChunks(file)) builder.addNQuads(chunk);
const index = builder.build(1);
const buildMs = performance.now() - began;

// The first thread fills it, as the first start of a server does; the median is of those that find it.
const codeCache = mkdtempSync(join(tmpdir(), 'isnad-code-'));
const taken: number[] = [];
for (let i = 0; i < WORKERS; i += 1) {
  const asked = performance.now();
  const pool = new WorkerPool({ data: () => index, baseIri: BASE, workers: 1, spare: false, codeCache });
  const { body } = await pool.query({ query: 'ASK { ?s ?p ?o }', formats: { boolean: 'json' } });
  await body.toArray();
  taken.push(performance.now() - asked);
  await pool.close();
}
rmSync(codeCache, { recursive: true });
taken.sort((a, b) => a - b);
const { quads } = index.base;
const times: IndexTimes = { quads, buildMs, bytes: sharedBytes(index), workerMs: taken[WORKERS >> 1] as number };
writeSync(1, JSON.stringify(times));

/** All the shared memory that something is made of, each piece once. */
function sharedBytes(of: unknown, counted = new Set<SharedArrayBuffer>()): number {
  if (of instanceof SharedArrayBuffer) {
    if (counted.has(of)) return 0;
    counted.add(of);
    return of.byteLength;
  }
  if (typeof of !== 'object' || of === null) return 0;
  return Object.values(of).reduce((sum: number, part) => sum + sharedBytes(part, counted), 0);
}
