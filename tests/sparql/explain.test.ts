import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import type { PlanStep } from '../../src/sparql/engine.ts';
import { explanationText } from '../../src/sparql/explanation-text.ts';
import { WorkerPool } from '../../src/sparql/worker-pool.ts';
import { BASE, EXPLOSION, numbered } from './pool.ts';

const { index } = numbered(1_500);
const pool = new WorkerPool({ data: () => index.data, baseIri: BASE, workers: 1, timeoutMs: 1_500, spare: false });
after(() => pool.close());

const QUERY = 'SELECT ?s { ?s <number> ?o ; <name> ?name FILTER(?o < 10) } ORDER BY ?o';

function* steps(step: PlanStep): Generator<PlanStep> {
  yield step;
  for (const child of step.children) yield* steps(child);
}

test('an explanation says which graphs a query reads and by which steps, without running it', async () => {
  const told = await pool.explain({ query: 'SELECT ?s FROM <x> { ?s ?p ?o }' });
  assert.deepEqual(told.dataset, { default: [`${BASE}x`], named: [] });
  assert.deepEqual([told.form, told.variables, told.position, told.engine], ['select', ['s'], 1, 'evaluator']);
  assert.ok(told.plan !== undefined && told.algebra !== undefined);
  assert.equal(told.run, undefined);
  assert.ok([...steps(told.plan)].every(({ actual }) => actual === undefined));
});

test('an explanation that is run has the rows of each step beside those expected of it', async () => {
  const { plan, run } = await pool.explain({ query: QUERY, analyze: true });
  assert.equal(run?.rows, 10);
  assert.ok(run.milliseconds >= 0);
  assert.ok(plan !== undefined);
  assert.equal(plan.actual, 10);
  for (const { words, actual, estimate } of steps(plan)) {
    assert.ok(words.en.length > 0 && /[\u0600-\u06ff]/.test(words.ar));
    assert.equal(typeof actual, 'number', words.en);
    assert.ok(Number.isInteger(estimate));
  }
});

test('the text of an explanation is a tree with every step, in both languages', async () => {
  const told = await pool.explain({ query: QUERY, analyze: true });
  const all = [...steps(told.plan as PlanStep)];
  for (const language of ['en', 'ar'] as const) {
    const text = explanationText(told, language);
    for (const { words, detail } of all) assert.ok(text.includes(words[language]) && text.includes(detail), text);
    assert.match(text, / → 10\)/);
  }
});

test('running a query for its explanation is held to the limits of any query', async () => {
  await assert.rejects(
    pool.explain({ query: EXPLOSION, analyze: true }),
    (error) => error instanceof IsnadError && error.code === 'timeout',
  );
  assert.equal(pool.state().replaced, 0);
});

test('a query that asks another endpoint has no plan of ours, and says who answers it', async () => {
  const told = await pool.explain({ query: 'SELECT * { ?s ?p ?o SERVICE <http://a.example/> { ?s ?q ?r } }' });
  assert.deepEqual([told.engine, told.plan, told.services], ['comunica', undefined, ['http://a.example/']]);
  assert.match(explanationText(told, 'en'), /Comunica/);
});
