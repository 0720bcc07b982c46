import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QueryBudget } from '../../../src/sparql/evaluate/budget.ts';
import { IntSet } from '../../../src/sparql/evaluate/int-set.ts';

const UNLIMITED = { deadline: Number.POSITIVE_INFINITY, timeoutMs: 0, memoryBytes: Number.POSITIVE_INFINITY };

function ticks(budget: QueryBudget, most = 1_000_000): number {
  for (let i = 0; i < most; i++) budget.tick();
  return most;
}

test('a query past its deadline stops with the time that it had', () => {
  let now = 0;
  const budget = new QueryBudget({ ...UNLIMITED, deadline: 1000, timeoutMs: 1000, clock: () => now });
  assert.equal(ticks(budget), 1_000_000);
  now = 1001;
  assert.throws(() => ticks(budget), { code: 'timeout', message: /1 second/ });
});

test('the clock is looked at once for many rows, or for one that stands for many', () => {
  let looks = 0;
  const budget = new QueryBudget({ ...UNLIMITED, clock: () => looks++ });
  ticks(budget, 1000);
  assert.equal(looks, 0);
  budget.tick(1_000_000);
  assert.equal(looks, 1);
});

test('a query that another thread cancels stops', () => {
  const cancelled = new SharedArrayBuffer(4);
  const budget = new QueryBudget({ ...UNLIMITED, cancelled });
  ticks(budget);
  Atomics.store(new Int32Array(cancelled), 0, 1);
  assert.throws(() => ticks(budget), { code: 'over-budget' });
});

test('what is held is counted, and given back', () => {
  const budget = new QueryBudget({ ...UNLIMITED, memoryBytes: 2 ** 20 });
  for (let i = 0; i < 1000; i++) {
    budget.hold(2 ** 19);
    budget.release(2 ** 19);
  }
  assert.deepEqual([budget.held, budget.most], [0, 2 ** 19]);
  budget.hold(2 ** 20);
  assert.throws(() => budget.hold(1), { code: 'out-of-memory', message: /1 MB/ });
});

test('a set of numbers holds each once and lets go of its memory', () => {
  const budget = new QueryBudget(UNLIMITED);
  const set = new IntSet(budget);
  for (let i = -5000; i <= 5000; i++) if (i !== 0) assert.ok(set.add(i * 7));
  for (let i = -5000; i <= 5000; i++) if (i !== 0) assert.equal(set.add(i * 7), false);
  assert.equal(set.size, 10_000);
  assert.deepEqual([set.has(7), set.has(8), set.has(-35_000)], [true, false, true]);
  set.release();
  assert.equal(budget.held, 0);
});
