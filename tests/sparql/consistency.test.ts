import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { WorkerPool } from '../../src/sparql/worker-pool.ts';
import { ask, askNumber, BASE, FORMATS, numbered, numbers } from './pool.ts';

const { index, writer } = numbered(50);
let pool: WorkerPool;
before(() => {
  pool = new WorkerPool({ data: () => index.data, baseIri: BASE, workers: 2 });
});
after(() => pool.close());

const COUNT = 'SELECT (COUNT(*) AS ?n) { ?s <number> ?o }';

test('a changed graph is seen by every query that starts afterwards, with its log position', async () => {
  const changes = [{ graph: `${BASE}more`, quads: [...numbers(5, 1_000)] }];
  pool.show(writer.apply(changes, 2));
  for (let i = 0; i < 4; i++) {
    const { position, body } = await pool.query({ query: COUNT, formats: FORMATS });
    assert.equal(position, 2);
    body.destroy();
  }
  assert.deepEqual(await Promise.all([askNumber(pool, COUNT), askNumber(pool, COUNT)]), [55, 55]);
});

test('a query that runs while the data change answers from one state to its end', async () => {
  const { body, position } = await pool.query({ query: 'SELECT * { ?a ?b ?c . ?d ?e ?f }', formats: FORMATS });
  const changes = [{ graph: `${BASE}numbers`, quads: [] }];
  pool.show(writer.apply(changes, 3));
  let text = '';
  for await (const chunk of body) text += chunk;
  const rows = (JSON.parse(text) as { results: { bindings: unknown[] } }).results.bindings.length;
  assert.equal(position, 2);
  assert.equal(rows, 110 * 110);
  assert.equal(await askNumber(pool, COUNT), 5);
});

test('a thread that starts later has the changes that came before it', async () => {
  const later = new WorkerPool({ data: () => index.data, baseIri: BASE, workers: 1 });
  try {
    assert.equal(await askNumber(later, COUNT), 5);
    const { position, body } = await later.query({ query: COUNT, formats: FORMATS });
    body.destroy();
    assert.equal(position, 3);
  } finally {
    await later.close();
  }
});

test('the union of graphs is a set: a triple in two graphs counts once, and twice where the graph is asked', async () => {
  const quads = [...numbers(1, 7_000)];
  const changes = ['x', 'y'].map((name) => ({ graph: BASE + name, quads }));
  pool.show(writer.apply(changes, 4));
  const pattern = '<thing/7000> <number> ?o';
  assert.equal(await askNumber(pool, `SELECT (COUNT(*) AS ?n) { ${pattern} }`), 1);
  assert.equal(await askNumber(pool, `SELECT (COUNT(*) AS ?n) { GRAPH ?g { ${pattern} } }`), 2);
  assert.equal(await askNumber(pool, `SELECT (COUNT(*) AS ?n) FROM <x> FROM <y> { ${pattern} }`), 1);
});

test('the dataset of the request wins over FROM, and an unknown graph is an empty one', async () => {
  const query = 'SELECT (COUNT(*) AS ?n) FROM <more> { ?s <number> ?o }';
  assert.equal(await askNumber(pool, query), 5);
  const asked = await ask(pool, query, { dataset: { default: [`${BASE}x`], named: [] } });
  assert.match(asked, /"value":"1"/);
  const nowhere = await ask(pool, query, { dataset: { default: [`${BASE}nowhere`], named: [] } });
  assert.match(nowhere, /"value":"0"/);
  const named = 'ASK { GRAPH <x> { ?s ?p ?o } }';
  assert.match(await ask(pool, named, { dataset: { default: [], named: [`${BASE}y`] } }), /false/);
});

test('a thread goes on with the version that a background merge made, at the same position', async () => {
  const { index: own, writer: changing } = numbered(20);
  const merging = new WorkerPool({ data: () => own.data, baseIri: BASE, workers: 1 });
  try {
    assert.equal(await askNumber(merging, COUNT), 20);
    merging.show({ ...changing.apply([{ graph: `${BASE}more`, quads: numbers(5, 100) }], 1) });
    assert.equal(await askNumber(merging, COUNT), 25);
  } finally {
    await merging.close();
  }
});
