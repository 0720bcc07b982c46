import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { literal, namedNode, quad } from '../../src/rdf/quads.ts';
import type { QueryRequest, SparqlEngine } from '../../src/sparql/engine.ts';
import { NotSmall, WorkBudget } from '../../src/sparql/evaluate/work-budget.ts';
import { SmallQueries } from '../../src/sparql/small-queries.ts';
import { WorkerPool } from '../../src/sparql/worker-pool.ts';
import { ask, askNumber, BASE, EXPLOSION, FORMATS, numbered } from './pool.ts';

const { index, writer } = numbered(30_000);
const pool = new WorkerPool({ data: () => index.data, baseIri: BASE, workers: 1, spare: false });
after(() => pool.close());

/** The engine behind, which notes what it was asked. */
function listening(): { engine: SparqlEngine; asked: string[] } {
  const asked: string[] = [];
  const query = (request: QueryRequest, signal?: AbortSignal) => {
    asked.push(request.query);
    return pool.query(request, signal);
  };
  const rest = {
    explain: pool.explain.bind(pool),
    show: pool.show.bind(pool),
    state: pool.state.bind(pool),
    close: async () => {},
  };
  return {
    asked,
    engine: {
      query,
      ...rest,
      get position() {
        return pool.position;
      },
    },
  };
}

function small(options: { maxRows?: number } = {}) {
  const { engine, asked } = listening();
  return { asked, queries: new SmallQueries(engine, { source: index, baseIri: BASE, maxRows: 0, ...options }) };
}

const SMALL = [
  'SELECT ?p ?o { <thing/7> ?p ?o } ORDER BY ?o',
  'SELECT * { ?s <number> 7 ; <name> ?name OPTIONAL { ?s <nothing> ?none } }',
  'ASK { <thing/7> <number> 8 }',
  'ASK { <thing/7> <number> 7 }',
  'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }',
  'SELECT * FROM <http://example.org/nothing> { ?s ?p ?o }',
  'SELECT * { GRAPH ?g { <thing/3> <number> ?n } FILTER(?n < 5) }',
  'SELECT * { }',
  'SELECT ?s { ?s <number> ?n } LIMIT 3',
];

test('small queries are answered at once, byte for byte as a thread answers them', async () => {
  const { asked, queries } = small();
  for (const query of SMALL) {
    for (const bindings of ['json', 'csv', 'xml'] as const) {
      const formats = { ...FORMATS, bindings };
      assert.equal(await ask(queries, query, { formats }), await ask(pool, query, { formats }), query);
    }
  }
  const formats = { quads: 'ntriples' } as const;
  const construct = 'CONSTRUCT { ?s <is> ?n } { <thing/9> <number> ?n . ?s <number> ?n }';
  assert.equal(await ask(queries, construct, { formats }), await ask(pool, construct, { formats }));
  assert.deepEqual(asked, []);
  assert.equal(queries.answered, SMALL.length * 3 + 1);
});

const LEFT: Readonly<Record<string, string>> = {
  'reads many rows': 'SELECT (SUM(?n) AS ?sum) { ?s <number> ?n }',
  'looks at rows in vain': 'SELECT * { ?s ?p ?s }',
  'multiplies rows': EXPLOSION,
  'has a regular expression': 'ASK { <thing/7> <name> ?name FILTER(REGEX(?name, "^(a|aa)+$")) }',
  'replaces by a regular expression': 'SELECT (REPLACE(?name, "(t+)+", "x") AS ?x) { <thing/7> <name> ?name }',
  'concatenates, which doubles with every step': 'SELECT (CONCAT(?name, ?name) AS ?x) { <thing/7> <name> ?name }',
  'concatenates a group': 'SELECT (GROUP_CONCAT(?name) AS ?x) { <thing/7> <name> ?name }',
  'has more patterns than are planned in no time': `ASK { ${Array.from({ length: 17 }, (_, i) => `<thing/7> ?p ?o${i} . `).join('')} }`,
  'is long': `ASK { <thing/7> ?p ?o } # ${'long '.repeat(1_000)}`,
  'is laid out as a whole': 'CONSTRUCT { ?s <is> ?n } { ?s <number> ?n FILTER(?s = <thing/9>) }',
  'answers with more than a chunk': `SELECT * { ?s <number> ?n BIND("${'x'.repeat(300)}" AS ?long) } LIMIT 1600`,
};

for (const [why, query] of Object.entries(LEFT)) {
  test(`a query that ${why} is left to a thread`, async () => {
    const { asked, queries } = small();
    // What explodes is not waited for.
    if (query === EXPLOSION) {
      const controller = new AbortController();
      const pending = queries.query({ query, formats: FORMATS }, controller.signal);
      controller.abort(new Error('enough'));
      await assert.rejects(pending, /enough/);
    } else {
      assert.equal(await ask(queries, query), await ask(pool, query));
    }
    assert.deepEqual(asked, [query]);
    assert.equal(queries.answered, 0);
  });
}

test('what is wrong is said as a thread says it', async () => {
  const { queries } = small({ maxRows: 2 });
  for (const query of ['SELECT', 'ASK { ?s nobody:knows ?o }', 'ASK { SERVICE <http://example.org/> { ?s ?p ?o } }']) {
    const failure = (engine: SparqlEngine) =>
      engine.query({ query, formats: FORMATS }).then(() => assert.fail('It was answered.'), String);
    assert.equal(await failure(queries), await failure(pool));
  }
});

test('a shape that was too large is not tried for a while, whatever the words in it, and then again', async () => {
  const { asked, queries } = small();
  const named = (text: string) => `SELECT ?s { ?s <name> ?name FILTER(STRENDS(?name, "${text}")) } LIMIT 1`;
  await ask(queries, named('nowhere'));
  assert.equal(asked.length, 1);
  // The first name ends like this: it would be small, and nobody looks.
  for (let i = 0; i < 31; i++) await ask(queries, named(' 0'));
  assert.equal(asked.length, 32);
  assert.equal(queries.answered, 0);
  await ask(queries, named(' 0'));
  assert.equal(queries.answered, 1);
  await ask(queries, named('nowhere'));
  queries.show(index.data);
  await ask(queries, named(' 0'));
  assert.equal(queries.answered, 2, 'a new version is looked at anew');
});

test('an answer is that of the version that is current when it is asked for', async () => {
  const { asked, queries } = small();
  const count = 'SELECT (COUNT(*) AS ?n) { <thing/new> ?p ?o }';
  assert.equal(await askNumber(queries, count), 0);
  const quads = [quad(namedNode(`${BASE}thing/new`), namedNode(`${BASE}name`), literal('new'))];
  writer.apply([{ graph: `${BASE}more`, quads }], 2);
  queries.show(index.data);
  const { position, whole } = await queries.query({ query: count, formats: FORMATS });
  assert.equal(position, 2);
  assert.match(Buffer.from(whole ?? []).toString(), /"1"/);
  assert.deepEqual(asked, []);
});

test('a budget of work ends a query at the same row on any machine', () => {
  const budget = new WorkBudget(10);
  budget.tick(9);
  budget.tick();
  assert.throws(() => budget.tick(), NotSmall);
  const memory = new WorkBudget(10);
  memory.hold(3_000_000);
  memory.release(2_000_000);
  memory.hold(3_000_000);
  assert.throws(() => memory.hold(3_000_000), NotSmall);
});
