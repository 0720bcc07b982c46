import { parentPort, workerData } from 'node:worker_threads';
import type { IndexData } from './index-data.ts';
import { mergeIndex } from './merge.ts';

// A thread that merges one index and ends.
parentPort?.postMessage(mergeIndex(workerData as IndexData));
