import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { IndexBuilder } from '../../src/index/index-builder.ts';
import { fileChunks } from './file-chunks.ts';
import type { IndexTimes } from './time-index.ts';

// A process of its own, so that nothing else is timed or resident: builds the index of a file of N-Quads, starts threads
// that read it, and writes one line of JSON.

const THREADS = 5;
const [file = ''] = process.argv.slice(2);
const began = performance.now();
const builder = new IndexBuilder();
for (const chunk of fileChunks(file)) builder.addNQuads(chunk);
const index = builder.build(1);
const buildMs = performance.now() - began;

const taken: number[] = [];
for (let i = 0; i < THREADS; i += 1) {
  const asked = performance.now();
  const thread = new Worker(new URL('./index-thread.ts', import.meta.url), { workerData: index });
  await new Promise((resolve, reject) => thread.once('message', resolve).once('error', reject));
  taken.push(performance.now() - asked);
  await thread.terminate();
}
taken.sort((a, b) => a - b);
const times: IndexTimes = { quads: index.base.quads, buildMs, threadMs: taken[THREADS >> 1] as number };
writeSync(1, JSON.stringify(times));
