import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { IsnadError } from '../../src/errors.ts';
import { NEUTRAL_BASE, rebaseQuads } from '../../src/rdf/base.ts';
import { canonicalNQuads, contentHash, groundNQuads } from '../../src/rdf/canonical.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import { blankNode, literal, namedNode, quad } from '../../src/rdf/quads.ts';
import { quadsOf } from './generated-quads.ts';

const here = 'http://localhost:3030/';

test('the order of triples and the labels of blank nodes do not change the canonical text', async () => {
  await fc.assert(
    fc.asyncProperty(quadsOf({ graphs: true }), async (quads) => {
      const rename = (name: string) => blankNode(`other-${name}`);
      const other = quads
        .toReversed()
        .map(({ subject, predicate, object, graph }) =>
          quad(
            subject.termType === 'BlankNode' ? rename(subject.value) : subject,
            predicate,
            object.termType === 'BlankNode' ? rename(object.value) : object,
            graph,
          ),
        );
      assert.equal(await canonicalNQuads(other), await canonicalNQuads(quads));
    }),
  );
});

test('without blank nodes the sorted lines are the canonical text, control characters included', async () => {
  const characters = Array.from({ length: 0x100 }, (_, code) => literal(`a${String.fromCharCode(code)}b`));
  const p = namedNode('http://e.example/p');
  const hard = characters.map((object) => quad(p, p, object));
  assert.equal(groundNQuads(hard), await canonicalNQuads(hard));
  await fc.assert(
    fc.asyncProperty(quadsOf({ graphs: true }), async (quads) => {
      const ground = quads.filter((q) => q.subject.termType !== 'BlankNode' && q.object.termType !== 'BlankNode');
      assert.equal(groundNQuads(ground), await canonicalNQuads(ground));
    }),
  );
});

test('a graph built to make blank nodes hard to tell apart is refused in good time', async () => {
  const nodes = Array.from({ length: 12 }, (_, i) => blankNode(`n${i}`));
  const p = namedNode('http://e.example/p');
  const clique = nodes.flatMap((a) => nodes.filter((b) => a !== b).map((b) => quad(a, p, b)));
  await assert.rejects(canonicalNQuads(clique), (error) => error instanceof IsnadError && error.code === 'too-large');
});

test('moving to another base and back changes nothing, and never touches a literal', async () => {
  const text = `<${here}id/place/x> <${here}p> "see <${here}id/place/y> \\"<${here}\\"" .\n`;
  const quads = await parseRdf(text, { format: 'ntriples', baseIRI: here });
  const moved = rebaseQuads(quads, here, NEUTRAL_BASE);
  const expected = `<${NEUTRAL_BASE}id/place/x> <${NEUTRAL_BASE}p> "see <${here}id/place/y> \\"<${here}\\"" .\n`;
  assert.equal(await canonicalNQuads(moved), expected);
  assert.equal(await canonicalNQuads(rebaseQuads(moved, NEUTRAL_BASE, here)), text);
});

test('a content hash is the SHA-256 of the text', () => {
  assert.equal(contentHash(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});
