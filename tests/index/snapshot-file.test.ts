import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import type { IndexData } from '../../src/index/index-data.ts';
import { readSnapshot, writeSnapshot } from '../../src/index/snapshot-file.ts';
import { SnapshotSaver } from '../../src/index/snapshot-saver.ts';
import { idOf, KIND } from '../../src/index/term-id.ts';
import { temporaryFolder } from '../records/temporary-folder.ts';
import { anyIndex, plain } from './any-index.ts';

const ORIGIN = { base: 'http://example.org/', history: 'h', rules: 'r' };
const anything = () => undefined;

function saved(t: Pick<TestContext, 'after'>, data: IndexData = anyIndex(7)): string {
  const path = join(temporaryFolder(t), 'index.snapshot');
  writeSnapshot(path, data, ORIGIN);
  return path;
}

test('a snapshot gives back every number and every byte, in shared memory', (t) => {
  const data = anyIndex(7);
  const read = readSnapshot(saved(t, data), anything);
  assert.ok(read.state === 'read');
  assert.deepEqual(read.origin, ORIGIN);
  assert.ok(read.data.base.spo.p instanceof SharedArrayBuffer);
  const without = structuredClone(data);
  new Int32Array(without.dictionary.tail.table)[1] = 0;
  assert.deepEqual(plain(read.data), plain(without));
});

test('terms that were added while it was saved are not in it', (t) => {
  const read = readSnapshot(saved(t), anything);
  assert.ok(read.state === 'read');
  assert.deepEqual([...new Int32Array(read.data.dictionary.tail.table)], [idOf(KIND.iri, 3), 0, 0, 0]);
});

test('where there is no snapshot, that is all there is to say', (t) => {
  assert.deepEqual(readSnapshot(join(temporaryFolder(t), 'index.snapshot'), anything), { state: 'none' });
});

test('a snapshot cut off at any byte is unusable', (t) => {
  const path = saved(t);
  const bytes = readFileSync(path);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (length) => {
      writeFileSync(path, bytes);
      truncateSync(path, length);
      assert.equal(readSnapshot(path, anything).state, 'unusable');
    }),
  );
});

test('a snapshot with any one bit turned is unusable', (t) => {
  const path = saved(t);
  const bytes = readFileSync(path);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 0, max: 7 }), (at, bit) => {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] as number) ^ (1 << bit);
      writeFileSync(path, damaged);
      assert.equal(readSnapshot(path, anything).state, 'unusable');
    }),
  );
});

test('a longer file than the header announces is unusable', (t) => {
  const path = saved(t);
  writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from([0])]));
  assert.deepEqual(readSnapshot(path, anything), { state: 'unusable', why: 'it is damaged' });
});

test('a snapshot of another format says so', (t) => {
  const path = saved(t);
  const bytes = readFileSync(path);
  bytes.writeUInt32LE(99, 'isnad index\n'.length);
  writeFileSync(path, bytes);
  const read = readSnapshot(path, anything);
  assert.ok(read.state === 'unusable');
  assert.match(read.why, /format is 99/);
});

test('whoever reads a snapshot may refuse it by what it was made from', (t) => {
  const read = readSnapshot(saved(t), ({ history }, position) => `it is of ${history} at ${position}`);
  assert.deepEqual(read, { state: 'unusable', why: 'it is of h at 7' });
});

test('what cannot be read at all is unusable, not an error', (t) => {
  assert.equal(readSnapshot(temporaryFolder(t), anything).state, 'unusable');
});

test('a saver writes in its own thread, and of several only the last that waits', async (t) => {
  const path = join(temporaryFolder(t), 'index.snapshot');
  const saver = new SnapshotSaver(path, assert.fail);
  for (const position of [1, 2, 3]) saver.save(anyIndex(position), ORIGIN);
  await saver.close();
  const read = readSnapshot(path, anything);
  assert.ok(read.state === 'read' && read.data.position === 3);
  assert.equal(existsSync(`${path}.tmp`), false);
  assert.ok(statSync(path).size > 0);
});

test('a snapshot that cannot be written is told, and the saver goes on', async (t) => {
  const failures: Error[] = [];
  const saver = new SnapshotSaver(join(temporaryFolder(t), 'no-folder', 'x'), (error) => failures.push(error));
  saver.save(anyIndex(1), ORIGIN);
  await saver.close();
  assert.match(failures[0]?.message ?? '', /ENOENT/);
});
