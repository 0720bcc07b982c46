import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { GRAPHS, type SparqlServer, startSparqlServer } from './sparql-server.ts';

let far: SparqlServer;
let near: SparqlServer;
const broken = createServer((_req, res) => res.writeHead(500).end('no'));

before(async () => {
  far = await startSparqlServer({ 'document/far': '<id/document/one> <comment> "from afar"@en .' });
  await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve));
  const hosts = [new URL(far.base).host, `127.0.0.1:${(broken.address() as AddressInfo).port}`];
  near = await startSparqlServer(GRAPHS, { serviceHosts: hosts });
});
after(async () => {
  broken.close();
  await Promise.all([far.close(), near.close()]);
});

const ask = (query: string) => fetch(`${near.endpoint}?${new URLSearchParams({ query })}`);
const federated = (to: string, silent = '') =>
  `SELECT ?label ?comment { <id/document/one> <label> ?label SERVICE ${silent} <${to}> { ?s <${far.base}comment> ?comment } } ORDER BY ?label`;

test('a query joins what another endpoint holds, where the operator lists its host', async () => {
  const response = await ask(federated(far.endpoint));
  const text = await response.text();
  assert.equal(response.status, 200, text);
  const { results } = JSON.parse(text) as { results: { bindings: Record<string, { value: string }>[] } };
  assert.deepEqual(
    results.bindings.map((row) => [row['label']?.value, row['comment']?.value]),
    [
      ['One', 'from afar'],
      ['واحد', 'from afar'],
    ],
  );
});

test('the description of such an endpoint says that it federates', async () => {
  const response = await fetch(near.endpoint, { headers: { Accept: 'text/turtle' } });
  assert.match(await response.text(), /sd:BasicFederatedQuery/);
});

test('another host is refused before anything runs, SILENT or not', async () => {
  for (const silent of ['', 'SILENT']) {
    const response = await ask(federated('http://127.0.0.1:1/sparql', silent));
    assert.equal(response.status, 403);
    assert.match(((await response.json()) as { detail: string }).detail, /not listed this host/);
  }
});

test('an endpoint that fails is named with 502, and SILENT answers without it', async () => {
  const address = `http://127.0.0.1:${(broken.address() as AddressInfo).port}/sparql`;
  const response = await ask(federated(address));
  const problem = (await response.json()) as { status: number; detail: string };
  assert.equal(response.status, 502, problem.detail);
  const silent = await ask(federated(address, 'SILENT'));
  assert.equal(silent.status, 200);
  const { results } = (await silent.json()) as { results: { bindings: unknown[] } };
  assert.equal(results.bindings.length, 2);
});

/** Beside far and near a third that holds the data of both, and answers without asking anybody. */
test('whatever stands around a SERVICE, the answer is that of one endpoint with the data of both', async () => {
  const prefix = '@prefix : <http://data.example/> .\n';
  const here = {
    'document/1': `${prefix} :a a :Report ; :label "A" ; :about :x ; :follows :b . :b a :Report ; :label "B" ; :about :y .`,
    'document/2': `${prefix} :b :follows :c . :c a :Report ; :label "C" ; :about :x . :a :label "A" .`,
  };
  const there = { 'document/3': `${prefix} :x :name "X" ; :deaths 3 . :y :name "Y" . :z :name "Z" ; :deaths 9 .` };
  const [remote, both] = await Promise.all([startSparqlServer(there), startSparqlServer({ ...here, ...there })]);
  const open = await startSparqlServer(here, { serviceHosts: [new URL(remote.base).host] });
  const table = async (endpoint: string, query: string) => {
    const text = `PREFIX : <http://data.example/> SELECT * { ${query} }`;
    const response = await fetch(`${endpoint}?${new URLSearchParams({ query: text, format: 'json' })}`);
    const body = (await response.json()) as { results: { bindings: object[] } };
    assert.equal(response.status, 200, JSON.stringify(body));
    const rows = body.results.bindings.map((row) => JSON.stringify(Object.entries(row).sort()));
    return rows.map((row) => row.replaceAll(open.base, '').replaceAll(both.base, '')).sort();
  };
  try {
    for (const query of [
      '?d :about ?t . SERVICE <far> { ?t :name ?name }',
      '?d a :Report ; :label ?label ; :about ?t . SERVICE <far> { ?t :deaths ?n } FILTER(?n > 1)',
      '?d :about ?t OPTIONAL { SERVICE <far> { ?t :deaths ?n } }',
      '?d :follows+ ?e . ?e :about ?t . SERVICE <far> { ?t :name ?name }',
      '{ SELECT ?t (COUNT(*) AS ?reports) { ?d :about ?t ; a :Report } GROUP BY ?t } SERVICE <far> { ?t :name ?name }',
      'GRAPH ?g { ?d :label ?label OPTIONAL { ?d :about ?t } } SERVICE <far> { ?t :name ?name }',
      'SERVICE <far> { ?t :name ?name } MINUS { ?d :about ?t ; :follows/:about ?u }',
      '{ ?d :about ?t } UNION { SERVICE <far> { ?t :deaths ?n } }',
      'SERVICE <far> { ?t :name ?name } FILTER NOT EXISTS { ?d :about ?t }',
      '?d :about ?t FILTER EXISTS { SERVICE <far> { ?t :deaths ?n } }',
      'SERVICE <far> { ?t :name ?name } BIND(EXISTS { ?d (:about|:follows)* ?t } AS ?known)',
      'VALUES ?t { :x :z } SERVICE <far> { ?t :name ?name OPTIONAL { ?t :deaths ?n } } BIND(COALESCE(?n, 0) AS ?m)',
    ]) {
      const expected = await table(both.endpoint, query.replaceAll('SERVICE <far>', ''));
      assert.ok(expected.length > 0, query);
      assert.deepEqual(await table(open.endpoint, query.replaceAll('<far>', `<${remote.endpoint}>`)), expected, query);
    }
  } finally {
    await Promise.all([remote, both, open].map((server) => server.close()));
  }
});
