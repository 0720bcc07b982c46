import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { IsnadError } from '../../src/errors.ts';
import { canonicalNQuads } from '../../src/rdf/canonical.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import { namedNode, quad } from '../../src/rdf/quads.ts';
import { isnad, rdf } from '../../src/rdf/vocabulary.ts';
import { difference } from '../../src/records/difference.ts';
import type { FaultCode } from '../../src/records/fault.ts';
import { type ArchivableRecord, identify } from '../../src/records/record.ts';
import { quadsOf } from '../rdf/generated-quads.ts';

const PREFIXES =
  '@prefix isnad: <https://w3id.org/isnad/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n';
const baseIRI = 'https://isnad.invalid/';

async function read(text: string, base = baseIRI) {
  return identify(await parseRdf(PREFIXES + text, { format: 'trig', baseIRI: base }), { base, file: 'x.ttl' });
}

async function record(text: string, base = baseIRI): Promise<ArchivableRecord> {
  const found = await read(text, base);
  assert.ok(found.ok, found.ok ? '' : found.fault.message);
  return found.record;
}

const CLAIMS = `<id/document/d> a isnad:Document ; rdfs:label "d"@en .
<id/claim/d/killed> a isnad:Claim ; isnad:value 9 ; isnad:scope <id/claim/d/killed#scope> .
<id/claim/d/killed#scope> a isnad:Scope .
<id/claim/d/use> a isnad:Claim .`;

test('a document is read with its # nodes, its claims and theirs, all in its own graph', async () => {
  const { iri, thing, segment, slug, types, quads, claims, file } = await record(CLAIMS);
  assert.deepEqual([iri, thing], [`${baseIRI}document/d`, `${baseIRI}id/document/d`]);
  assert.deepEqual([segment, slug, file], ['document', 'd', 'x.ttl']);
  assert.deepEqual(types, ['https://w3id.org/isnad/ontology#Document']);
  assert.deepEqual([...claims.keys()].sort(), [`${baseIRI}id/claim/d/killed`, `${baseIRI}id/claim/d/use`]);
  assert.deepEqual([...new Set(quads.map((q) => q.graph.value))], [iri]);
});

test('the hash is the same under every base', async () => {
  const here = await record(CLAIMS);
  const there = await record(CLAIMS, 'https://archive.example/isnad/');
  assert.equal(there.hash, here.hash);
  assert.equal(there.iri, here.iri);
  assert.equal(there.nquads, here.nquads);
});

test('order, prefixes and comments do not change the hash, a letter does', async () => {
  const plain = await record(CLAIMS);
  const shuffled = await record(`# a comment\n${CLAIMS.split('\n').toReversed().join('\n')}`);
  assert.equal(shuffled.hash, plain.hash);
  assert.notEqual((await record(CLAIMS.replace('"d"', '"D"'))).hash, plain.hash);
});

test('a claim has a hash of its own, over it and its # nodes', async () => {
  const before = await record(CLAIMS);
  const after = await record(
    `${CLAIMS.replace('a isnad:Scope', 'a isnad:Scope ; isnad:asWorded "x"@en').replace('d/use', 'd/place')}`,
  );
  const { claims, lines } = difference(before, after);
  assert.deepEqual(claims, {
    added: [`${baseIRI}id/claim/d/place`],
    changed: [`${baseIRI}id/claim/d/killed`],
    dropped: [`${baseIRI}id/claim/d/use`],
  });
  assert.deepEqual([lines.added.length, lines.removed.length], [2, 1]);
});

test('without an earlier version everything is added, without a later one everything is dropped', async () => {
  const one = await record(CLAIMS);
  assert.equal(difference(undefined, one).claims.added.length, 2);
  assert.equal(difference(one, undefined).claims.dropped.length, 2);
  assert.deepEqual(difference(one, one).lines, { added: [], removed: [] });
});

