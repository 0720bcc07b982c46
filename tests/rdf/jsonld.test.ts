import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { canonicalNQuads } from '../../src/rdf/canonical.ts';
import type { JsonObject } from '../../src/rdf/json.ts';
import { jsonLdToQuads, recordToJsonLd } from '../../src/rdf/jsonld.ts';
import { unfoldPassages } from '../../src/rdf/jsonld-passage.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import { inGraph } from '../../src/rdf/quads.ts';

const base = 'http://localhost:3030/';
const text = readFileSync(new URL('../../data/document/soc-2023-04-04.ttl', import.meta.url), 'utf8');
const frame = JSON.parse(
  readFileSync(new URL('../../ontology/frames/document.jsonld', import.meta.url), 'utf8'),
) as JsonObject;
const quads = await parseRdf(text, { format: 'turtle', baseIRI: base });
const document = await recordToJsonLd(quads, { frame, base, top: `${base}id/document/soc-2023-04-04` });
const claims = document['claims'] as JsonObject[];

test('a claim has the shape that the interface fixes', () => {
  const claim = claims.find(({ id }) => id === 'id/claim/soc-2023-04-04/killed') as JsonObject;
  const { passage, curation, ...plain } = claim as { passage: JsonObject; curation: JsonObject[] } & JsonObject;
  assert.deepEqual(plain, {
    id: 'id/claim/soc-2023-04-04/killed',
    type: 'Claim',
    claimant: 'id/organization/syrian-opposition-coalition',
    statedIn: 'id/document/soc-2023-04-04',
    readIn: ['id/document/soc-2023-04-04#seed'],
    about: ['id/incident/khan-shaykhun-2017-04-04'],
    aspect: 'aspect:killed',
    value: 91,
    bound: 'bound:unqualified',
    counts: 'counts:civilians',
    modality: 'modality:asserted',
  });
  const { source, start, end } = passage;
  assert.deepEqual({ source, start, end }, { source: 'id/document/soc-2023-04-04#seed', start: 1796, end: 1822 });
  assert.equal(curation[0]?.['grade'], 'grade:high');
});

test('the context stands by its IRI with @base beside it', () => {
  assert.deepEqual(document['@context'], [`${base}context.jsonld`, { '@base': base }]);
});

test('keys come in reading order, English before Arabic', () => {
  assert.deepEqual(Object.keys(document).slice(0, 3), ['@context', 'id', 'type']);
  assert.equal(Object.keys(claims[0] as JsonObject)[0], 'id');
});

test('a date value is dateValue, a second term of the same property', () => {
  const dated = claims.find(({ id }) => id === 'id/claim/soc-2023-04-04/ratified');
  assert.equal(dated?.['dateValue'], '2013-09');
  assert.equal(dated?.['value'], undefined);
});

test('reading the document back gives the same triples', async () => {
  const back = await jsonLdToQuads(document, { base });
  assert.equal(await canonicalNQuads(back), await canonicalNQuads(quads.map((q) => inGraph(q))));
});

test('a passage written by hand with start and end alone is given its selector', () => {
  const byHand = { passage: { id: 'id/claim/d/c#passage', source: 'id/document/d#seed', start: 1, end: 2 } };
  assert.deepEqual(unfoldPassages(byHand), {
    passage: {
      id: 'id/claim/d/c#passage',
      source: 'id/document/d#seed',
      selector: [{ id: 'id/claim/d/c#selector', type: 'TextPositionSelector', start: 1, end: 2 }],
    },
  });
});
