import assert from 'node:assert/strict';
import { request } from 'node:http';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import { EXPLOSION, until } from '../sparql/pool.ts';
import { type SparqlServer, startSparqlServer } from './sparql-server.ts';

const MANY = Array.from({ length: 1_500 }, (_, i) => `<id/thing/${i}> <number> ${i} ; <name> "thing ${i}"@en .`).join(
  '\n',
);
const LONG = 'SELECT * { ?a ?b ?c . ?d ?e ?f }';
const SMALL = 'ASK { <id/thing/7> <number> 7 }';

let server: SparqlServer;
before(async () => {
  server = await startSparqlServer(
    { 'document/many': MANY },
    {},
    { workers: 2, timeoutMs: 4_000, graceMs: 100, queueLimit: 2 },
  );
  await Promise.all([ask(SMALL), ask(SMALL)].map(async (response) => (await response).text()));
});
after(() => server.close());

const address = (query: string) => `${server.endpoint}?${new URLSearchParams({ query })}`;
const ask = (query: string, init: RequestInit = {}) => fetch(address(query), init);

test('a query that explodes is 503 without Retry-After when its time is over, and neighbours are answered meanwhile', async () => {
  let over = false;
  const heavy = ask(EXPLOSION).finally(() => {
    over = true;
  });
  for (let i = 0; i < 20; i++) {
    const response = await ask(SMALL);
    assert.equal(response.status, 200);
    await response.text();
  }
  assert.equal(over, false, 'the neighbours did not wait for it');
  const response = await heavy;
  assert.equal(response.status, 503);
  assert.equal(response.headers.get('Retry-After'), null);
  assert.match(((await response.json()) as { detail: string }).detail, /4 seconds/);
  await until(() => server.engine.state().ready === 2);
});

test('an answer that outlives its time limit breaks the connection: it is never a short answer', async () => {
  const response = await ask('SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }');
  assert.equal(response.status, 200);
  await assert.rejects(response.text(), /terminated|aborted|socket|ECONNRESET/i);
});

test('a client that goes away before the answer stops its query', async () => {
  const controller = new AbortController();
  const pending = ask(EXPLOSION, { signal: controller.signal });
  await until(() => server.engine.state().busy === 1);
  controller.abort();
  await assert.rejects(pending);
  await until(() => server.engine.state().busy === 0);
});

test('a client that goes away in the middle of the answer stops its query', async () => {
  await new Promise<void>((resolve) => {
    const req = request(address(LONG), (res) => {
      res.once('data', () => {
        req.destroy();
        resolve();
      });
    });
    req.on('error', () => {});
    req.end();
  });
  await until(() => server.engine.state().busy === 0);
  await (await ask(SMALL)).text();
});

test('a client that reads a byte at a time holds a bounded part of its answer in memory, and nobody else up', async () => {
  const { hostname, port, pathname, search } = new URL(address(LONG));
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.write(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`);
  await new Promise((resolve) => socket.once('readable', resolve));
  for (let i = 0; i < 5; i++) {
    socket.read(1);
    await (await ask(SMALL)).text();
    assert.ok(server.engine.state().buffered <= 512 * 1024, `${server.engine.state().buffered} bytes wait`);
  }
  assert.equal(server.engine.state().busy, 1, 'its query waits for it');
  socket.destroy();
  await until(() => server.engine.state().busy === 0);
});

test('when too many wait, the next one is 503 and told when to come back', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const waiting = Array.from({ length: 4 }, () => ask(EXPLOSION, { signal }).catch(() => {}));
  await until(() => server.engine.state().queued === 2);
  const response = await ask(SMALL);
  assert.equal(response.status, 503);
  assert.ok(Number(response.headers.get('Retry-After')) > 0);
  await response.text();
  controller.abort();
  await Promise.all(waiting);
});

test('what the engine says when it fails stays in the log: the client gets an id', async () => {
  const { engine } = server;
  const { query } = engine;
  engine.query = () => Promise.reject(new IsnadError('internal', 'The query engine failed: /secret/path.js'));
  try {
    const response = await ask(SMALL);
    assert.equal(response.status, 500);
    const problem = (await response.json()) as { detail: string; id: string };
    assert.ok(problem.detail.includes(problem.id));
    assert.doesNotMatch(JSON.stringify(problem), /secret/);
  } finally {
    engine.query = query;
  }
});
