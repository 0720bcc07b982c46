import { parentPort, workerData } from 'node:worker_threads';
import type { FromStore, StoreQuery, StoreSeed } from './store-protocol.ts';

/** An engine with its data, made by a worker thread for itself. */
export interface Store {
  readonly version: string;
  load(file: string): Promise<void> | void;
  query(query: string, accept: string): Promise<string | Uint8Array> | string | Uint8Array;
}

/** Runs this thread as a store: loads what it was started with, then answers one query after the other. */
export async function serveStore(open: (packages: string) => Promise<Store>): Promise<void> {
  const port = parentPort;
  if (port === null) throw new TypeError('This file runs as a worker thread only.');
  const say = (message: FromStore): void => port.postMessage(message);
  const { packages, file } = workerData as StoreSeed;
  const store = await open(packages);
  say({ type: 'empty', version: store.version });
  const began = performance.now();
  await store.load(file);
  say({ type: 'ready', loadMs: performance.now() - began });
  port.on('message', async ({ id, query, accept }: StoreQuery) => {
    try {
      say({ type: 'answer', id, body: await store.query(query, accept) });
    } catch (error) {
      say({ type: 'failed', id, why: error instanceof Error ? error.message : String(error) });
    }
  });
}
