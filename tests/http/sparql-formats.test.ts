import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { GRAPH_FORMATS } from '../../src/rdf/media-types.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import { type SparqlServer, startSparqlServer } from './sparql-server.ts';

let server: SparqlServer;
before(async () => {
  server = await startSparqlServer();
});
after(() => server.close());

const SELECT = 'SELECT * { ?s ?p ?o }';
const CONSTRUCT = 'CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }';
const get = (query: string, accept?: string, more: Record<string, string> = {}) =>
  fetch(
    `${server.endpoint}?${new URLSearchParams({ query, ...more })}`,
    accept === undefined ? {} : { headers: { Accept: accept } },
  );

const NEGOTIATED: readonly [query: string, accept: string | undefined, expected: string | 406][] = [
  [SELECT, undefined, 'application/sparql-results+json'],
  [SELECT, '*/*', 'application/sparql-results+json'],
  [SELECT, 'application/json', 'application/sparql-results+json'],
  [SELECT, 'application/sparql-results+xml', 'application/sparql-results+xml'],
  [SELECT, 'text/csv;q=0.4, text/tab-separated-values;q=0.5', 'text/tab-separated-values; charset=utf-8'],
  [SELECT, 'application/sparql-results+json;q=0, */*;q=0.1', 'application/sparql-results+xml'],
  [SELECT, 'text/turtle', 406],
  [SELECT, 'image/png', 406],
  [SELECT, ';;;not an accept header,,"', 406],
  ['ASK {}', 'text/csv', 406],
  ['ASK {}', 'text/csv, application/sparql-results+xml;q=0.1', 'application/sparql-results+xml'],
  [CONSTRUCT, undefined, 'text/turtle; charset=utf-8'],
  [CONSTRUCT, '*/*', 'text/turtle; charset=utf-8'],
  [CONSTRUCT, 'text/n3', 'text/turtle; charset=utf-8'],
  [CONSTRUCT, 'application/x-turtle', 'text/turtle; charset=utf-8'],
  [CONSTRUCT, 'application/ntriples', 'application/n-triples'],
  [CONSTRUCT, 'application/json', 'application/ld+json'],
  [CONSTRUCT, 'application/sparql-results+json', 406],
  ['DESCRIBE <id/document/one>', 'application/rdf+xml', 'application/rdf+xml'],
];

for (const [query, accept, expected] of NEGOTIATED) {
  test(`${query} with Accept ${accept ?? 'missing'} is ${expected}`, async () => {
    const response = await get(query, accept);
    const text = await response.text();
    assert.match(response.headers.get('Vary') ?? '', /\bAccept\b/);
    if (expected === 406) {
      assert.equal(response.status, 406, text);
      assert.ok((JSON.parse(text) as { acceptable: string[] }).acceptable.length > 1, 'the list of what there is');
    } else {
      assert.equal(response.status, 200, text);
      assert.equal(response.headers.get('Content-Type'), expected);
    }
  });
}

const OVERRIDES: readonly [more: Record<string, string>, query: string, expected: string][] = [
  [{ format: 'xml' }, SELECT, 'application/sparql-results+xml'],
  [{ output: 'csv' }, SELECT, 'text/csv; charset=utf-8'],
  [{ results: 'text/tab-separated-values' }, SELECT, 'text/tab-separated-values; charset=utf-8'],
  [{ format: 'application/sparql-results+xml' }, SELECT, 'application/sparql-results+xml'],
  [{ format: 'rdf' }, CONSTRUCT, 'application/rdf+xml'],
  [{ format: 'ttl' }, CONSTRUCT, 'text/turtle; charset=utf-8'],
  [{ format: 'no-such-format' }, SELECT, 'application/sparql-results+json'],
  [{ format: 'no-such-format', output: 'xml' }, SELECT, 'application/sparql-results+xml'],
  [{ format: 'turtle' }, SELECT, 'application/sparql-results+json'],
];

for (const [more, query, expected] of OVERRIDES) {
  test(`${JSON.stringify(more)} for ${query} gives ${expected}, whatever Accept says`, async () => {
    const response = await get(query, 'application/sparql-results+json, application/n-triples', more);
    await response.text();
    assert.equal(response.headers.get('Content-Type'), expected);
  });
}

test('an encoded and an unencoded plus in a media type are the same', async () => {
  const response = await fetch(`${server.endpoint}?query=ASK%7B%7D&format=application/sparql-results+xml`);
  assert.match(await response.text(), /<boolean>true<\/boolean>/);
});

for (const { name, mediaType } of GRAPH_FORMATS) {
  test(`a graph written as ${mediaType} is read back as the same graph`, async () => {
    const response = await get(CONSTRUCT, mediaType);
    assert.equal(response.headers.get('Content-Type')?.split(';')[0], mediaType);
    const quads = await parseRdf(await response.text(), { format: name, baseIRI: server.base });
    const key = (q: (typeof quads)[number]) => JSON.stringify([q.subject.value, q.predicate.value, q.object]);
    assert.deepEqual(quads.map(key).sort(), [...server.index.match()].map(key).sort());
  });
}

test('a large answer is compressed in a stream when the client can read it', async () => {
  const many = 'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }';
  const address = `${server.endpoint}?${new URLSearchParams({ query: many })}`;
  const plain = await (await fetch(address, { headers: { 'Accept-Encoding': 'identity' } })).text();
  const { request } = await import('node:http');
  const zipped = await new Promise<Buffer>((resolve, reject) => {
    request(address, { headers: { 'Accept-Encoding': 'gzip' } }, (res) => {
      assert.equal(res.headers['content-encoding'], 'gzip');
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => resolve(Buffer.concat(chunks)));
    })
      .on('error', reject)
      .end();
  });
  assert.ok(zipped.length * 4 < plain.length);
  assert.equal(gunzipSync(zipped).toString(), plain);
});
