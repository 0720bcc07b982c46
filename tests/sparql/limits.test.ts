import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import { type PoolOptions, WorkerPool } from '../../src/sparql/worker-pool.ts';
import { ask, askNumber, BASE, EXPLOSION, FORMATS, numbered, until } from './pool.ts';

async function withPool(options: Partial<PoolOptions>, use: (pool: WorkerPool) => Promise<void>): Promise<void> {
  const { index } = numbered(1_500);
  const pool = new WorkerPool({ data: () => index.data, baseIri: BASE, workers: 1, ...options });
  try {
    await use(pool);
  } finally {
    await pool.close();
  }
}

const problem = (code: string) => (error: unknown) => error instanceof IsnadError && error.code === code;
/** A regular expression that looks at every way to cut a text in two hears nothing while it does. */
const DEAF = `ASK { FILTER(REGEX("${'a'.repeat(60)}b", "^(a|aa|aaa)+$")) }`;
const SMALL = 'SELECT (COUNT(*) AS ?n) { ?s <number> 7 }';

test('a query that explodes ends with its time limit, and neighbours are answered meanwhile', async () => {
  await withPool({ workers: 2, timeoutMs: 3_000, graceMs: 20_000 }, async (pool) => {
    await Promise.all([askNumber(pool, SMALL), askNumber(pool, SMALL)]);
    let over = false;
    const heavy = assert.rejects(ask(pool, EXPLOSION), problem('timeout')).then(() => {
      over = true;
    });
    let answered = 0;
    while (!over && answered < 20) {
      assert.equal(await askNumber(pool, SMALL), 1);
      answered++;
    }
    assert.equal(answered, 20, 'twenty neighbours were answered before the heavy query ended');
    await heavy;
    assert.equal(await askNumber(pool, SMALL), 1);
    assert.equal(pool.state().replaced, 0, 'it heard its limit');
  });
});

test('a query that hears no limit is killed with its thread, which is replaced; neighbours never notice', async () => {
  await withPool({ workers: 2, timeoutMs: 1_000, graceMs: 100 }, async (pool) => {
    await Promise.all([askNumber(pool, SMALL), askNumber(pool, SMALL)]);
    const long = 'SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 10000';
    const { body } = await pool.query({ query: long, formats: FORMATS });
    const deaf = assert.rejects(ask(pool, DEAF), problem('timeout'));
    let rest = 0;
    for await (const chunk of body) rest += (chunk as Buffer).length;
    assert.ok(rest > 1_000_000, 'the neighbour read its answer to the end');
    await deaf;
    await until(() => pool.state().replaced === 1 && pool.state().ready === 2);
    assert.deepEqual(await Promise.all([askNumber(pool, SMALL), askNumber(pool, SMALL)]), [1, 1]);
  });
});

test('the thread that stands by takes the place of one that is killed', async () => {
  await withPool({ workers: 1, timeoutMs: 500, graceMs: 50 }, async (pool) => {
    for (let killed = 1; killed <= 3; killed++) {
      await until(() => pool.state().spare);
      await assert.rejects(ask(pool, DEAF), problem('timeout'));
      await until(() => pool.state().replaced === killed);
      assert.equal(pool.state().ready, 1, 'there was no moment without a thread');
      assert.equal(await askNumber(pool, SMALL), 1);
    }
  });
});

test('a query that needs more memory than it may have fails alone, and the next one is answered', async () => {
  const hungry = 'SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f';
  for (const [engine, replaced] of [
    ['evaluator', 0],
    ['comunica', 1],
  ] as const) {
    await withPool({ engine, memoryMb: 64, timeoutMs: 60_000 }, async (pool) => {
      await assert.rejects(ask(pool, hungry), problem('out-of-memory'));
      assert.equal(await askNumber(pool, SMALL), 1);
      assert.equal(pool.state().replaced, replaced);
    });
  }
});

test('a query that is cancelled before its answer leaves its thread to the next', async () => {
  await withPool({ graceMs: 100 }, async (pool) => {
    await askNumber(pool, SMALL);
    const controller = new AbortController();
    const heavy = pool.query({ query: EXPLOSION, formats: FORMATS }, controller.signal);
    controller.abort(new Error('the client left'));
    await assert.rejects(heavy, /the client left/);
    assert.equal(await askNumber(pool, SMALL), 1);
  });
});

