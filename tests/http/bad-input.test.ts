import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { before, test } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

let site: SmallSite;
before(async (t) => {
  site = await smallSite(t as never);
});

/** Sends a request line as it is: fetch would tidy the path. */
function rawly(target: string, headers: readonly string[] = []): Promise<string> {
  return site.get('/healthz').then(
    ({ url }) =>
      new Promise((resolve, reject) => {
        const { hostname, port } = new URL(url);
        const socket = connect(Number(port), hostname, () => {
          socket.write(
            `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers.map((h) => `${h}\r\n`).join('')}\r\n`,
          );
        });
        const chunks: Buffer[] = [];
        socket.on('data', (chunk) => chunks.push(chunk));
        socket.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
        socket.on('error', reject);
      }),
  );
}

const TRAVERSALS = [
  '/../package.json',
  '/incident/../../package.json',
  '/incident/..%2f..%2fpackage.json',
  '/incident/%2e%2e%2f%2e%2e%2fpackage.json',
  '/assets/../style.css',
  '/assets/..%2f..%2fpackage.json',
  '/assets/....//package.json',
  '/frames/..%2fcontext.jsonld',
  '/frames/../../package.json',
  '/id/incident/..%2fdocument',
  '/claim/..%2f../killed',
  '/vocabulary/..%2f..%2fisnad.ttl',
  '//etc/passwd',
  '/incident/a%00b',
];

for (const target of TRAVERSALS) {
  test(`${target} leads nowhere`, async () => {
    const answer = await rawly(target);
    assert.match(answer, /^HTTP\/1\.1 (404|400) /);
    assert.doesNotMatch(answer, /"dependencies"|root:/);
  });
}

const INJECTIONS = [
  '/incident/x%0d%0aSet-Cookie:%20a=b',
  '/id/incident/x%0d%0aLocation:%20http://evil.example',
  '/id/claim/x%0d%0aX-Injected:%201/killed',
  '/claim/a/b%0aX-Injected:%201',
  '/id/incident/%22%3E%3Cscript%3E',
  '/incident?page=1%0d%0aX-Injected:%201',
  '/vocabulary/x%0d%0aX-Injected:%201',
];

for (const target of INJECTIONS) {
  test(`${target} writes no header`, async () => {
    const answer = await rawly(target);
    const [head = ''] = answer.split('\r\n\r\n');
    assert.match(head, /^HTTP\/1\.1 (404|400) /);
    assert.doesNotMatch(head, /\n(Set-Cookie|X-Injected|Location): /i);
  });
}

test('a query that is kept in a redirect stays one line', async () => {
  const answer = await rawly('/id/incident/sarmin-2015-03-16?a=%0d%0aX-Injected:%201');
  assert.match(answer, /\r\nLocation: \/incident\/sarmin-2015-03-16\?a=%0d%0aX-Injected:%201\r\n/);
});

test('a malformed % is 400 with a problem, not a stack trace', async () => {
  const answer = await rawly('/incident/%E0%A4%A');
  assert.match(answer, /^HTTP\/1\.1 400 /);
  assert.match(answer, /application\/problem\+json/);
  assert.doesNotMatch(answer, /node_modules|at .*\.ts:/);
});

test('markup in an address is not markup in the page that says so', async () => {
  const answer = await site.get('/%3Cscript%3Ealert(1)%3C%2Fscript%3E', { Accept: BROWSER });
  assert.equal(answer.status, 404);
  assert.doesNotMatch(await answer.text(), /<script>alert/);
});

test('an address as long as headers may be is answered', async () => {
  const answer = await site.get(`/incident/${'a'.repeat(7000)}`);
  assert.equal(answer.status, 404);
  assert.ok((await answer.text()).length < 2000);
});

test('slugs with capitals, dots, double hyphens or reserved words name nothing', async () => {
  for (const slug of ['Sarmin', 'a--b', '-a', 'a-', 'v', 'claims', 'a_b', 'a b', 'é', '٣', 'a'.repeat(81)]) {
    assert.equal((await site.get(`/incident/${encodeURIComponent(slug)}`)).status, 404, slug);
  }
});

test('a failure nobody foresaw is 500 with an id that is in the log, and nothing else', async (t) => {
  const broken = await smallSite(t);
  broken.index.objects = () => {
    throw new Error('secret inside');
  };
  const answer = await broken.get('/incident/sarmin-2015-03-16.html');
  assert.equal(answer.status, 500);
  const text = await answer.text();
  assert.match(text, /id-1/);
  assert.doesNotMatch(text, /secret inside|\.ts/);
  assert.match(JSON.stringify(broken.logged), /id-1/);
});