const FAULTS: [what: string, text: string, code: FaultCode, message: RegExp][] = [
  ['nothing', '', 'empty', /No triple/],
  ['only foreign things', '<http://e.example/x> a isnad:Place .', 'no-thing', /id\/\{segment\}/],
  ['a slug that is none', '<id/place/A_b> a isnad:Place .', 'no-thing', /valid slug/],
  [
    'a slug with a path',
    '<id/place/a/../b> a isnad:Place . <id/place/..%2fb> rdfs:label "x" .',
    'foreign-subject',
    /%2f/,
  ],
  ['a segment that is none', '<id/planet/x> a isnad:Place .', 'no-thing', /known segment/],
  [
    'two things',
    '<id/place/a> a isnad:Place . <id/place/b> a isnad:Place .',
    'two-things',
    /<id\/place\/a> and <id\/place\/b>/,
  ],
  ['no class', '<id/place/a> rdfs:label "a"@en .', 'unknown-class', /bears no class/],
  ['a class the ontology does not have', '<id/place/a> a isnad:Plaice .', 'unknown-class', /isnad:Plaice/],
  [
    'an unknown class on a # node',
    '<id/place/a> a isnad:Place . <id/place/a#n> a isnad:Thingy .',
    'unknown-class',
    /a#n/,
  ],
  ['a class in the wrong segment', '<id/place/a> a isnad:Person .', 'wrong-segment', /id\/person\//],
  [
    'a triple about another thing',
    '<id/place/a> a isnad:Place . <http://e.example/b> rdfs:label "b" .',
    'foreign-subject',
    /neither/,
  ],
  [
    'a claim in a place',
    '<id/place/a> a isnad:Place . <id/claim/a/x> a isnad:Claim .',
    'foreign-subject',
    /document that states/,
  ],
  [
    'a claim of another document',
    '<id/document/a> a isnad:Document . <id/claim/b/x> a isnad:Claim .',
    'foreign-subject',
    /belongs to the document "b"/,
  ],
  [
    'a claim whose slug is reserved',
    '<id/document/a> a isnad:Document . <id/claim/a/v> a isnad:Claim .',
    'bad-slug',
    /<id\/claim\/a\/v>: A slug is .*never "v" or "claims"/,
  ],
  [
    'a claim whose slug has capitals',
    '<id/document/a> a isnad:Document . <id/claim/a/Killed#scope> a isnad:Scope .',
    'bad-slug',
    /<id\/claim\/a\/Killed>: A slug is of small letters/,
  ],
  [
    'a # name that does not fit an address',
    '<id/place/a> a isnad:Place . <id/place/a#x(y)> a isnad:Scope .',
    'foreign-subject',
    /x\(y\)/,
  ],
  ['a graph of another name', '<place/b> { <id/place/a> a isnad:Place }', 'foreign-graph', /<place\/a>/],
  [
    'a blank node that two share',
    '<id/place/a> a isnad:Place ; isnad:note _:x ; isnad:curation _:x .',
    'blank-node',
    /exactly one owner/,
  ],
  ['a blank node that nobody owns', '<id/place/a> a isnad:Place . [] rdfs:label "x" .', 'blank-node', /1 blank node/],
];

for (const [what, text, code, message] of FAULTS)
  test(`a file with ${what} is refused: ${code}`, async () => {
    const found = await read(text);
    assert.ok(!found.ok, 'it was accepted');
    assert.equal(found.fault.code, code);
    assert.match(found.fault.message, message);
    assert.equal(found.fault.place.file, 'x.ttl');
  });

test('its own graph may be named', async () => {
  assert.equal(
    (await record('<place/a> { <id/place/a> a isnad:Place }')).hash,
    (await record('<id/place/a> a isnad:Place .')).hash,
  );
});

const HARD: [what: string, json: object][] = [
  ['an IRI with a space', { '@id': 'id/place/a', 'http://e.example/p': { '@id': 'http://e.example/a b' } }],
  ['an IRI with a bracket', { '@id': 'id/place/a', 'http://e.example/p': { '@id': 'http://e.example/<b>' } }],
  [
    'a datatype with a quote',
    { '@id': 'id/place/a', 'http://e.example/p': { '@value': 'x', '@type': 'http://e.example/"' } },
  ],
  ['half a surrogate pair', { '@id': 'id/place/a', 'http://e.example/p': '\ud800' }],
  ['a language tag with a space', { '@id': 'id/place/a', 'http://e.example/p': { '@value': 'x', '@language': 'e n' } }],
];

for (const [what, json] of HARD)
  test(`${what} never reaches the archive, which could not read it again`, async () => {
    const text = JSON.stringify({ ...json, '@type': 'https://w3id.org/isnad/ontology#Place' });
    const said = await parseRdf(text, { format: 'jsonld', baseIRI }).then(
      (quads) => {
        const found = identify(quads);
        // Either it is refused, or what was accepted reads back.
        assert.ok(!found.ok, 'it was accepted');
        return found.fault.code;
      },
      (error: IsnadError) => error.code,
    );
    assert.match(said, /^(bad-term|syntax)$/);
  });

test('whatever a file of any format holds, an accepted record reads back from its own canonical text', async () => {
  await fc.assert(
    fc.asyncProperty(quadsOf(), async (more) => {
      const thing = namedNode(`${baseIRI}id/place/a`);
      const type = quad(thing, rdf.type, isnad.Place);
      const found = identify([type, ...more.map((q) => quad(thing, q.predicate, q.object))]);
      if (!found.ok) return assert.equal(found.fault.code, 'blank-node');
      const back = await parseRdf(found.record.nquads, { format: 'nquads', baseIRI });
      assert.equal(await canonicalNQuads(back), found.record.nquads);
    }),
  );
});
