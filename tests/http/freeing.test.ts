import assert from 'node:assert/strict';
import { once } from 'node:events';
import { PassThrough, Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { test } from 'node:test';
import { freeing } from '../../src/http/freeing.ts';

const chunk = (letter: string): Buffer<ArrayBuffer> =>
  Buffer.from(new Uint8Array(1_000).fill(letter.charCodeAt(0)).buffer);

/** Takes a chunk when it is let, as a socket does. */
class Taking extends Writable {
  readonly taken: Buffer[] = [];
  let = (): void => {};

  override _write(piece: Buffer, _: string, done: () => void): void {
    this.let = () => {
      this.taken.push(Buffer.from(piece));
      done();
    };
  }
}

test('a chunk keeps its memory until it is written, and the next one waits for that', async () => {
  const chunks = [...'abc'].map(chunk);
  const wanted = Buffer.concat(chunks);
  const to = new Taking();
  const written = pipeline(Readable.from(chunks), freeing(to));
  const free: boolean[][] = [];
  for (const _ of chunks) {
    await new Promise(setImmediate);
    free.push(chunks.map(({ buffer: memory }) => memory.detached));
    to.let();
  }
  await written;
  assert.ok(Buffer.concat(to.taken).equals(wanted));
  assert.deepEqual(free, [
    [false, false, false],
    [true, false, false],
    [true, true, false],
  ]);
  assert.ok(chunks.every(({ buffer: memory }) => memory.detached) && to.writableFinished);
});

test('memory that a chunk shares with others is not given away', async () => {
  const short = Buffer.from('from the pool');
  const to = new Taking();
  const written = pipeline(Readable.from([short]), freeing(to));
  await new Promise(setImmediate);
  to.let();
  await written;
  assert.equal(short.toString(), 'from the pool');
});

test('a reader who leaves is told by the end of the stream, not by what the socket says', async () => {
  const to = new Writable({
    write: (_, __, done) => done(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })),
  });
  to.on('error', () => {});
  await assert.rejects(pipeline(Readable.from([chunk('a'), chunk('b')]), freeing(to)), {
    code: 'ERR_STREAM_PREMATURE_CLOSE',
  });
});

test('a source that breaks breaks the stream, and a stream that is closed stops its source', async () => {
  const broken = new PassThrough();
  const failing = Readable.from(
    (function* () {
      yield chunk('a');
      throw new Error('half an answer');
    })(),
  );
  const seen = once(broken, 'error');
  await assert.rejects(pipeline(failing, freeing(broken)), /half an answer/);
  assert.match(String(await seen), /half an answer/);

  const left = new PassThrough();
  const source = new Readable({ read() {} });
  const written = pipeline(source, freeing(left));
  left.destroy();
  await assert.rejects(written, { code: 'ERR_STREAM_PREMATURE_CLOSE' });
  assert.ok(source.destroyed);
});
