import { parentPort, workerData } from 'node:worker_threads';
import type { IndexData } from './index-data.ts';
import { writeSnapshot } from './snapshot-file.ts';
import type { SnapshotOrigin } from './snapshot-header.ts';

/** What a thread that saves one snapshot is started with. */
export interface SnapshotTask {
  readonly path: string;
  readonly data: IndexData;
  readonly origin: SnapshotOrigin;
}

if (parentPort !== null) {
  const { path, data, origin } = workerData as SnapshotTask;
  writeSnapshot(path, data, origin);
}
