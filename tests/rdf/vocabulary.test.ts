import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CONCEPTS } from '../../src/rdf/concepts.ts';
import { findFormat, formatOfFile, GRAPH_FORMATS, RESULT_FORMATS } from '../../src/rdf/media-types.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import { isnad, NAMESPACES, rdf, skos, vocab } from '../../src/rdf/vocabulary.ts';

const ontology = new URL('../../ontology/', import.meta.url);

async function quadsOf(file: string) {
  return parseRdf(readFileSync(new URL(file, ontology), 'utf8'), {
    format: 'turtle',
    baseIRI: 'https://isnad.invalid/',
  });
}

test('the concepts that code may name are exactly those of ontology/vocabularies', async () => {
  const found: Record<string, string[]> = {};
  for (const file of readdirSync(new URL('vocabularies/', ontology)).sort()) {
    const quads = await quadsOf(`vocabularies/${file}`);
    const concepts = quads.filter((q) => q.predicate.equals(rdf.type) && q.object.equals(skos.Concept));
    for (const { subject } of concepts) {
      const [scheme = '', concept = ''] = subject.value.slice(NAMESPACES.vocabulary.length).split('#');
      found[scheme] = [...(found[scheme] ?? []), concept].sort();
    }
  }
  const named = Object.fromEntries(Object.entries(CONCEPTS).map(([scheme, concepts]) => [scheme, concepts.toSorted()]));
  assert.deepEqual(named, found);
});

test('every term of ours that code may name is defined in the ontology', async () => {
  const defined = new Set(
    (await quadsOf('isnad.ttl')).filter((q) => q.predicate.equals(rdf.type)).map((q) => q.subject.value),
  );
  const missing = Object.values(isnad).filter((term) => !defined.has(term.value));
  assert.deepEqual(
    missing.map((term) => term.value),
    [],
  );
});

test('a concept has its readable IRI', () => {
  assert.equal(vocab('aspect', 'killed').value, 'https://w3id.org/isnad/vocabulary/aspect#killed');
});

test('formats are found by name, media type, ending and alias, whatever the case and parameters', () => {
  for (const [wanted, name] of Object.entries({
    'text/turtle; charset=utf-8': 'turtle',
    TTL: 'turtle',
    'text/n3': 'turtle',
    'application/x-turtle': 'turtle',
    'application/ntriples': 'ntriples',
    nq: 'nquads',
    'application/json': 'jsonld',
    rdf: 'rdfxml',
  }))
    assert.equal(findFormat(GRAPH_FORMATS, wanted)?.name, name, wanted);
  assert.equal(findFormat(RESULT_FORMATS, 'application/json')?.name, 'json');
  assert.equal(findFormat(GRAPH_FORMATS, 'text/html'), undefined);
  assert.equal(formatOfFile('a/b.c.JSONLD')?.name, 'jsonld');
  assert.equal(formatOfFile('README.md'), undefined);
});
