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
