import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PacedIterator } from '../../src/sparql/paced-iterator.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

test('everything is handed on, in order and once', async () => {
  for (const count of [0, 1, 511, 512, 513, 5_000]) {
    const items = numbers(count);
    assert.deepEqual(await new PacedIterator(items.values()).toArray(), items);
  }
});

test('other work of the thread gets its turn while a listener takes all it can', async () => {
  let turns = 0;
  let over = false;
  const tick = () => {
    turns++;
    if (!over) setImmediate(tick);
  };
  setImmediate(tick);
  const iterator = new PacedIterator(numbers(20_000).values());
  iterator.on('data', () => {});
  await new Promise((resolve) => iterator.on('end', resolve));
  over = true;
  assert.ok(turns > 20, `${turns} turns`);
});

test('a reader that leaves ends what it was reading from', () => {
  let ended = false;
  function* source() {
    try {
      yield* numbers(10);
    } finally {
      ended = true;
    }
  }
  const iterator = new PacedIterator(source());
  assert.equal(iterator.read(), 0);
  iterator.destroy();
  assert.equal(iterator.read(), null);
  assert.equal(ended, true);
});