test('a failure is told in the form and the language that the client ranks highest', async () => {
  const json = await site.get('/nothing');
  assert.equal(json.headers.get('content-type'), 'application/problem+json');
  const problem = (await json.json()) as Record<string, unknown>;
  assert.equal(problem['status'], 404);
  assert.equal(problem['type'], 'http://localhost:3030/problems#not-found');
  assert.equal(typeof problem['detail'], 'string');
  const plain = await site.get('/nothing', { Accept: 'text/plain', 'Accept-Language': 'ar' });
  assert.equal(plain.headers.get('content-type'), 'text/plain; charset=utf-8');
  assert.match(await plain.text(), /غير موجود/);
  const page = await site.get('/nothing', { Accept: BROWSER, 'Accept-Language': 'ar' });
  assert.match(await page.text(), /<html lang="ar" dir="rtl">/);
  const other = await site.get('/nothing', { Accept: 'image/png' });
  assert.equal(other.headers.get('content-type'), 'application/problem+json');
  assert.match(other.headers.get('vary') ?? '', /Accept, Accept-Language/);
});

test('where the type of a problem leads, it is explained', async () => {
  const page = await (await site.get('/problems')).text();
  assert.match(page, /id="not-found"/);
  assert.match(page, /id="not-acceptable"/);
});

test('whoever asks too often waits, and is told how long', async (t) => {
  const limited = await smallSite(t, { config: { rateLimit: 2 } });
  assert.equal((await limited.get('/healthz')).status, 200);
  assert.equal((await limited.get('/incident')).status, 200);
  assert.equal((await limited.get('/incident')).status, 200);
  const refused = await limited.get('/incident');
  assert.equal(refused.status, 429);
  const wait = Number(refused.headers.get('retry-after'));
  assert.ok(wait > 0 && wait <= 60, `${wait} seconds`);
  assert.equal((await limited.get('/healthz')).status, 200);
});

test('fragments have a limit of their own, in each of their forms, and leave that of all other addresses as it is', async (t) => {
  const limited = await smallSite(t, { config: { rateLimit: 1, fragmentsRateLimit: 3 } });
  for (const path of ['/fragments', '/fragments.nq?page=1', '/fragments?predicate=a:b'])
    assert.equal((await limited.get(path)).status, 200, path);
  assert.equal((await limited.get('/fragments.trig')).status, 429);
  assert.equal((await limited.get('/incident')).status, 200);
  assert.equal((await limited.get('/incident')).status, 429);
});

test('behind no proxy, a client cannot borrow another address to get round the limit', async (t) => {
  const limited = await smallSite(t, { config: { rateLimit: 1 } });
  assert.equal((await limited.get('/incident', { 'X-Forwarded-For': '192.0.2.1' })).status, 200);
  assert.equal((await limited.get('/incident', { 'X-Forwarded-For': '192.0.2.2' })).status, 429);
  const proxied = await smallSite(t, { config: { rateLimit: 1, trustProxy: true } });
  assert.equal((await proxied.get('/incident', { 'X-Forwarded-For': '192.0.2.1' })).status, 200);
  assert.equal((await proxied.get('/incident', { 'X-Forwarded-For': '192.0.2.2' })).status, 200);
  assert.equal((await proxied.get('/incident', { 'X-Forwarded-For': '198.51.100.7, 192.0.2.2' })).status, 429);
});

test('a fault of the server itself names its files to the log and not to the reader', async (t) => {
  const broken = await smallSite(t, {
    engine: { query: () => Promise.reject(new IsnadError('state-folder', '/srv/isnad/archive.db is damaged.')) },
  });
  const answer = await broken.get('/sparql?query=ASK%7B%7D');
  assert.equal(answer.status, 500);
  assert.doesNotMatch(await answer.text(), /srv/);
  assert.match(JSON.stringify(broken.logged.map(([about]) => String((about as { err: Error }).err))), /archive\.db/);
});

test('whoever meets a busy archive is told when to come back, at whatever address', async (t) => {
  const overload = new IsnadError('overload', 'Busy.', { extra: { retryAfter: 5 } });
  const busy = await smallSite(t, { engine: { query: () => Promise.reject(overload) } });
  for (const path of ['/questions', '/sparql?query=ASK%7B%7D', '/sparql?query=ASK%7B%7D&format=html']) {
    const answer = await busy.get(path);
    assert.equal(answer.status, 503, path);
    assert.equal(answer.headers.get('retry-after'), '5', path);
  }
});
