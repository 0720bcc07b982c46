import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import type { PageRequest } from '../../src/http/page-maker.ts';
import type { PastAnswers } from '../../src/http/past-answers.ts';
import { PastQueries } from '../../src/http/past-queries.ts';
import { AnswerBody } from '../../src/sparql/answer-body.ts';
import type { QueryOutcome } from '../../src/sparql/engine.ts';

const QUERY = { query: 'ASK {}', formats: { boolean: 'json' } } as const;

/** A past that counts who has it, and that something may be withheld of. */
function pastOf(query: () => Promise<QueryOutcome>) {
  const seen = { users: 0, isStale: false, asked: 0 };
  const ask = () => {
    seen.asked += 1;
    return query();
  };
  const answers = { engine: { query: ask }, pages: { make: ask } } as unknown as PastAnswers;
  const hold = () => {
    if (seen.isStale) throw new IsnadError('overload', 'Come again.');
    seen.users += 1;
    return () => {
      seen.users -= 1;
    };
  };
  return { seen, past: { answers, hold } };
}

const streamed = () => {
  const body = new AnswerBody(
    () => {},
    () => {},
  );
  return { body, outcome: { kind: 'boolean', format: 'json', position: 1, body } as QueryOutcome };
};

test('a question that waits for its turn or its answer is not answered from a past of which something has been withheld since', async () => {
  const queries = new PastQueries(2);
  const first = Promise.withResolvers<QueryOutcome>();
  const { seen, past } = pastOf(() => first.promise);
  const running = queries.query(past, QUERY);
  const waiting = [queries.query(past, QUERY), queries.page(past, {} as PageRequest)];
  await new Promise(setImmediate);
  assert.deepEqual(seen, { users: 3, isStale: false, asked: 1 });
  seen.isStale = true;
  first.resolve(streamed().outcome);
  for (const late of [running, ...waiting]) await assert.rejects(late, { code: 'overload' });
  assert.equal(seen.asked, 1);
});

test('an answer has its place and its past until all of it is written, whether or not somebody reads it', async () => {
  const queries = new PastQueries(2);
  const { body, outcome } = streamed();
  const { seen, past } = pastOf(async () => outcome);
  await queries.query(past, QUERY);
  body.accept(Buffer.from('true'));
  const next = queries.query(past, QUERY);
  await new Promise(setImmediate);
  assert.equal(seen.asked, 1);
  body.complete();
  await next;
  assert.equal(seen.asked, 2);
});
