import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import { IsnadError } from '../../src/errors.ts';
import { type BuiltPast, PastIndexes, type PastOptions, tooLarge } from '../../src/index/past-indexes.ts';

const SIZE = 1_000;

/** What would answer: it ends when it is told, or when the test lets it. */
class Answers {
  readonly position: number;
  readonly lost: () => void;
  hasEnded = false;
  readonly #mayEnd: Promise<unknown>;

  constructor({ data }: BuiltPast, lost: () => void, mayEnd: Promise<unknown>) {
    this.position = data.position;
    this.lost = lost;
    this.#mayEnd = mayEnd;
    data.port.close();
  }

  async close(): Promise<void> {
    await this.#mayEnd;
    this.hasEnded = true;
  }
}

const builtOf = (position: number): BuiltPast => ({
  bytes: SIZE,
  data: { position, port: new MessageChannel().port2 },
});

/** Pasts of one size, with what was built and how to hold a build or an end back. */
function pasts({
  mayEnd = Promise.resolve(),
  ...options
}: Partial<PastOptions<Answers>> & { mayEnd?: Promise<unknown> } = {}) {
  const built: number[] = [];
  let state = 'one';
  const made = new PastIndexes<Answers>({
    build: async (position, maxBytes) => {
      if (maxBytes < SIZE) throw tooLarge(SIZE, maxBytes);
      built.push(position);
      return builtOf(position);
    },
    answer: (past, lost) => new Answers(past, lost, mayEnd),
    state: () => state,
    maxBytes: SIZE * 2,
    patienceMs: 10_000,
    ...options,
  });
  return {
    made,
    built,
    /** Opens and leaves at once. */
    look: async (position: number) => {
      const open = await made.open(position);
      open.leave();
      return open;
    },
    withhold: () => {
      state = 'two';
    },
  };
}

const code = (wanted: string) => (error: unknown) => error instanceof IsnadError && error.code === wanted;

test('a past that was built is kept, and one that is asked for twice at once is built once', async () => {
  const { made, built } = pasts();
  await Promise.all([made.open(3), made.open(3)]);
  const { position, answers } = await made.open(3);
  assert.deepEqual([position, answers.position, built], [3, 3, [3]]);
});

test('all pasts together keep below the limit: the least recently asked for goes', async () => {
  const { made, built, look } = pasts();
  for (const position of [1, 2, 1, 3, 1, 2]) {
    await look(position);
    assert.ok(made.size.bytes <= SIZE * 2);
  }
  assert.deepEqual(built, [1, 2, 3, 2]);
  assert.equal(made.size.indexes, 2);
});

test('a past that needs all the room gets it, and one that needs more is refused', async () => {
  const tight = pasts({ maxBytes: SIZE });
  await tight.look(1);
  await tight.look(2);
  assert.deepEqual(tight.built, [1, 2]);
  await assert.rejects(pasts({ maxBytes: SIZE - 1 }).made.open(1), code('too-large'));
  await assert.rejects(pasts({ maxBytes: 0 }).made.open(1), code('refused'));
});

test('there are few of them, however small they are', async () => {
  const { made, built, look } = pasts({ maxBytes: SIZE * 100 });
  for (const position of [1, 2, 3, 4, 5, 1]) await look(position);
  assert.deepEqual([made.size.indexes, built], [4, [1, 2, 3, 4, 5, 1]]);
});

test('a past is not taken from those who use it: others go, and where all are used one is told when to ask again', async () => {
  const { made, built, look } = pasts();
  const first = await made.open(1);
  await look(2);
  await look(3);
  assert.deepEqual([built, made.size.bytes], [[1, 2, 3], SIZE * 2]);
  const second = await made.open(3);
  await assert.rejects(
    made.open(4),
    (error) => code('overload')(error) && (error as IsnadError).extra['retryAfter'] === 5,
  );
  assert.deepEqual([first.answers.hasEnded, second.answers.hasEnded], [false, false]);
  first.leave();
  first.leave();
  await look(4);
  assert.deepEqual([first.answers.hasEnded, second.answers.hasEnded], [true, false]);
  assert.equal((await look(3)).answers, second.answers);
});

test('what is let go takes room until it has ended', async () => {
  const end = Promise.withResolvers<void>();
  const { made, built, look } = pasts({ maxBytes: SIZE, mayEnd: end.promise });
  await look(1);
  const next = made.open(2);
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  assert.deepEqual([built, made.size.bytes], [[1], SIZE]);
  end.resolve();
  await next;
  assert.deepEqual([built, made.size.bytes], [[1, 2], SIZE]);
});

test('a past whose thread was lost is built anew for the next who asks', async () => {
  const { built, look } = pasts();
  const { answers } = await look(1);
  answers.lost();
  assert.notEqual((await look(1)).answers, answers);
  assert.deepEqual([answers.hasEnded, built], [true, [1, 1]]);
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
      return builtOf(position);
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
      return builtOf(position);
    },
  });
  await assert.rejects(made.open(1), code('overload'));
  release();
  while (made.size.indexes === 0) await new Promise(setImmediate);
  assert.equal((await made.open(1)).position, 1);
});

test('what is withheld meanwhile makes every past another one, also the one that is being built or used', async () => {
  const { made, built, withhold } = pasts();
  const before = await made.open(1);
  withhold();
  assert.equal((await made.open(1)).state, 'two');
  assert.deepEqual([built, before.answers.hasEnded], [[1, 1], false]);
  before.leave();
  assert.equal(made.size.indexes, 2);
  await new Promise(setImmediate);
  assert.deepEqual([made.size.indexes, before.answers.hasEnded], [1, true]);

  const late = pasts({
    build: async (position) => {
      late.built.push(position);
      late.withhold();
      return builtOf(position);
    },
  });
  assert.equal((await late.made.open(1)).state, 'two');
  assert.deepEqual(late.built, [1, 1]);
});

test('a build that fails fails for its askers alone, and closing ends all of them', async () => {
  let fail = true;
  const { made } = pasts({
    build: async (position) => {
      if (fail) throw new Error('no disk');
      return builtOf(position);
    },
  });
  await assert.rejects(made.open(1), /no disk/);
  fail = false;
  const { answers, position } = await made.open(1);
  assert.equal(position, 1);
  await made.close();
  assert.deepEqual([answers.hasEnded, made.size.indexes], [true, 0]);
  await assert.rejects(made.open(2), code('overload'));
});

test('closing stops the build that runs, and begins none that only waited', async () => {
  let begun = 0;
  const { made } = pasts({
    build: (_position, _maxBytes, signal) => {
      begun += 1;
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('The thread ended.')), { once: true });
      });
    },
  });
  const waiting = [1, 2, 3].map((position) => made.open(position));
  const told = Promise.all(waiting.map((open) => assert.rejects(open, code('overload'))));
  while (begun === 0) await new Promise(setImmediate);
  await made.close();
  await told;
  assert.equal(begun, 1);
});

test('whoever works with a past has it when the one who opened it has left, unless something is withheld since', async () => {
  const { made, look, withhold } = pasts({ maxBytes: SIZE });
  const open = await made.open(1);
  const letGo = open.hold();
  open.leave();
  await assert.rejects(look(2), code('overload'));
  letGo();
  await look(2);
  assert.equal(open.answers.hasEnded, true);
  assert.throws(open.hold, code('overload'), 'it has ended');
  const other = await made.open(2);
  withhold();
  assert.throws(other.hold, code('overload'), 'it tells what is withheld');
});
