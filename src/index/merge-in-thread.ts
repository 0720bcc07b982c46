import { Worker } from 'node:worker_threads';
import type { IndexData } from './index-data.ts';
import type { MergedIndex } from './merge.ts';

/**
 * Merges an index in a thread of its own, which lives for this one merge. Only handles of shared memory cross over, so
 * nothing is copied on the way. Rejects when the thread fails or is told to stop.
 */
export async function mergeInThread(data: IndexData, signal: AbortSignal): Promise<MergedIndex> {
  const worker = new Worker(new URL('./merge-thread.ts', import.meta.url), { workerData: data });
  const stop = () => void worker.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise<MergedIndex>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('messageerror', reject);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`The merge thread ended with code ${code} before it was done.`)));
    });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
