import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import { literal, namedNode, quad } from '../../src/rdf/quads.ts';
import { serializeStream } from '../../src/rdf/serialize.ts';

const s = namedNode('http://e.example/s');
const p = namedNode('http://e.example/p');
const o = literal('v');

const INEXPRESSIBLE: [what: string, quad: ReturnType<typeof quad>][] = [
  ['a property that ends in a slash', quad(s, namedNode('http://e.example/'), o)],
  ['a property whose name is a number', quad(s, namedNode('http://e.example/123'), o)],
  ['a property named rdf:li', quad(s, namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#li'), o)],
  ['a property named rdf:Description', quad(s, namedNode('http://www.w3.org/1999/02/22-rdf-syntax-ns#Description'), o)],
  ['a text with a NUL', quad(s, p, literal('a\0b'))],
  ['a text with a bell', quad(s, p, literal('a\u0007b'))],
  ['a text with U+FFFE', quad(s, p, literal('a\ufffeb'))],
  ['a text with half a surrogate pair', quad(s, p, literal('a\ud800b'))],
];

for (const [what, hard] of INEXPRESSIBLE)
  test(`${what} is refused as RDF/XML before the first byte`, async () => {
    const many = Array.from({ length: 2_000 }, (_, i) => quad(s, p, literal(`v${i}`)));
    const written: string[] = [];
    await assert.rejects(
      async () => {
        for await (const chunk of serializeStream([...many, hard], { format: 'rdfxml' })) written.push(chunk);
      },
      (error) => error instanceof IsnadError && error.code === 'not-acceptable',
    );
    assert.deepEqual(written, []);
  });
