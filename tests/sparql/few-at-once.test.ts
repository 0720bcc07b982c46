import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import { FewAtOnce } from '../../src/sparql/few-at-once.ts';

test('a few work, others wait in order, and more are told to come again', async () => {
  const few = new FewAtOnce({ most: 1, mostWaiting: 2 });
  const leave = await few.enter();
  const entered: string[] = [];
  const [second, third] = ['second', 'third'].map(async (name) => {
    const go = await few.enter();
    entered.push(name);
    return go;
  });
  await assert.rejects(few.enter(), (error) => error instanceof IsnadError && error.code === 'overload');
  assert.deepEqual(entered, []);
  leave();
  leave();
  const next = await second;
  assert.deepEqual(entered, ['second'], 'leaving twice lets in one');
  next?.();
  (await third)?.();
  assert.deepEqual(entered, ['second', 'third']);
  (await few.enter())();
});

test('who has left while waiting takes no place', async () => {
  const few = new FewAtOnce({ most: 1, mostWaiting: 2 });
  const leave = await few.enter();
  const gone = new AbortController();
  const waiting = few.enter(gone.signal);
  gone.abort(new Error('left'));
  leave();
  await assert.rejects(waiting, /left/);
  (await few.enter())();
});

test("who has left while waiting stands in nobody else's way", async () => {
  const few = new FewAtOnce({ most: 1, mostWaiting: 1 });
  const leave = await few.enter();
  const gone = new AbortController();
  const left = few.enter(gone.signal);
  gone.abort(new Error('left'));
  await assert.rejects(left, /left/);
  await assert.rejects(few.enter(gone.signal), /left/);
  const waiting = few.enter();
  leave();
  (await waiting)();
});