for (const engine of ['evaluator', 'comunica'] as const) {
  test(`${engine}: an aggregate that is cancelled hears it, and its thread need not be killed`, async () => {
    await withPool({ engine, graceMs: 20_000 }, async (pool) => {
      await askNumber(pool, SMALL);
      const controller = new AbortController();
      const heavy = pool.query({ query: EXPLOSION, formats: FORMATS }, controller.signal);
      setTimeout(() => controller.abort(new Error('the client left')), 200);
      await assert.rejects(heavy, /the client left/);
      assert.equal(await askNumber(pool, SMALL), 1);
      assert.equal(pool.state().replaced, 0);
    });
  });
}

test('a query whose reader leaves in the middle of the answer stops', async () => {
  await withPool({}, async (pool) => {
    const { body } = await pool.query({ query: 'SELECT * { ?a ?b ?c . ?d ?e ?f }', formats: FORMATS });
    await new Promise((resolve) => body.once('data', resolve));
    body.destroy();
    await until(() => pool.state().busy === 0 && pool.state().ready === 1);
    assert.equal(await askNumber(pool, SMALL), 1);
  });
});

test('what waits for a slow reader is bounded, whatever the answer weighs', async () => {
  await withPool({ workers: 1 }, async (pool) => {
    for (const limit of [40_000, 160_000]) {
      const query = `SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT ${limit}`;
      const { body } = await pool.query({ query, formats: FORMATS });
      await until(() => pool.state().buffered > 128 * 1024);
      await new Promise((resolve) => setTimeout(resolve, 200));
      assert.ok(pool.state().buffered <= 512 * 1024, `${pool.state().buffered} bytes wait`);
      let total = 0;
      for await (const chunk of body) total += (chunk as Buffer).length;
      assert.ok(total > 4 * 512 * 1024, 'the whole answer is much larger than what may wait');
    }
  });
});

test('an answer that breaks after its first bytes breaks its body: no reader takes it for complete', async () => {
  await withPool({ timeoutMs: 700 }, async (pool) => {
    await askNumber(pool, SMALL);
    const { body } = await pool.query({ query: 'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }', formats: FORMATS });
    await assert.rejects(async () => {
      for await (const _ of body);
    }, problem('timeout'));
  });
});

test('a row budget ends the query with its problem', async () => {
  await withPool({ maxRows: 10 }, async (pool) => {
    await assert.rejects(ask(pool, 'SELECT * { ?s ?p ?o }'), problem('over-budget'));
    assert.ok(await ask(pool, 'SELECT * { ?s ?p ?o } LIMIT 10'));
    await assert.rejects(ask(pool, 'CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }'), problem('over-budget'));
  });
});

test('when every thread is busy and enough wait already, the next is told when to come back', async () => {
  await withPool({ queueLimit: 1, graceMs: 50 }, async (pool) => {
    await askNumber(pool, SMALL);
    const controller = new AbortController();
    const ignored = () => {};
    pool.query({ query: EXPLOSION, formats: FORMATS }, controller.signal).catch(ignored);
    pool.query({ query: SMALL, formats: FORMATS }, controller.signal).catch(ignored);
    await assert.rejects(
      ask(pool, SMALL),
      (error) => problem('overload')(error) && Number((error as IsnadError).extra['retryAfter']) > 0,
    );
    controller.abort();
    await until(() => pool.state().queued === 0);
    assert.equal(await askNumber(pool, SMALL), 1);
  });
});

test('ten thousand brackets in a thread are an answer or a syntax error, and the thread lives on', async () => {
  await withPool({}, async (pool) => {
    for (const [open, close] of [
      ['{', '}'],
      ['(', ')'],
    ] as const) {
      const nested = `SELECT * { ${open.repeat(10_000)}${close.repeat(10_000)} }`;
      await assert.rejects(ask(pool, nested), problem('syntax'));
      const deep = `SELECT * { ${open.repeat(400)} ${close.repeat(400)} }`;
      await ask(pool, deep).catch((error) => assert.ok(problem('syntax')(error), String(error)));
    }
    assert.equal(await askNumber(pool, SMALL), 1);
    assert.equal(pool.state().replaced, 0);
  });
});
