import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NEUTRAL_BASE, rebaseQuads } from '../../src/rdf/base.ts';
import { toLine } from '../../src/rdf/ntriples.ts';
import { literal, namedNode, type Quad, quad } from '../../src/rdf/quads.ts';
import { NQuadsRebaser } from '../../src/rdf/rebase-nquads.ts';

const text = (quads: readonly Quad[]) => quads.map((q) => toLine(q, true)).join('');
const rebase = (quads: readonly Quad[], base: string) =>
  Buffer.from(new NQuadsRebaser(NEUTRAL_BASE, base).rebase(Buffer.from(text(quads)))).toString();

const iri = fc
  .tuple(
    fc.constantFrom(NEUTRAL_BASE, 'https://isnad.invalid', 'http://example.org/', 'urn:x:'),
    fc.stringMatching(/^[a-zé]{0,5}$/),
  )
  .map(([base, name]) => namedNode(base + name));
const words = fc.array(
  fc.constantFrom('"', '\\', '\n', '<', `<${NEUTRAL_BASE}`, NEUTRAL_BASE, '>', ' ', 'é', 'قول', '.'),
);
const term = fc.oneof(
  iri,
  words.map((parts) => literal(parts.join(''))),
  words.map((parts) => literal(parts.join(''), 'ar')),
  fc.tuple(words, iri).map(([parts, datatype]) => literal(parts.join(''), datatype)),
);
const quads = fc.array(fc.tuple(iri, iri, term, iri).map(([s, p, o, g]) => quad(s, p, o, g)));

test('IRIs are moved as if the quads had been read, and literals keep every base they quote', () => {
  fc.assert(
    fc.property(quads, fc.constantFrom('http://a.b/', 'https://archive.example/of/some/length/'), (some, base) => {
      // Read as quads, a datatype under the base would stay; no datatype is ours.
      const given = some.filter(
        ({ object }) => object.termType !== 'Literal' || !object.datatype.value.startsWith(NEUTRAL_BASE),
      );
      assert.equal(rebase(given, base), text(rebaseQuads(given, NEUTRAL_BASE, base)));
    }),
  );
});

test('a text that is nothing but short IRIs finds room for a long base', () => {
  const node = namedNode(NEUTRAL_BASE);
  const long = `https://example.org/${'x'.repeat(500)}/`;
  const many = Array.from({ length: 1000 }, () => quad(node, node, node, node));
  assert.equal(rebase(many, long), text(rebaseQuads(many, NEUTRAL_BASE, long)));
});
