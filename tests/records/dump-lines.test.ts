import assert from 'node:assert/strict';
import { test } from 'node:test';
import { graphsOf } from '../../src/records/dump-lines.ts';

const line = (graph: string, text = 'x') => `<http://b/s> <http://b/p> "${text}" <http://b/${graph}> .\n`;

/** The text in pieces of a size, as a decoder might hand it on. */
async function* pieces(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, { size = 7, most = 10_000 } = {}) {
  const found: [graph: string, lines: number | undefined, line: number][] = [];
  for await (const { graph, nquads, line: at } of graphsOf(pieces(text, size), most))
    found.push([graph, nquads?.toString().trimEnd().split('\n').length, at]);
  return found;
}

for (const size of [1, 7, 64, 10_000])
  test(`statements are put together by graph, whatever the pieces (${size} bytes) they arrive in`, async () => {
    const text = `# comment <a> .\n\n${line('a')}${line('a', 'ن <http://b/b> .')}${line('b')}<s> <p> "no <graph" .\n`;
    assert.deepEqual(await read(text, { size }), [
      ['http://b/a', 2, 3],
      ['http://b/b', 1, 5],
      ['', 1, 6],
    ]);
  });

test('a graph set aside is told line by line, however large it is, and parts what stands around it', async () => {
  const told: string[] = [];
  const aside = { graph: 'http://b/c', line: (bytes: Buffer) => void told.push(bytes.toString()) };
  const text = line('a') + line('c').repeat(100) + line('a') + line('c', 'last');
  const found: string[] = [];
  for await (const { graph } of graphsOf(pieces(text, 7), 500, aside)) found.push(graph);
  assert.deepEqual(found, ['http://b/a', 'http://b/a']);
  assert.equal(told.length, 101);
  assert.equal(told.at(-1), line('c', 'last'));
});

test('a last line without a line feed counts', async () => {
  assert.deepEqual(await read(line('a').trimEnd()), [['http://b/a', 1, 1]]);
});

test('a graph that is too large is told without being held, and the next is read', async () => {
  const big = line('a').repeat(100);
  assert.deepEqual(await read(big + line('b'), { most: 500 }), [
    ['http://b/a', undefined, 1],
    ['http://b/b', 1, 101],
  ]);
});

test('a line that never ends is not held either', async () => {
  assert.deepEqual(await read(`${line('a')}${'x'.repeat(5_000)}\n${line('b')}`, { most: 500 }), [
    ['http://b/a', undefined, 1],
    ['http://b/b', 1, 3],
  ]);
});

test('nothing is nothing', async () => {
  assert.deepEqual(await read(''), []);
  assert.deepEqual(await read('# only a comment\n'), []);
});
