import type { AsyncIterator } from 'asynciterator';

/** At most this many items before other work of the thread, such as a cancellation, gets its turn. */
const BATCH = 256;

/** Reads an iterator in batches of what is there, as fast as they are asked for; ends it when the reader stops. */
export async function* pull<T>(source: AsyncIterator<T>): AsyncGenerator<T[]> {
  let failure: Error | undefined;
  let wake: () => void = () => {};
  source.on('readable', () => wake());
  source.on('end', () => wake());
  source.on('error', (error: Error) => {
    failure = error;
    wake();
  });
  try {
    for (;;) {
      const batch: T[] = [];
      for (let item = source.read(); item !== null; item = batch.length < BATCH ? source.read() : null)
        batch.push(item);
      if (failure !== undefined) throw failure;
      if (batch.length > 0) {
        yield batch;
        await new Promise((resolve) => setImmediate(resolve));
      } else if (source.done) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    source.destroy();
  }
}
