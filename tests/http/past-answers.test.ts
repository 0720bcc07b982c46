import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { PageRequest } from '../../src/http/page-maker.ts';
import { PastAnswers } from '../../src/http/past-answers.ts';
import { PastQueries } from '../../src/http/past-queries.ts';
import type { BuiltPast } from '../../src/index/past-indexes.ts';
import { PastIndexes } from '../../src/index/past-indexes.ts';
import { literal, namedNode, quad } from '../../src/rdf/quads.ts';
import { isnad, rdf, rdfs } from '../../src/rdf/vocabulary.ts';
import { indexOfGraphs } from '../support/shared-index.ts';

const BASE = 'https://w3id.org/isnad/';
const MB = 2 ** 20;
const EACH = 64 * MB;

const place = namedNode(`${BASE}id/place/p`);
const { writer } = indexOfGraphs([
  {
    graph: `${BASE}place/p`,
    quads: [quad(place, rdf.type, isnad.Place), quad(place, rdfs.label, literal('A place', 'en'))],
  },
]);

/** Puts something heavy beside the data, as an index of a million quads would be, and hands all of it over. */
const BUILDER = `
const { workerData: { data, to, bytes } } = require('node:worker_threads');
const heavy = new SharedArrayBuffer(bytes);
new Uint8Array(heavy).fill(1);
to.postMessage({ ...data, heavy });
to.close();`;

async function build(position: number, bytes = EACH): Promise<BuiltPast> {
  const { port1: to, port2: port } = new MessageChannel();
  const data = { ...writer.data, position };
  const worker = new Worker(BUILDER, { eval: true, workerData: { data, to, bytes }, transferList: [to] });
  await once(worker, 'exit');
  return { bytes, data: { position, port } };
}

const LIMITS = { baseIri: BASE, timeoutMs: 10_000, memoryMb: 256 };
const QUERY = { query: 'SELECT ?s { ?s a ?c }', formats: { bindings: 'csv' } } as const;
const LIST: PageRequest = {
  name: 'list',
  args: { segment: 'place', query: {}, page: 1, base: BASE },
  form: 'csv',
  language: 'en',
  reader: {
    ...{ language: 'en', explicitLanguage: false, base: BASE, basePath: '/', alternates: [] },
    here: { path: 'place', query: {} },
  },
};

test('pasts that come and go take no more memory than those that are there may', async (t) => {
  const pasts = new PastIndexes({
    build,
    answer: (built, lost) => new PastAnswers(built, LIMITS, lost),
    state: () => '',
    maxBytes: 2 * EACH,
    patienceMs: 60_000,
  });
  t.after(() => pasts.close());
  const queries = new PastQueries(2);
  const sizes: number[] = [];
  for (let position = 1; position <= 16; position++) {
    const past = await pasts.open(position);
    const outcome = await queries.query(past, QUERY);
    assert.match(Buffer.from(outcome.whole ?? []).toString(), /id\/place\/p/);
    assert.equal(outcome.position, position);
    assert.match(String(await queries.page(past, LIST)), /A place/);
    past.leave();
    sizes.push(process.memoryUsage.rss());
  }
  // Two of them are there from the third on. Were those that went still held, a gigabyte of them would be.
  const grown = Math.max(...sizes.slice(8)) - Math.max(...sizes.slice(0, 4));
  assert.ok(grown < 4 * EACH, `${Math.round(grown / MB)} MB more after ${sizes.length - 4} pasts more`);
});

test('a past whose query thread is killed is lost, and says so to whoever waits and to whoever keeps it', async (t) => {
  let wasLost = 0;
  const warned: string[] = [];
  const log = { warn: (_about: object, message: string) => void warned.push(message) };
  const limits = { ...LIMITS, timeoutMs: 50, graceMs: 1, log };
  const answers = new PastAnswers(await build(1, 8), limits, () => {
    wasLost += 1;
  });
  t.after(() => answers.close());
  await answers.engine.query({ query: 'ASK {}', formats: { boolean: 'json' } });
  // One call of a regular expression that takes for ever hears no clock: only the end of its thread stops it.
  const endless = `SELECT ?s { ?s a ?c FILTER(REGEX("${'a'.repeat(40)}b", "^(a+)+$")) }`;
  const dead = answers.engine.query({ query: endless, formats: { bindings: 'json' } });
  const waiting = answers.engine.query(QUERY);
  await assert.rejects(dead, { code: 'timeout' });
  await assert.rejects(waiting, { code: 'overload' });
  assert.deepEqual(warned, ['a query thread of the past ended, and its past with it']);
  assert.equal(wasLost, 1);
});
