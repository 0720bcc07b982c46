import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { claimIri, isSlug, ownerOf, parseIri, recordIri, SEGMENTS, thingIri } from '../../src/records/segments.ts';

const base = 'http://localhost:3030/';

const SLUGS: [slug: string, allowed: boolean][] = [
  ['jim-3', true],
  ['2013', true],
  ['a'.repeat(80), true],
  ['a'.repeat(81), false],
  ['', false],
  ['v', false],
  ['claims', false],
  ['claims-2', true],
  ['-a', false],
  ['a-', false],
  ['a--b', false],
  ['A', false],
  ['a_b', false],
  ['a.b', false],
  ['..', false],
  ['a/b', false],
  ['a\r\nSet-Cookie: x', false],
  ['a\n', false],
  ['خان', false],
  ['a%2fb', false],
];

for (const [slug, allowed] of SLUGS)
  test(`${JSON.stringify(slug.slice(0, 20))} ${allowed ? 'may' : 'may not'} be a slug`, () => {
    assert.equal(isSlug(slug), allowed);
    assert.equal(parseIri(`${base}id/document/${slug}`, base) !== undefined, allowed);
    assert.equal(parseIri(`${base}id/claim/x/${slug}`, base) !== undefined, allowed);
  });

test('what is built is taken apart the same, for every segment and slug', () => {
  const slug = fc.stringMatching(/^[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,3}$/).filter(isSlug);
  fc.assert(
    fc.property(fc.constantFrom(...SEGMENTS), slug, slug, (segment, one, other) => {
      assert.deepEqual(parseIri(recordIri(segment, one, base), base), { kind: 'record', segment, slug: one });
      assert.deepEqual(parseIri(`${thingIri(segment, one, base)}#n`, base), {
        kind: 'thing',
        segment,
        slug: one,
        fragment: 'n',
      });
      assert.deepEqual(parseIri(claimIri(one, other, base), base), { kind: 'claim', document: one, slug: other });
    }),
  );
});

const FOREIGN = [
  'http://elsewhere.example/id/place/x',
  `${base}id/unknown/x`,
  `${base}id/claim/x`,
  `${base}id/place/x/y`,
  `${base}id/place/../x`,
  `${base}id/place/x?y`,
  `${base}place/x/v/1`,
  `${base}id/place/x#`,
  base,
];

test('an IRI that is not built by the rules names nothing', () => {
  for (const iri of FOREIGN) assert.equal(parseIri(iri, base), undefined, iri);
});

test('a # node belongs to what stands before it', () => {
  assert.equal(ownerOf(`${base}id/claim/a/b#scope`), `${base}id/claim/a/b`);
  assert.equal(ownerOf(`${base}id/claim/a/b`), `${base}id/claim/a/b`);
});
