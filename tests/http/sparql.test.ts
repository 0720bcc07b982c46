import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { PlanStep } from '../../src/sparql/engine.ts';
import { GRAPHS, type SparqlServer, startSparqlServer } from './sparql-server.ts';

let server: SparqlServer;
before(async () => {
  server = await startSparqlServer(GRAPHS, { maxQueryBytes: 10_000 });
});
after(() => server.close());

const QUERY = 'application/sparql-query';
const FORM = 'application/x-www-form-urlencoded';
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

const get = (parameters: Record<string, string> | [string, string][], headers: Record<string, string> = {}) =>
  fetch(`${server.endpoint}?${new URLSearchParams(parameters)}`, { headers });
const post = (body: string | Uint8Array<ArrayBuffer>, type: string | undefined, headers: Record<string, string> = {}) =>
  fetch(server.endpoint, {
    method: 'POST',
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
    headers: { ...headers, ...(type === undefined ? {} : { 'Content-Type': type }) },
  });
const ASK = 'ASK { <id/document/one> a <Document> }';

async function isTrue(response: Response): Promise<void> {
  const text = await response.text();
  assert.equal(response.status, 200, text);
  assert.equal((JSON.parse(text) as { boolean: boolean }).boolean, true);
}

async function problem(response: Response, status: number, detail: RegExp): Promise<Record<string, unknown>> {
  const text = await response.text();
  assert.equal(response.status, status, text);
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  assert.match(response.headers.get('Vary') ?? '', /Accept/);
  const members = JSON.parse(text) as Record<string, unknown>;
  assert.match(String(members['detail']), detail);
  return members;
}

test('a query is answered by GET, by a form, by a direct POST and by QUERY', async () => {
  await isTrue(await get({ query: ASK }));
  await isTrue(await post(new URLSearchParams({ query: ASK }).toString(), FORM));
  await isTrue(await post(ASK, QUERY));
  await isTrue(await post(ASK, `${QUERY}; charset=utf-8`));
  await isTrue(await fetch(server.endpoint, { method: 'QUERY', body: ASK, headers: { 'Content-Type': QUERY } }));
});

test('a content type on a GET is ignored', async () => {
  await isTrue(await get({ query: ASK }, { 'Content-Type': FORM }));
});

test('HEAD has the headers of GET and no body', async () => {
  const response = await fetch(`${server.endpoint}?${new URLSearchParams({ query: ASK })}`, { method: 'HEAD' });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('Content-Type'), 'application/sparql-results+json');
  assert.equal(await response.text(), '');
});

test('OPTIONS and 405 say what is possible', async () => {
  const options = await fetch(server.endpoint, { method: 'OPTIONS' });
  assert.equal(options.status, 204);
  assert.equal(options.headers.get('Allow'), 'GET, HEAD, POST, QUERY, OPTIONS');
  assert.match(options.headers.get('Accept-Query') ?? '', /application\/sparql-query/);
  assert.match(options.headers.get('Accept-Post') ?? '', /application\/sparql-query/);
  const refused = await fetch(server.endpoint, { method: 'DELETE' });
  assert.equal(refused.status, 405);
  assert.equal(refused.headers.get('Allow'), 'GET, HEAD, POST, QUERY, OPTIONS');
});

const REFUSED: readonly [sentence: string, send: () => Promise<Response>, status: number, detail: RegExp][] = [
  [
    'more than one query',
    () =>
      get([
        ['query', ASK],
        ['query', ASK],
      ]),
    400,
    /more than one/,
  ],
  ['a query with an update', () => get({ query: ASK, update: 'CLEAR ALL' }), 400, /\/sparql\/update/],
  ['an update in the address', () => get({ update: 'CLEAR ALL' }), 400, /\/sparql\/update/],
  ['an update in a form', () => post('update=CLEAR+ALL', FORM), 400, /\/sparql\/update/],
  ['an update as the query', () => get({ query: 'CLEAR ALL' }), 400, /\/sparql\/update/],
  ['a form without a query', () => post('qeury=ASK', FORM), 400, /no "query"/],
  ['a body without a media type', () => post(ASK, undefined), 400, /no Content-Type/],
  ['a query that is not UTF-8', () => post(new Uint8Array([0x41, 0xff, 0xfe]), QUERY), 400, /UTF-8/],
  ['a form that is not UTF-8', () => post('query=%FF%FE', FORM), 400, /UTF-8/],
  ['an address that is not UTF-8', () => fetch(`${server.endpoint}?query=%FF`), 400, /UTF-8/],
  ['a charset other than UTF-8', () => post(ASK, `${QUERY}; charset=utf-16`), 400, /UTF-8/],
  ['a graph that is no IRI', () => get({ query: ASK, 'default-graph-uri': 'nowhere' }), 400, /absolute IRI/],
  ['a query longer than allowed', () => post(`ASK {}${' '.repeat(10_000)}`, QUERY), 413, /longer than 10000 bytes/],
  ['a form with a query longer than allowed', () => post(`query=ASK{}${'+'.repeat(10_000)}`, FORM), 413, /10000 bytes/],
  ['a body of ten million bytes', () => post(`ASK {}${' '.repeat(10_000_000)}`, QUERY), 413, /longer than/],
  [
    'SERVICE, even SILENT',
    () => get({ query: 'ASK { SERVICE SILENT <http://a.example/> {} }' }),
    403,
    /asks no other host/,
  ],
];

for (const [sentence, send, status, detail] of REFUSED) {
  test(`${sentence} is answered with ${status}`, async () => {
    await problem(await send(), status, detail);
  });
}

