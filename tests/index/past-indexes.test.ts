import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import { bytesOfIndex } from '../../src/index/index-bytes.ts';
import type { IndexData } from '../../src/index/index-data.ts';
import { PastIndexes, type PastOptions, tooLarge } from '../../src/index/past-indexes.ts';
import { indexOfGraphs } from '../support/shared-index.ts';

const ONE = indexOfGraphs([]).index.data;
const SIZE = bytesOfIndex(ONE);

/** Pasts of one size, with what was built and how to hold a build back. */
function pasts(options: Partial<PastOptions> = {}) {
  const built: number[] = [];
  let state = 'one';
  const made = new PastIndexes({
    build: async (position, maxBytes): Promise<IndexData> => {
      if (maxBytes < SIZE) throw tooLarge(SIZE, maxBytes);
      built.push(position);
      return { ...ONE, position };
    },
    state: () => state,
    maxBytes: SIZE * 2,
    patienceMs: 10_000,
    ...options,
  });
  return {
    made,
    built,
    withhold: () => {
      state = 'two';
    },
  };
}

const code = (wanted: string) => (error: unknown) => error instanceof IsnadError && error.code === wanted;

test('a past that was built is kept, and one that is asked for twice at once is built once', async () => {
  const { made, built } = pasts();
  await Promise.all([made.open(3), made.open(3)]);
  const { position, index } = await made.open(3);
  assert.deepEqual([position, index.position, built], [3, 3, [3]]);
});

test('all pasts together keep below the limit: the least recently asked for goes', async () => {
  const { made, built } = pasts();
  for (const position of [1, 2, 1, 3, 1, 2]) {
    await made.open(position);
    assert.ok(made.size.bytes <= SIZE * 2);
  }
  assert.deepEqual(built, [1, 2, 3, 2]);
  assert.equal(made.size.indexes, 2);
});

test('a past that needs all the room gets it, and one that needs more is refused', async () => {
  const tight = pasts({ maxBytes: SIZE });
  await tight.made.open(1);
  await tight.made.open(2);
  assert.deepEqual(tight.built, [1, 2]);
  await assert.rejects(pasts({ maxBytes: SIZE - 1 }).made.open(1), code('too-large'));
  await assert.rejects(pasts({ maxBytes: 0 }).made.open(1), code('refused'));
});

test('one past is built at a time, few wait for theirs, and who comes after is told when to ask again', async () => {
  const release: (() => void)[] = [];
  let building = 0;
  const { made } = pasts({
    maxBytes: SIZE * 10,
    build: async (position) => {
      assert.equal(++building, 1);
      await new Promise<void>((resolve) => release.push(resolve));
      building--;
      return { ...ONE, position };
    },
  });
  const waiting = [1, 2, 3, 4].map((position) => made.open(position));
  await assert.rejects(
    made.open(5),
    (error) => code('overload')(error) && (error as IsnadError).extra['retryAfter'] === 5,
  );
  for (let left = waiting.length; left > 0; left--) {
    while (release.length === 0) await new Promise(setImmediate);
    release.shift()?.();
  }
  assert.deepEqual(
    (await Promise.all(waiting)).map(({ position }) => position),
    [1, 2, 3, 4],
  );
});

test('whoever has no more patience is told so, and the past is there for the next', async () => {
  let release = () => {};
  const { made } = pasts({
    patienceMs: 1,
    build: async (position) => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      return { ...ONE, position };
    },
  });
  await assert.rejects(made.open(1), code('overload'));
  release();
  while (made.size.indexes === 0) await new Promise(setImmediate);
  assert.equal((await made.open(1)).position, 1);
});

test('what is withheld meanwhile makes every past another one, also the one that is being built', async () => {
  const { made, built, withhold } = pasts();
  await made.open(1);
  withhold();
  assert.equal((await made.open(1)).state, 'two');
  assert.deepEqual(built, [1, 1]);

  const late = pasts({
    build: async (position) => {
      late.built.push(position);
      late.withhold();
      return { ...ONE, position };
    },
  });
  assert.equal((await late.made.open(1)).state, 'two');
  assert.deepEqual(late.built, [1, 1]);
});

test('a build that fails fails for its askers alone', async () => {
  let fail = true;
  const { made } = pasts({
    build: async (position) => {
      if (fail) throw new Error('no disk');
      return { ...ONE, position };
    },
  });
  await assert.rejects(made.open(1), /no disk/);
  fail = false;
  assert.equal((await made.open(1)).position, 1);
  await made.close();
  await assert.rejects(made.open(2), code('overload'));
});
