import { parentPort, workerData } from 'node:worker_threads';
import type { IndexData } from '../../src/index/index-data.ts';
import { IndexReader } from '../../src/index/index-reader.ts';

// Reads the shared index once and says so: what a thread costs before it knows anything of queries.

const reader = new IndexReader(workerData as IndexData);
parentPort?.postMessage(reader.count(0, 0, 0));
