import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import { canonicalNQuads } from '../../src/rdf/canonical.ts';
import { decodeUtf8 } from '../../src/rdf/decode.ts';
import type { GraphFormatName } from '../../src/rdf/media-types.ts';
import { parseRdf } from '../../src/rdf/parse.ts';

const baseIRI = 'https://isnad.invalid/';

async function failure(format: GraphFormatName, text: string, more = {}): Promise<IsnadError> {
  try {
    await parseRdf(text, { format, baseIRI, source: 'x/y', ...more });
  } catch (error) {
    assert.ok(error instanceof IsnadError, String(error));
    return error;
  }
  assert.fail('it was read without complaint');
}

const SAME: Record<GraphFormatName, string> = {
  turtle: '@prefix o: <https://w3id.org/isnad/ontology#> . <id/place/x> o:note "a\\nb"@en ; o:held true .',
  trig: 'PREFIX o: <https://w3id.org/isnad/ontology#> { <id/place/x> o:note "a\\nb"@en ; o:held true }',
  ntriples:
    '<https://isnad.invalid/id/place/x> <https://w3id.org/isnad/ontology#note> "a\\nb"@en .\n<https://isnad.invalid/id/place/x> <https://w3id.org/isnad/ontology#held> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .',
  nquads:
    '<https://isnad.invalid/id/place/x> <https://w3id.org/isnad/ontology#note> "a\\nb"@en .\n<https://isnad.invalid/id/place/x> <https://w3id.org/isnad/ontology#held> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .',
  jsonld:
    '{"@context": {"o": "https://w3id.org/isnad/ontology#"}, "@id": "id/place/x", "o:note": {"@value": "a\\nb", "@language": "en"}, "o:held": true}',
  rdfxml: `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:o="https://w3id.org/isnad/ontology#">
    <rdf:Description rdf:about="id/place/x"><o:note xml:lang="en">a&#10;b</o:note>
    <o:held rdf:datatype="http://www.w3.org/2001/XMLSchema#boolean">true</o:held></rdf:Description></rdf:RDF>`,
};

for (const [format, text] of Object.entries(SAME) as [GraphFormatName, string][])
  test(`${format} gives the same triples as N-Triples`, async () => {
    const wanted = await canonicalNQuads(await parseRdf(SAME.ntriples, { format: 'ntriples', baseIRI }));
    assert.equal(await canonicalNQuads(await parseRdf(text, { format, baseIRI })), wanted);
  });

const FAULTS: [what: string, format: GraphFormatName, text: string, line: number, column: number, message: RegExp][] = [
  ['an undeclared prefix', 'turtle', '<a> <b> "x" .\n  <a> b:c "y" .', 2, 7, /prefix "b:"/],
  ['an open string', 'turtle', '<a> <b> "x\n', 1, 9, /Unexpected/],
  ['a missing object', 'turtle', '<a> <b> ', 1, 9, /Expected entity/],
  ['a missing datatype', 'turtle', '@prefix a: <x> .\n a:b a:c "x"^^ .', 2, 16, /Unexpected/],
  ['a literal as predicate', 'turtle', '<a> <b> <c> ;\n  5 <d> .', 2, 3, /Unexpected literal/],
  [
    'a relative IRI where there are none',
    'ntriples',
    '<http://a/> <http://b/> <http://c/> .\n<a> <b> <c> .',
    2,
    1,
    /Invalid IRI/,
  ],
  ['a triple where quads stand', 'nquads', '<http://a/> "p" <http://c/> .', 1, 13, /./],
  ['an unclosed graph', 'trig', '<g> { <a> <b> <c> ', 1, 19, /./],
  [
    'an open tag',
    'rdfxml',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n<a></rdf:RDF>',
    2,
    4,
    /./,
  ],
  ['a missing comma in JSON', 'jsonld', '{\n "@id": "x"\n "@type": "y"}', 3, 2, /not JSON/],
];

for (const [what, format, text, line, column, message] of FAULTS)
  test(`${what} in ${format} is a syntax error with file, line and column`, async () => {
    const error = await failure(format, text);
    assert.equal(error.code, 'syntax');
    assert.match(error.message, message);
    assert.deepEqual([error.place.file, error.place.line, error.place.column], ['x/y', line, column]);
  });

test('what was expected is named where the parser knows it', async () => {
  assert.deepEqual((await failure('turtle', '<a> <b> ')).place.expected, ['entity']);
});

test('triple terms of RDF 1.2 are refused', async () => {
  assert.match((await failure('turtle', '<a> <b> <<( <c> <d> <e> )>> .')).message, /RDF 1\.1/);
});

test('a JSON-LD context elsewhere is refused, not fetched', async () => {
  const error = await failure('jsonld', '{"@context": "https://schema.org/", "name": "x"}');
  assert.match(error.message, /schema\.org.*no other is fetched/);
});

test('JSON-LD under our own context is read without a network', async () => {
  const text = '{"@context": "http://host.example/context.jsonld", "id": "id/place/x", "note": {"en": "hello"}}';
  const quads = await parseRdf(text, { format: 'jsonld', baseIRI, ownBase: 'http://host.example/' });
  assert.equal(quads[0]?.object.value, 'hello');
  assert.equal(quads[0]?.subject.value, 'https://isnad.invalid/id/place/x');
});

test('a JSON-LD key that means nothing is an error, never a silent loss', async () => {
  assert.equal((await failure('jsonld', '{"@id": "x", "colour": "red"}')).code, 'syntax');
});

test('JSON-LD nested ten thousand deep is an error, not a crash', async () => {
  const text = `${'{"https://w3id.org/isnad/ontology#about":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
  assert.equal((await failure('jsonld', text)).code, 'syntax');
});

test('XML entities that unfold into gigabytes are refused before they do', async () => {
  const text = `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(100_000)}">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${'&a;'.repeat(100_000)}</rdf:RDF>`;
  assert.equal((await failure('rdfxml', text)).code, 'too-large');
});

test('more quads than allowed are refused in every format', async () => {
  for (const [format, text] of Object.entries(SAME) as [GraphFormatName, string][])
    assert.equal((await failure(format, text, { maxQuads: 1 })).code, 'too-large', format);
});

test('bytes that are not UTF-8 are an error that names line and column', () => {
  const latin1 = Buffer.from('first line\nKh\xe2n Shaykh\xfbn', 'latin1');
  assert.throws(
    () => decodeUtf8(latin1, 'a.ttl'),
    (error: IsnadError) => {
      assert.deepEqual([error.code, error.place.file, error.place.line, error.place.column], ['syntax', 'a.ttl', 2, 3]);
      return true;
    },
  );
});

test('UTF-16 text is an error, and a byte order mark of UTF-8 is not', () => {
  assert.throws(() => decodeUtf8(Buffer.from('\ufeffخان شيخون', 'utf16le')), IsnadError);
  assert.equal(decodeUtf8(Buffer.from('\ufeffخان', 'utf8')), 'خان');
});
