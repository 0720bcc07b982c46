import assert from 'node:assert/strict';
import { PassThrough, Writable } from 'node:stream';
import { test } from 'node:test';
import { isBrokenPipe, progressBar, writeAll } from '../../src/cli/output.ts';

function collected(): { stream: PassThrough; text: () => string } {
  const stream = new PassThrough();
  return { stream, text: () => String(stream.read() ?? '') };
}

test('a progress bar is redrawn on a terminal, and cleared in the end', () => {
  const { stream, text } = collected();
  const bar = progressBar({ stderr: stream, terminal: true });
  bar.show({ phase: 'reading', done: 50 });
  bar.show({ phase: 'validating', done: 10, total: 10 });
  bar.done();
  assert.equal(text(), `\r\x1b[KReading files 50\r\x1b[KValidating [${'#'.repeat(30)}] 10/10\r\x1b[K`);
});

test('without a terminal there is no bar', () => {
  const { stream, text } = collected();
  const bar = progressBar({ stderr: stream, terminal: false });
  bar.show({ phase: 'reading', done: 50 });
  bar.done();
  assert.equal(text(), '');
});

test('output waits for a slow reader instead of filling the memory', async () => {
  let inFlight = 0;
  let most = 0;
  const slow = new Writable({
    highWaterMark: 10,
    write(_chunk, _encoding, done) {
      setImmediate(() => {
        inFlight -= 1;
        done();
      });
    },
  });
  async function* chunks(): AsyncGenerator<string> {
    for (let i = 0; i < 200; i += 1) {
      inFlight += 1;
      most = Math.max(most, inFlight);
      yield '0123456789abcdef';
    }
  }
  await writeAll(slow, chunks());
  assert.ok(most <= 3, `${most} chunks were waiting at once`);
});

test('a reader that goes away ends the output with an error that is no trouble', async () => {
  const gone = new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    },
  });
  async function* endless(): AsyncGenerator<string> {
    for (;;) yield 'x'.repeat(100_000);
  }
  await assert.rejects(writeAll(gone, endless()), isBrokenPipe);
});

test('however often output waits, it leaves no listener behind', async () => {
  const slow = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => void setImmediate(done) });
  let most = 0;
  async function* chunks(): AsyncGenerator<string> {
    for (let i = 0; i < 30; i++) {
      yield 'chunk';
      most = Math.max(most, slow.listenerCount('close') + slow.listenerCount('error'));
    }
  }
  await writeAll(slow, chunks());
  assert.ok(most <= 3, `${most} listeners`);
});
