import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXPLOSION } from '../sparql/pool.ts';
import { type SparqlServer, startSparqlServer } from './sparql-server.ts';

let site: SparqlServer;
before(async () => {
  site = await startSparqlServer(undefined, { maxQueryBytes: 150_000 });
});
after(() => site.close());

const LONG = `SELECT ?s WHERE { ?s a <Document> } # ${'x'.repeat(100_000)}`;

/** Sends the form of the page as a browser does. */
function send(fields: Record<string, string>, address = 'sparql?format=html&lang=en'): Promise<Response> {
  return fetch(site.base + address, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Accept: 'text/html' },
    redirect: 'manual',
  });
}

const page = async (query: string, more = '') =>
  (await fetch(`${site.base}sparql?format=html&lang=en&query=${encodeURIComponent(query)}${more}`)).text();

test('a query that was sent is led to the address that holds it, lines ended as they are written', async () => {
  const answer = await send({ query: 'ASK {\r\n}', format: 'html' });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), '/sparql?query=ASK+%7B%0A%7D&lang=en&format=html');
});

test('the way in which an answer is looked at goes along', async () => {
  const answer = await send({ query: 'ASK {}' }, 'sparql?format=html&view=chart&column=n');
  assert.match(answer.headers.get('location') ?? '', /view=chart&column=n&format=html$/);
});

test('another format is led to its own address', async () => {
  const answer = await send({ query: 'ASK {}', format: 'xml' });
  assert.equal(answer.headers.get('location'), '/sparql?query=ASK+%7B%7D&lang=en&format=xml');
});

test('a query of 100 kB is answered by POST, says that no link leads to it, and offers buttons for the rest', async () => {
  const answer = await send({ query: LONG, format: 'html' });
  assert.equal(answer.status, 200);
  const text = await answer.text();
  assert.match(text, /too long for an address/);
  assert.match(text, /Rows: 2/);
  assert.match(text, /<button class="plain" formaction="\/sparql\?format=csv">CSV/);
  assert.doesNotMatch(text, /download=/);
});

test('a long query in another format is sent again, by the browser itself, to the endpoint', async () => {
  const answer = await send({ query: LONG, format: 'csv' });
  assert.equal(answer.status, 307);
  assert.equal(answer.headers.get('location'), '/sparql');
  const csv = await send({ query: LONG, format: 'csv' }, 'sparql');
  assert.equal(await csv.text(), `s\r\n${site.base}id/document/one\r\n${site.base}id/document/two\r\n`);
});

test('a query beyond the limit is refused with a page that says what to do', async () => {
  const answer = await send({ query: LONG + LONG });
  assert.equal(answer.status, 413);
  assert.match(await answer.text(), /longer than 150000 bytes[\s\S]*What to do/);
});

test('an empty form, a form of other fields, rubbish and a body that is no form are told apart', async () => {
  assert.equal((await send({ query: '' })).status, 303);
  assert.match(await page(''), /role="alert" data-line/);
  assert.equal((await send({ x: '1' })).status, 400);
  assert.match(await page('\u0000\uFFFF؟؟'), /role="alert"/);
  const json = await fetch(`${site.base}sparql?format=html`, {
    method: 'POST',
    body: '{}',
    headers: { 'Content-Type': 'application/json' },
  });
  assert.equal(json.status, 415);
});

test('the endpoint for programs is what it was: a form without format=html in its address is answered as data', async () => {
  const answer = await send({ query: 'ASK {}', format: 'json' }, 'sparql');
  assert.equal(answer.headers.get('content-type'), 'application/sparql-results+json');
});

test('rows can be taken as CSV, TSV, JSON and XML, a graph as Turtle and JSON-LD, by links that hold the query', async () => {
  const rows = await page('SELECT ?s ?v { ?s <value> ?v }');
  for (const format of ['csv', 'tsv', 'json', 'xml'])
    assert.match(
      rows,
      new RegExp(`<a href="/sparql\\?query=SELECT[^"]+&#38;format=${format}" download="isnad.${format}">`),
    );
  const graph = await page('CONSTRUCT WHERE { ?s <value> ?v }');
  assert.match(
    graph,
    /format=turtle" download="isnad.ttl">Turtle<[\s\S]+format=jsonld" download="isnad.jsonld">JSON-LD</,
  );
  assert.match(graph, /href="\/sparql\/explain\?lang=en&#38;query=[^"]+&#38;format=text"/);
  assert.doesNotMatch(await page('ASK {}'), /download="isnad.csv"/);
});

