import { once } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import type { IndexData } from './index-data.ts';

/**
 * Data that a thread gets from a port, not from whoever starts it. Shared memory is given back when every thread that has
 * looked at it has collected its garbage, which nothing hurries (V8 counts it for none), or has ended: what is to go at
 * once must never be looked at by a thread that stays.
 */
export interface DataPort {
  /** The log position that the data stand for. */
  readonly position: number;
  /** Carries one message, the data. */
  readonly port: MessagePort;
}

/** What a thread is given to answer from. */
export type DataSource = IndexData | DataPort;

/** Whether the data come through a port. */
export function isDataPort(source: DataSource): source is DataPort {
  return 'port' in source;
}

/** What has to be transferred with a source. */
export function portsOf(source: DataSource): MessagePort[] {
  return isDataPort(source) ? [source.port] : [];
}

/** The data themselves; the port that they came through is closed. */
export async function received(source: DataSource): Promise<IndexData> {
  if (!isDataPort(source)) return source;
  const [data] = (await once(source.port, 'message')) as [IndexData];
  source.port.close();
  return data;
}

/** Hands data over through the other end of a port. */
export function handOver(data: IndexData, port: MessagePort): void {
  port.postMessage(data);
  port.close();
}
