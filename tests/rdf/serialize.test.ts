import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalNQuads } from '../../src/rdf/canonical.ts';
import { GRAPH_FORMATS } from '../../src/rdf/media-types.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import { inGraph, literal, namedNode, type Quad, quad } from '../../src/rdf/quads.ts';
import { serializeRdf, serializeStream } from '../../src/rdf/serialize.ts';
import { xsd } from '../../src/rdf/vocabulary.ts';
import { quadsOf } from './generated-quads.ts';

const baseIRI = 'http://localhost:3030/';

async function read(text: string, format: Parameters<typeof parseRdf>[1]['format']): Promise<string> {
  return canonicalNQuads(await parseRdf(text, { format, baseIRI: 'http://elsewhere.example/' }));
}

function isDouble({ object }: Quad): boolean {
  return object.termType === 'Literal' && object.datatype.equals(xsd.double);
}

for (const { name: format, quads: holdsGraphs } of GRAPH_FORMATS) {
  test(`whatever is written as ${format} reads back the same`, async () => {
    await fc.assert(
      fc.asyncProperty(quadsOf({ graphs: holdsGraphs }), fc.boolean(), async (generated, relative) => {
        // jsonld.js writes every xsd:double it reads in one form; the number stays the same.
        const quads = format === 'jsonld' ? generated.filter((q) => !isDouble(q)) : generated;
        const options = relative && (format === 'turtle' || format === 'trig') ? { format, baseIRI } : { format };
        const wanted = await canonicalNQuads(quads);
        assert.equal(await read(await serializeRdf(quads, options), format), wanted, 'as one text');
        const chunks = await Array.fromAsync(serializeStream(quads, options));
        assert.equal(await read(chunks.join(''), format), wanted, 'as a stream');
      }),
      { numRuns: 150 },
    );
  });

  test(`a long ${format} comes in chunks of at least 16 kB`, async () => {
    const many = Array.from({ length: 3_000 }, (_, i) =>
      quad(namedNode(`${baseIRI}id/place/p${i >> 2}`), namedNode(`${baseIRI}p${i & 3}`), literal(`note ${i}`, 'en')),
    );
    const chunks = await Array.fromAsync(serializeStream(many, { format }));
    assert.ok(chunks.length > 2);
    for (const chunk of chunks.slice(0, -1)) assert.ok(chunk.length >= 16 * 1024, `${chunk.length}`);
  });

  test(`nothing at all is a valid ${format}`, async () => {
    assert.equal(await read(await serializeRdf([], { format }), format), '');
    assert.equal(await read((await Array.fromAsync(serializeStream([], { format }))).join(''), format), '');
  });
}

const READABLE = `@base <http://localhost:3030/> .
@prefix aspect: <https://w3id.org/isnad/vocabulary/aspect#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix isnad: <https://w3id.org/isnad/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

<id/document/jim-3> a isnad:Document ;
  rdfs:label "Third report"@en,
    "التقرير الثالث"@ar ;
  isnad:date "2016-08-24"^^edtf:EDTF ;
  isnad:held true .

<id/document/jim-3#copy> a isnad:TextVersion .

<id/claim/jim-3/killed> a isnad:Claim ;
  isnad:statedIn <id/document/jim-3> ;
  isnad:aspect aspect:killed ;
  isnad:value 9,
    10 ;
  isnad:scope <id/claim/jim-3/killed#scope> .

<id/claim/jim-3/killed#scope> a isnad:Scope .

<id/claim/jim-3/use> a isnad:Claim .
`;

test('Turtle is written for readers: the thing first, its # nodes after it, then claim by claim, only used prefixes', async () => {
  const quads = await parseRdf(READABLE, { format: 'turtle', baseIRI });
  assert.equal(await serializeRdf(quads.toReversed(), { format: 'turtle', baseIRI }), READABLE);
});

test('Turtle writes a blank node where it is used once, and lists as lists', async () => {
  const text = `@prefix isnad: <https://w3id.org/isnad/ontology#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .

isnad:Shape sh:in ( isnad:a 1 "x" ) ;
  sh:property [ sh:path isnad:killed ;
    sh:or ( [ sh:minCount 1 ] [ sh:maxCount 2 ] ) ] .
`;
  const quads = await parseRdf(text, { format: 'turtle', baseIRI });
  const written = await serializeRdf(quads, { format: 'turtle' });
  assert.doesNotMatch(written, /_:/);
  assert.match(written, /sh:in \( isnad:a 1 "x" \)/);
  assert.equal(await read(written, 'turtle'), await canonicalNQuads(quads));
});

test('TriG puts each graph in braces under its name', async () => {
  const graph = namedNode(`${baseIRI}place/x`);
  const quads = [quad(namedNode(`${baseIRI}id/place/x`), namedNode(`${baseIRI}p`), literal('v'))].map((q: Quad) =>
    inGraph(q, graph),
  );
  assert.match(
    await serializeRdf(quads, { format: 'trig', baseIRI }),
    /<place\/x> \{\n {2}<id\/place\/x> <p> "v" \.\n\}/,
  );
});
