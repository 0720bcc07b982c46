import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { QueryEngine } from '@comunica/query-sparql';
import { SparqlEndpointFetcher } from 'fetch-sparql-endpoint';
import { type SparqlServer, startSparqlServer } from '../http/sparql-server.ts';

let server: SparqlServer;
before(async () => {
  server = await startSparqlServer();
});
after(() => server.close());

const LABELS = 'SELECT ?label { <id/document/one> <label> ?label } ORDER BY ?label';
const absolute = (query: string) => `BASE <${server.base}> ${query}`;

test('Comunica finds out by itself that this is a SPARQL endpoint, and joins over it', async () => {
  const bindings = await new QueryEngine().queryBindings(absolute(LABELS), { sources: [server.endpoint] });
  const labels = (await bindings.toArray()).map((row) => row.get('label')?.value);
  assert.deepEqual(labels.sort(), ['One', 'واحد']);
});

test('Comunica reads an ASK and a CONSTRUCT from the endpoint', async () => {
  const engine = new QueryEngine();
  const sources = [{ type: 'sparql', value: server.endpoint }] as [{ type: string; value: string }];
  assert.equal(await engine.queryBoolean(absolute('ASK { <id/document/one> a <Document> }'), { sources }), true);
  const construct = absolute('CONSTRUCT { ?s <is> ?o } WHERE { ?s a ?o }');
  const quads = await (await engine.queryQuads(construct, { sources })).toArray();
  assert.equal(quads.length, 2, 'the shared triple counts once');
});

for (const method of ['GET', 'POST'] as const) {
  test(`fetch-sparql-endpoint reads rows, truth and triples by ${method}`, async () => {
    const fetcher = new SparqlEndpointFetcher({ method });
    const rows: string[] = [];
    for await (const row of await fetcher.fetchBindings(server.endpoint, absolute(LABELS))) {
      rows.push((row as unknown as { label: { value: string } }).label.value);
    }
    assert.deepEqual(rows, ['One', 'واحد']);
    assert.equal(await fetcher.fetchAsk(server.endpoint, 'ASK { ?s ?p ?o }'), true);
    let triples = 0;
    for await (const _ of await fetcher.fetchTriples(server.endpoint, 'CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }')) triples++;
    assert.equal(triples, server.index.size);
  });
}
