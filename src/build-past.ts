import { MessageChannel, Worker } from 'node:worker_threads';
import type { Archive } from './archive/archive.ts';
import { buildIndex } from './build-index.ts';
import type { IndexData } from './index/index-data.ts';
import { type BuildPast, tooLarge, tooLargeToBuild } from './index/past-indexes.ts';
import { type PackedError, unpackError } from './sparql/failure.ts';

/** Which past to build, and what it may take. */
export interface PastAsked {
  readonly position: number;
  readonly maxBytes: number;
  /** Of the current index, by which the size of another is told before it is built. */
  readonly currentBytes: number;
}

/** What the thread is born with. */
export interface PastTask extends PastAsked {
  readonly stateDir: string;
  readonly base: string;
}

/** What came of it. */
export type PastResult = { readonly bytes: number } | { readonly error: PackedError };

/** Where the archive lies, and how large its current index is. */
export interface PastSource {
  readonly stateDir: string;
  readonly base: string;
  readonly currentBytes: () => number;
  /** The heap of the thread that builds; a test makes it small. */
  readonly heapMb?: (maxBytes: number) => number;
}

/** What is derived is found in objects: of a million quads they take up to 128 MB, where the index takes 48. */
const heapFor = (maxBytes: number): number => 128 + (2 * maxBytes) / 2 ** 20;

/**
 * Builds the index of a past position. An index grows with the content that it is made from, so its size is told before
 * anything is read; throws `too-large` where that is more than allowed, and as soon as it turns out to be.
 */
export function buildPast(archive: Archive, { position, maxBytes, currentBytes }: PastAsked): IndexData {
  const past = archive.at(position);
  const now = archive.at(archive.position).size.bytes;
  const expected = now === 0 ? 0 : (currentBytes * past.size.bytes) / now;
  if (expected > maxBytes) throw tooLarge(expected, maxBytes);
  return buildIndex(past, (bytes) => {
    if (bytes > maxBytes) throw tooLarge(bytes, maxBytes);
  });
}

/**
 * Builds in a thread that lives for one index: the main thread goes on answering, and never holds what was built. The thread
 * has a heap of its own that depends on what the index may take; throws `too-large` where that is not enough.
 */
export function buildInThread({ stateDir, base, currentBytes, heapMb = heapFor }: PastSource): BuildPast {
  return async (position, maxBytes, signal) => {
    const task: PastTask = { stateDir, base, position, maxBytes, currentBytes: currentBytes() };
    const { port1: to, port2: port } = new MessageChannel();
    const worker = new Worker(new URL('./past-thread.ts', import.meta.url), {
      workerData: { ...task, to },
      transferList: [to],
      resourceLimits: { maxOldGenerationSizeMb: Math.ceil(heapMb(maxBytes)) },
      name: 'past',
    });
    const stop = () => void worker.terminate();
    signal.addEventListener('abort', stop, { once: true });
    try {
      const result = await new Promise<PastResult>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', (error: NodeJS.ErrnoException) =>
          reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLargeToBuild(maxBytes) : error),
        );
        worker.once('exit', (code) => reject(new Error(`The thread of the past ended with code ${code}.`)));
      });
      if ('error' in result) throw unpackError(result.error);
      return { ...result, data: { position, port } };
    } catch (error) {
      port.close();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
}
