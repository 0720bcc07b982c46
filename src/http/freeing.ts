import { Writable } from 'node:stream';

/**
 * Writes to a stream that needs a chunk no more once it calls back, as sockets and responses do, and gives the memory of
 * each chunk back then; whoever still has the chunk finds it empty. What came from another thread counts as memory of this
 * one, and without this the collector marks the whole heap after every few answers of some megabytes, only to find them.
 */
export function freeing(to: Writable): Writable {
  const freed = new Writable({
    // One chunk at a time: behind it the stream has its own bound.
    highWaterMark: 1,
    write: (chunk: Buffer<ArrayBuffer>, _, done) => {
      to.write(chunk, (error) => {
        // Short pieces that Node joins share their memory with others. Moved into a buffer of no bytes, it is free.
        if (chunk.length === chunk.buffer.byteLength) chunk.buffer.transfer(0);
        // What cannot be written to closes next, and tells everybody by that.
        if (!error || to.closed) done(error);
      });
    },
    final: (done) => {
      to.end(done);
    },
    destroy: (error, done) => {
      if (error !== null) to.destroy(error);
      done(error);
    },
  });
  to.once('close', () => freed.destroy());
  return freed;
}