test('the switch of language leads to the same answer, looked at in the same way', async () => {
  const text = await page('SELECT ?s ?v { ?s <value> ?v }', '&view=chart&column=v');
  const [, other = ''] = /<a class="language" href="([^"]+)"/.exec(text) ?? [];
  const arabic = await (await fetch(new URL(other.replaceAll('&#38;', '&'), site.base))).text();
  assert.match(arabic, /<html lang="ar"[\s\S]*<h2 id="answer-heading">الجواب/);
  assert.match(other, /view=chart&#38;column=v/);
  const edited = await (await fetch(`${site.base}sparql?edit=1&lang=en&query=ASK%7B%7D`)).text();
  assert.match(edited, /<a class="language" href="\/sparql\?lang=ar&#38;query=ASK%7B%7D&#38;edit=1"/);
});

test('the limits that stand are told', async () => {
  const limited = await startSparqlServer(undefined, {
    maxRows: 12_345,
    queryTimeoutMs: 7_000,
    serviceHosts: ['x.org'],
  });
  const text = await (await fetch(`${limited.base}sparql?edit=1&lang=en`)).text();
  await limited.close();
  for (const words of ['7 s', '1024 MB', '12,345 rows', '1,048 kB', 'x.org']) assert.ok(text.includes(words), words);
  assert.match(await page('ASK {}'), /not limited[\s\S]*SERVICE reaches no other endpoint/);
});

test('an endless query ends at its limit with a page that says what to do', async () => {
  const many = Array.from({ length: 1_000 }, (_, i) => `<id/thing/${i}> <number> ${i} .`).join('\n');
  const slow = await startSparqlServer({ 'document/many': many }, {}, { timeoutMs: 500, graceMs: 100 });
  const answer = await fetch(`${slow.base}sparql?format=html&lang=en&query=${encodeURIComponent(EXPLOSION)}`);
  await slow.close();
  assert.equal(answer.status, 503);
  const text = await answer.text();
  assert.match(text, /ran out of time/);
  assert.match(text, /What to do: Ask for less: add a LIMIT/);
});

test('a reader who leaves stops the query, and is no error', async () => {
  const many = Array.from({ length: 1_000 }, (_, i) => `<id/thing/${i}> <number> ${i} .`).join('\n');
  const slow = await startSparqlServer({ 'document/many': many });
  const leaving = new AbortController();
  const address = `${slow.base}sparql?format=html&lang=en&query=${encodeURIComponent(EXPLOSION)}`;
  const answer = fetch(address, { signal: leaving.signal });
  while (slow.engine.state().busy === 0) await sleep(5);
  leaving.abort();
  await assert.rejects(answer);
  while (slow.engine.state().busy > 0) await sleep(5);
  const other = await fetch(`${slow.base}sparql?format=html&query=ASK%7B%7D`);
  assert.equal(other.status, 200);
  await slow.close();
  assert.deepEqual(slow.errors, []);
});

test('HTML in a result, in a query and in the name of a column stays text', async () => {
  const text = await page(
    'SELECT ("<img src=x onerror=alert(1)>" AS ?html) (1 AS ?n) { ?s ?p ?o }',
    '&view=chart&column=%3Cb%3E',
  );
  assert.doesNotMatch(text, /<img/);
  assert.match(text, /&#60;img src=x/);
});

test('the terms for completion are cached for good under an address that changes with them', async () => {
  const [, address = ''] = /"terms":"([^"]+)"/.exec(await page('ASK {}')) ?? [];
  const answer = await fetch(new URL(address, site.base));
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  assert.match(address, /^\/sparql\/terms\.[0-9a-f]{12}\.json$/);
  const { prefixes, terms } = (await answer.json()) as { prefixes: object; terms: { name: string }[] };
  assert.equal((prefixes as { isnad: string }).isnad, 'https://w3id.org/isnad/ontology#');
  assert.ok(terms.some(({ name }) => name === 'dcterms:title'));
  assert.equal((await fetch(`${site.base}sparql/terms.0123456789ab.json`)).status, 404);
});

test('scripts and styles are sent compressed to whoever takes that, fonts as they are', async () => {
  const [, script = ''] = /modulepreload" href="([^"]*codemirror-view[^"]*)"/.exec(await page('ASK {}')) ?? [];
  const get = (coding: string) => fetch(new URL(script, site.base), { headers: { 'Accept-Encoding': coding } });
  const [coded, plain] = [await get('gzip'), await get('identity')];
  assert.equal(coded.headers.get('content-encoding'), 'gzip');
  assert.equal(coded.headers.get('vary')?.includes('Accept-Encoding'), true);
  assert.equal(plain.headers.get('content-encoding'), null);
  assert.equal(await coded.text(), await plain.text());
});
