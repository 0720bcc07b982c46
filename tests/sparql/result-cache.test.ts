import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { test } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import type { IndexData } from '../../src/index/index-data.ts';
import type { QueryOutcome, QueryRequest, SparqlEngine } from '../../src/sparql/engine.ts';
import { type CacheBounds, ResultCache } from '../../src/sparql/result-cache.ts';
import { WholeAnswer } from '../../src/sparql/whole-answer.ts';

const FORMATS = { bindings: 'json', boolean: 'json', quads: 'turtle' } as const;
const request = (query: string): QueryRequest => ({ query, formats: FORMATS });

/** Answers every query with so many bytes, in a stream or whole, and says how often it was asked. */
class Counting {
  position = 1;
  asked = 0;
  bytes = 100;
  chunks = 1;
  body: (() => Readable) | undefined;

  show({ position }: IndexData): void {
    this.position = position;
  }

  async query(): Promise<QueryOutcome> {
    this.asked++;
    const about = { kind: 'bindings', format: 'json', position: this.position } as const;
    if (this.body !== undefined) return { ...about, body: this.body() };
    const chunk = Buffer.alloc(this.bytes, String(this.asked));
    if (this.chunks === 1) return new WholeAnswer(about, chunk);
    return { ...about, body: Readable.from(Array.from({ length: this.chunks }, () => chunk)) };
  }
}

function cached(bounds: CacheBounds): { inner: Counting; cache: ResultCache } {
  const inner = new Counting();
  return { inner, cache: new ResultCache(inner as unknown as SparqlEngine, bounds) };
}

const read = async (cache: ResultCache, query: string): Promise<Buffer> =>
  buffer((await cache.query(request(query))).body);

test('a query that is asked again is answered without being run again', async () => {
  for (const chunks of [1, 3]) {
    const { inner, cache } = cached({ maxBytes: 10_000 });
    inner.chunks = chunks;
    const first = await read(cache, 'SELECT * { ?s ?p ?o }');
    const again = await cache.query(request('SELECT *  { ?s ?p ?o } # the same'));
    assert.ok(first.length === chunks * 100 && first.equals(await buffer(again.body)));
    assert.deepEqual(
      [again.kind, again.format, again.position, again.whole?.length],
      ['bindings', 'json', 1, chunks * 100],
    );
    assert.equal(inner.asked, 1);
    await read(cache, 'SELECT * { ?s ?p 1 }');
    assert.equal(inner.asked, 2);
  }
});

test('a new position forgets every answer, and nothing else does', async () => {
  const { inner, cache } = cached({ maxBytes: 10_000 });
  await read(cache, 'ASK {}');
  await read(cache, 'ASK { ?s ?p ?o }');
  assert.equal(cache.size.answers, 2);
  inner.position = 2;
  const { position } = await cache.query(request('ASK {}'));
  assert.deepEqual([position, inner.asked, cache.size.answers], [2, 3, 1]);
});

test('a change that is shown through it is forgotten for at once, so that nothing withheld is kept', async () => {
  const { inner, cache } = cached({ maxBytes: 10_000 });
  await read(cache, 'ASK {}');
  cache.show({ position: 2 } as IndexData);
  assert.deepEqual([inner.position, cache.position, cache.size], [2, 2, { answers: 0, bytes: 0 }]);
});

test('an answer that was begun before a change is not kept after it', async () => {
  const { inner, cache } = cached({ maxBytes: 10_000 });
  inner.chunks = 2;
  const { body } = await cache.query(request('ASK {}'));
  inner.position = 2;
  await buffer(body);
  assert.equal(cache.size.answers, 0);
});

test('what depends on the moment is run each time', async () => {
  const { inner, cache } = cached({ maxBytes: 10_000 });
  await read(cache, 'SELECT (NOW() AS ?n) {}');
  await read(cache, 'SELECT (NOW() AS ?n) {}');
  assert.equal(inner.asked, 2);
});

test('the bytes that are kept stay within the bound, and the least recently asked for goes first', async () => {
  const { inner, cache } = cached({ maxBytes: 20_000, maxAnswerBytes: 5_000 });
  inner.bytes = 4_000;
  for (let i = 0; i < 50; i++) {
    await read(cache, `SELECT * { ?s ?p ${i} }`);
    await read(cache, 'ASK {}');
    assert.ok(cache.size.bytes <= 20_000, `${cache.size.bytes} bytes are kept`);
  }
  assert.equal(inner.asked, 51, 'what is asked for all the time stays');
  assert.ok(cache.size.answers >= 4);
});

test('an answer over the bound of one is passed on whole and not kept', async () => {
  for (const chunks of [1, 10]) {
    const { inner, cache } = cached({ maxBytes: 20_000, maxAnswerBytes: 5_000 });
    inner.chunks = chunks;
    inner.bytes = 6_000 / chunks;
    assert.equal((await read(cache, 'ASK {}')).length, 6_000);
    assert.deepEqual(cache.size, { answers: 0, bytes: 0 });
  }
});

test('what is kept of an answer is its own, whatever its reader does with the memory of the chunks', async () => {
  const { inner, cache } = cached({ maxBytes: 20_000 });
  inner.body = () => Readable.from([1, 2].map((part) => Buffer.from(new Uint8Array(1_000).fill(part).buffer)));
  const { body } = await cache.query(request('ASK {}'));
  body.on('data', (chunk: Buffer<ArrayBuffer>) => chunk.buffer.transfer(0));
  await finished(body);
  for (const _ of ['again', 'and again']) {
    const chunks: Buffer<ArrayBuffer>[] = await (await cache.query(request('ASK {}'))).body.toArray();
    const again = Buffer.concat(chunks);
    assert.deepEqual([again.length, again[0], again.at(-1)], [2_000, 1, 2]);
    for (const { buffer: memory } of chunks) if (memory.byteLength === 2_000) memory.transfer(0);
  }
});

test('an answer that breaks breaks for its reader and is not kept', async () => {
  const { inner, cache } = cached({ maxBytes: 20_000 });
  inner.body = () =>
    Readable.from(
      (function* () {
        yield Buffer.from('half an ans');
        throw new IsnadError('timeout', 'The query did not finish within 1 seconds.');
      })(),
    );
  const { body } = await cache.query(request('ASK {}'));
  await assert.rejects(buffer(body), (error) => error instanceof IsnadError && error.code === 'timeout');
  assert.equal(cache.size.answers, 0);
});

test('a reader who leaves, even before the first byte, stops the query behind the cache', async () => {
  const { inner, cache } = cached({ maxBytes: 20_000 });
  const behind = new Readable({ read() {} });
  inner.body = () => behind;
  const { body } = await cache.query(request('ASK {}'));
  body.destroy();
  await new Promise((resolve) => behind.once('close', resolve));
  assert.ok(behind.destroyed);
  assert.equal(cache.size.answers, 0);
});