test('an update as a body is 415, and Accept-Post says what can be sent', async () => {
  const response = await post('CLEAR ALL', 'application/sparql-update');
  assert.match(response.headers.get('Accept-Post') ?? '', /application\/sparql-query/);
  await problem(response, 415, /\/sparql\/update/);
});

test('a syntax error has line, column and what was expected, in the words of the reader', async () => {
  const query = 'SELECT *\nWHERE { ?s ?p }';
  const members = await problem(await get({ query }), 400, /Line 2, column 15/);
  assert.deepEqual([members['line'], members['column']], [2, 15]);
  assert.ok((members['expected'] as string[]).includes('a variable'));
  const arabic = await get({ query }, { 'Accept-Language': 'ar' });
  await problem(arabic, 400, /السطر 2، العمود 15/);
});

test('the default graph is a set, and the dataset of the request wins over FROM', async () => {
  const counted = async (query: string, parameters: [string, string][] = []) => {
    const response = await get([['query', query], ['format', 'csv'], ...parameters]);
    return (await response.text()).split('\r\n')[1];
  };
  const one = '<id/document/one> a <Document>';
  const [first, second] = [`${server.base}document/one`, `${server.base}document/two`];
  assert.equal(await counted(`SELECT (COUNT(*) AS ?n) { ${one} }`), '1');
  assert.equal(await counted(`SELECT (COUNT(*) AS ?n) { GRAPH ?g { ${one} } }`), '2');
  const all = 'SELECT (COUNT(*) AS ?n) FROM <document/one> { ?s ?p ?o }';
  assert.equal(await counted(all), '4');
  assert.equal(await counted(all, [['default-graph-uri', second]]), '3');
  assert.equal(
    await counted(all, [
      ['default-graph-uri', first],
      ['default-graph-uri', second],
    ]),
    '6',
  );
  assert.equal(await counted(all, [['default-graph-uri', 'http://nowhere.example/']]), '0');
  const named = 'SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s a ?o } }';
  assert.equal(await counted(named, [['named-graph-uri', second]]), '2');
});

test('without a query a program gets the service description', async () => {
  const response = await fetch(server.endpoint, { headers: { Accept: 'text/turtle' } });
  const text = await response.text();
  assert.match(response.headers.get('Content-Type') ?? '', /^text\/turtle/);
  assert.match(text, new RegExp(`sd:endpoint <${server.endpoint}>`));
  assert.match(text, /sd:feature sd:UnionDefaultGraph/);
  assert.match(text, /sd:propertyFeature text:query/);
  assert.doesNotMatch(text, /BasicFederatedQuery/);
  assert.match(text, new RegExp(`sd:name <${server.base}ontology>`));
  assert.doesNotMatch(text, new RegExp(`sd:name <${server.base}document/`), 'records stand by pattern, not by name');
  assert.match(text, new RegExp(`void:uriSpace "${server.base}document/"`));
  assert.match(text, new RegExp(`void:triples ${server.index.size}`));
});

test('a browser that follows a link to a query gets its rows', async () => {
  const response = await get({ query: 'SELECT * { ?s ?p ?o } LIMIT 1' }, { Accept: BROWSER });
  assert.equal(response.status, 200);
  assert.match(response.headers.get('Content-Type') ?? '', /sparql-results\+(xml|json)/);
});

test('a query is explained without being run', async () => {
  const response = await fetch(
    `${server.base}sparql/explain?${new URLSearchParams({ query: 'SELECT ?s FROM <g> { ?s ?p ?o }' })}`,
  );
  assert.equal(response.headers.get('Content-Type'), 'application/json');
  const told = (await response.json()) as Record<string, unknown>;
  assert.deepEqual(told['dataset'], { default: [`${server.base}g`], named: [] });
  assert.equal(told['run'], undefined);
  await problem(await fetch(`${server.base}sparql/explain`), 400, /no "query"/);
});

test('an explanation that is run has what was expected and what there was, as JSON and in the words of the reader', async () => {
  const address = `${server.base}sparql/explain?${new URLSearchParams({ query: 'SELECT * { ?s a ?o }', analyze: '1' })}`;
  const told = (await (await fetch(address)).json()) as { run: { rows: number }; plan: PlanStep };
  assert.equal(told.run.rows, 2);
  assert.deepEqual([told.plan.estimate, told.plan.actual], [2, 2]);
  for (const [language, words] of [
    ['en', told.plan.words.en],
    ['ar', told.plan.words.ar],
  ] as const) {
    const response = await fetch(address, { headers: { Accept: 'text/plain', 'Accept-Language': language } });
    assert.equal(response.headers.get('Content-Type'), 'text/plain; charset=utf-8');
    assert.equal(response.headers.get('Content-Language'), language);
    const text = await response.text();
    assert.ok(text.includes(words), text);
    assert.match(text, /2 → 2/);
  }
  assert.equal((await fetch(address, { headers: { Accept: 'image/png' } })).status, 406);
});

test('no header of an answer can be written by a query', async () => {
  const query = 'SELECT ("a\\r\\nSet-Cookie: x=1" AS ?x) {}';
  const response = await get({ query, format: 'csv\r\nX-Injected: 1', output: 'xml\r\nX-Injected: 1' });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('X-Injected'), null);
  assert.equal(response.headers.get('Set-Cookie'), null);
  const broken = await get({ query: 'ASK { \r\nX-Injected: 1' });
  assert.equal(broken.status, 400);
  assert.equal(broken.headers.get('X-Injected'), null);
});
