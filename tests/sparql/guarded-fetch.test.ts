import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import { type GuardOptions, guardedFetch } from '../../src/sparql/guarded-fetch.ts';
import { ServiceHosts } from '../../src/sparql/service-hosts.ts';

const problem = (code: string) => (error: unknown) => error instanceof IsnadError && error.code === code;

let server: Server;
let port: number;
let asked: string[] = [];
const routes: Record<string, RequestListener> = {
  '/ok': (_req, res) => res.end('fine'),
  '/inside': (_req, res) => res.writeHead(302, { Location: 'http://169.254.169.254/latest/meta-data' }).end(),
  '/next': (_req, res) => res.writeHead(303, { Location: '/ok' }).end(),
  '/round': (_req, res) => res.writeHead(307, { Location: '/round' }).end(),
  '/endless': (_req, res) => {
    const write = () => {
      while (res.write(Buffer.alloc(16_384)));
      if (!res.destroyed) res.once('drain', write);
    };
    write();
  },
  '/silent': () => {},
};

before(async () => {
  server = createServer((req, res) => {
    asked.push(`${req.method} ${req.url}`);
    (routes[req.url ?? ''] ?? ((_q, r) => r.writeHead(404).end()))(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

function guarded(more: Partial<GuardOptions> = {}): typeof fetch {
  asked = [];
  const hosts = new ServiceHosts([`localhost:${port}`, `sparql.example.org:${port}`]);
  return guardedFetch({ hosts, signal: new AbortController().signal, ...more });
}

test('a listed host is asked and answers', async () => {
  const response = await guarded()(`http://localhost:${port}/ok`);
  assert.equal(await response.text(), 'fine');
  assert.equal(response.url, `http://localhost:${port}/ok`);
});

test('a redirect to a host that is not listed is refused, and that host never asked', async () => {
  await assert.rejects(guarded()(`http://localhost:${port}/inside`), problem('refused'));
  assert.deepEqual(asked, ['GET /inside']);
});

test('a redirect within what is listed is followed, a POST becoming a GET where HTTP says so', async () => {
  const response = await guarded()(`http://localhost:${port}/next`, { method: 'POST', body: 'query=ASK{}' });
  assert.equal(await response.text(), 'fine');
  assert.deepEqual(asked, ['POST /next', 'GET /ok']);
});

test('redirects in a circle end', async () => {
  await assert.rejects(guarded()(`http://localhost:${port}/round`), problem('service-failed'));
  assert.equal(asked.length, 6);
});

test('a listed name whose DNS points inside is refused before anything is sent', async () => {
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  await assert.rejects(guarded({ resolve })(`http://sparql.example.org:${port}/ok`), problem('refused'));
  assert.deepEqual(asked, []);
});

test('the connection goes to the very address that was checked: a second answer of DNS is never asked for', async () => {
  let lookups = 0;
  const resolve = async () => {
    lookups++;
    return [{ address: '127.0.0.1', family: 4 }];
  };
  const response = await guarded({ resolve })(`http://localhost:${port}/ok`);
  assert.equal(await response.text(), 'fine');
  assert.equal(lookups, 1);
});

test('one inside address among several is enough to refuse', async () => {
  const resolve = async () => [
    { address: '93.184.216.34', family: 4 },
    { address: '10.0.0.1', family: 4 },
  ];
  await assert.rejects(guarded({ resolve })(`http://sparql.example.org:${port}/ok`), problem('refused'));
});

test('an answer without end is cut at the bound', async () => {
  const response = await guarded({ maxBytes: 100_000 })(`http://localhost:${port}/endless`);
  await assert.rejects(response.text(), /more than 100000 bytes/);
});

test('a host that never answers fails after the time limit, and is named', async () => {
  await assert.rejects(guarded({ timeoutMs: 100 })(`http://localhost:${port}/silent`), (error) => {
    assert.ok(problem('service-failed')(error));
    assert.match((error as Error).message, /localhost/);
    return true;
  });
});

test('a request ends with its query', async () => {
  const controller = new AbortController();
  const pending = guarded({ signal: controller.signal })(`http://localhost:${port}/silent`);
  controller.abort();
  await assert.rejects(pending, problem('service-failed'));
});
