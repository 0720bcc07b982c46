import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BytesCache } from '../../src/http/bytes-cache.ts';

const bytes = (size: number) => async () => ({ bytes: Buffer.alloc(size), coding: 'identity' as const });

for (const asked of [100, 1000]) {
  test(`after ${asked} answers of 10 bytes no more than the budget is held`, async () => {
    const cache = new BytesCache(200);
    for (let n = 0; n < asked; n++) await cache.get(`tag-${n}`, bytes(10));
    assert.deepEqual(cache.size, { entries: 20, bytes: 200 });
  });
}

test('what was asked for last stays, what nobody asked for goes', async () => {
  const cache = new BytesCache(30);
  for (const tag of ['a', 'b', 'c', 'a', 'd']) await cache.get(tag, bytes(10));
  let made = 0;
  const count = () => {
    made += 1;
    return bytes(10)();
  };
  await cache.get('a', count);
  assert.equal(made, 0);
  await cache.get('b', count);
  assert.equal(made, 1);
});

test('an answer larger than the budget is given and not kept', async () => {
  const cache = new BytesCache(5);
  assert.equal((await cache.get('big', bytes(10))).bytes.length, 10);
  assert.deepEqual(cache.size, { entries: 0, bytes: 0 });
});

test('those who ask at the same time share one making', async () => {
  const cache = new BytesCache(100);
  let made = 0;
  const slow = async () => {
    made += 1;
    await new Promise((resolve) => setImmediate(resolve));
    return { bytes: Buffer.from('x'), coding: 'identity' as const };
  };
  await Promise.all([cache.get('a', slow), cache.get('a', slow), cache.get('a', slow)]);
  assert.equal(made, 1);
});

test('a failure is told and not remembered', async () => {
  const cache = new BytesCache(100);
  await assert.rejects(
    cache.get('a', () => Promise.reject(new Error('broken'))),
    /broken/,
  );
  assert.equal((await cache.get('a', bytes(1))).bytes.length, 1);
});
