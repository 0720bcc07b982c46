import { parentPort, workerData } from 'node:worker_threads';
import { openArchive } from './archive/archive.ts';
import type { PastResult, PastTask } from './build-past.ts';
import { buildPast } from './build-past.ts';
import { packError } from './sparql/failure.ts';

// A thread that builds the index of one past position and ends.
const { stateDir, base, ...asked } = workerData as PastTask;
parentPort?.postMessage(result());

function result(): PastResult {
  try {
    const archive = openArchive({ stateDir, base, readOnly: true });
    try {
      archive.holdStill();
      return { data: buildPast(archive, asked) };
    } finally {
      archive.close();
    }
  } catch (error) {
    return { error: packError(error) };
  }
}
