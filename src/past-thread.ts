import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { openArchive } from './archive/archive.ts';
import type { PastResult, PastTask } from './build-past.ts';
import { buildPast } from './build-past.ts';
import { handOver } from './index/handed-over.ts';
import { bytesOfIndex } from './index/index-bytes.ts';
import { packError } from './sparql/failure.ts';

// A thread that builds the index of one past position, hands it to those that will answer from it, and ends.
const { stateDir, base, to, ...asked } = workerData as PastTask & { readonly to: MessagePort };
parentPort?.postMessage(result());

function result(): PastResult {
  try {
    const archive = openArchive({ stateDir, base, readOnly: true });
    try {
      archive.holdStill();
      const data = buildPast(archive, asked);
      handOver(data, to);
      return { bytes: bytesOfIndex(data) };
    } finally {
      archive.close();
    }
  } catch (error) {
    return { error: packError(error) };
  }
}
