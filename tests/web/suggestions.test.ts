import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Suggestion, Suggestions } from '../../src/web/suggestions.ts';

type Answer = Awaited<ReturnType<typeof fetch>>;

interface Asked {
  readonly text: string;
  readonly signal: AbortSignal;
  /** Answers with one suggestion of that name, or with none but a status. */
  answer(name: string, ok?: boolean): void;
  fail(): void;
}

/** Suggestions whose server answers when the test says so; `shown` names what is shown, in order. */
function asking(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const asked: Asked[] = [];
  const shown: (string | undefined)[] = [];
  const suggestions = new Suggestions({
    address: 'http://here.example/search/suggest',
    longest: 20,
    show: (found) => void shown.push(found?.map(({ label }) => label).join()),
    fetch: (address, signal) =>
      new Promise<Pick<Answer, 'ok' | 'json'>>((resolve, reject) => {
        asked.push({
          text: new URL(address).searchParams.get('q') ?? '',
          signal,
          answer: (label, ok = true) => resolve({ ok, json: async () => ({ suggestions: [{ label } as Suggestion] }) }),
          fail: () => reject(new TypeError('no network')),
        });
      }),
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { suggestions, asked, shown, settled, pass: (ms: number) => t.mock.timers.tick(ms) };
}

test('one question is asked once the typing pauses', async (t) => {
  const { suggestions, asked, shown, settled, pass } = asking(t);
  for (const text of ['kh', 'kha', 'khan']) {
    suggestions.typed(text);
    pass(100);
  }
  assert.equal(asked.length, 0);
  pass(100);
  assert.deepEqual(
    asked.map(({ text }) => text),
    ['khan'],
  );
  asked[0]?.answer('Khan Shaykhun');
  await settled();
  assert.deepEqual(shown, ['Khan Shaykhun']);
  assert.equal(suggestions.isWaiting, false);
});

test('an older answer never takes the place of a newer one, whichever comes first', async (t) => {
  const { suggestions, asked, shown, settled, pass } = asking(t);
  for (const text of ['kha', 'khan']) {
    suggestions.typed(text);
    pass(200);
  }
  assert.equal(asked[0]?.signal.aborted, true, 'the older question is taken back');
  asked[1]?.answer('new');
  await settled();
  asked[0]?.answer('old');
  await settled();
  assert.deepEqual(shown, ['new']);
});

test('an older answer that comes while a newer is waited for is not shown either', async (t) => {
  const { suggestions, asked, shown, settled, pass } = asking(t);
  suggestions.typed('kha');
  pass(200);
  suggestions.typed('khan');
  asked[0]?.answer('old');
  await settled();
  assert.deepEqual(shown, []);
  pass(200);
  asked[1]?.answer('new');
  await settled();
  assert.deepEqual(shown, ['new']);
});

test('nothing is asked for a text of one letter, none, or more than the server takes, and what was shown goes', (t) => {
  const { suggestions, asked, shown, pass } = asking(t);
  suggestions.typed('kh');
  for (const text of ['k', '', 'a'.repeat(21)]) suggestions.typed(text);
  pass(1_000);
  assert.deepEqual(asked, []);
  assert.deepEqual(shown, [undefined, undefined, undefined]);
});

test('a question that fails or is refused says nothing, and the next one is asked as ever', async (t) => {
  const { suggestions, asked, shown, settled, pass } = asking(t);
  suggestions.typed('kha');
  pass(200);
  asked[0]?.fail();
  await settled();
  suggestions.typed('khan');
  pass(200);
  asked[1]?.answer('a page of 429', false);
  await settled();
  suggestions.typed('khan s');
  pass(200);
  asked[2]?.answer('Khan Shaykhun');
  await settled();
  assert.deepEqual(shown, [undefined, undefined, 'Khan Shaykhun']);
});

test('what is asked can be taken back', async (t) => {
  const { suggestions, asked, shown, settled, pass } = asking(t);
  suggestions.typed('khan', { isNow: true });
  pass(0);
  assert.equal(suggestions.isWaiting, true);
  suggestions.cancel();
  asked[0]?.answer('Khan Shaykhun');
  await settled();
  assert.deepEqual(shown, []);
});
