import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type SparqlServer, startSparqlServer } from './sparql-server.ts';

let server: SparqlServer;
before(async () => {
  server = await startSparqlServer({ 'document/one': '<id/document/one> a <Document> ; <label> "واحد"@ar .' });
});
after(() => server.close());

const QUERY = 'SELECT * { ?s ?p ?o }';
const ask = (query: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${server.endpoint}?${new URLSearchParams({ query })}`, {
    method,
    headers: { 'Accept-Encoding': 'identity', ...headers },
  });

async function tagOf(query: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await ask(query, headers);
  await response.arrayBuffer();
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('Cache-Control'), 'no-cache');
  return response.headers.get('ETag') ?? '';
}

test('a client that holds the answer gets a 304 without a body, whichever way it writes the query', async () => {
  const etag = await tagOf(QUERY);
  assert.match(etag, /^"[^"]+"$/, 'a strong tag');
  for (const query of [QUERY, `# again\n${QUERY}`]) {
    const response = await ask(query, { 'If-None-Match': `"other", W/${etag}` });
    assert.equal(response.status, 304);
    assert.equal(response.headers.get('ETag'), etag);
    assert.match(response.headers.get('Vary') ?? '', /Accept/);
    assert.equal(await response.text(), '');
  }
  assert.equal((await ask(QUERY, { 'If-None-Match': etag }, 'HEAD')).status, 304);
  assert.equal((await ask(QUERY, { 'If-None-Match': '*' })).status, 304);
});

test('another query, format or coding is another tag', async () => {
  const tags = [
    await tagOf(QUERY),
    await tagOf('SELECT * { ?o ?p ?s }'),
    await tagOf(QUERY, { Accept: 'text/csv' }),
    await tagOf(QUERY, { 'Accept-Encoding': 'gzip' }),
  ];
  assert.equal(new Set(tags).size, 4);
});

test('what is asked with If-None-Match: * must be there', async () => {
  const response = await ask('SELECT * {', { 'If-None-Match': '*' });
  assert.equal(response.status, 400);
  assert.equal(response.headers.get('ETag'), null);
});

test('an answer that depends on the moment, and one to a POST, has no tag', async () => {
  assert.equal(await tagOf('SELECT (NOW() AS ?n) {}'), '');
  const response = await fetch(server.endpoint, {
    method: 'POST',
    body: QUERY,
    headers: { 'Content-Type': 'application/sparql-query', 'If-None-Match': '*' },
  });
  assert.deepEqual([response.status, response.headers.get('ETag')], [200, null]);
  await response.arrayBuffer();
});

test('a change of the data is another tag for every query', async () => {
  const etag = await tagOf(QUERY);
  server.engine.show(server.writer.apply([{ graph: `${server.base}ontology`, quads: [] }], 2));
  const response = await ask(QUERY, { 'If-None-Match': etag });
  assert.equal(response.status, 200);
  assert.notEqual(response.headers.get('ETag'), etag);
  await response.arrayBuffer();
});

test('an answer with its length is what a short answer is', async () => {
  const response = await ask(QUERY);
  const bytes = Buffer.from(await response.arrayBuffer());
  assert.equal(response.headers.get('Content-Length'), String(bytes.length));
});
