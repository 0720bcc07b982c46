import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isJsonObject, type Json, type JsonObject } from '../../src/rdf/json.ts';
import { NAMESPACES, owl, rdf, rdfs, xsd } from '../../src/rdf/vocabulary.ts';
import { filesOf, graphOf, textOf } from './graphs.ts';

const context = (JSON.parse(textOf('ontology/context.jsonld')) as { '@context': JsonObject })['@context'];
const ontology = await graphOf('ontology/isnad.ttl');
const data = await graphOf('data/*/*.ttl');

/** Terms of the ontology that stand in no record and no answer in JSON. */
const OUTSIDE_JSON = [
  'expects',
  'expectsClass',
  'expectsCounts',
  'comparedAs',
  'sentenceTemplate',
  'phrase',
  'phraseForOne',
];

interface Definition {
  readonly term: string;
  readonly iri: string;
  readonly type: string | undefined;
  readonly containers: readonly string[];
}

function expand(name: string): string {
  const [prefix, local] = name.split(':') as [string, string?];
  const namespace = context[prefix];
  return local !== undefined && typeof namespace === 'string' ? namespace + local : name;
}

const definitions: Definition[] = Object.entries(context).flatMap(([term, value]) => {
  if (term.startsWith('@') || (typeof value === 'string' && value.startsWith('@'))) return [];
  const definition: JsonObject = isJsonObject(value) ? value : { '@id': value };
  const iri = expand(String(definition['@id'] ?? definition['@reverse']));
  const type = definition['@type'] === undefined ? undefined : expand(String(definition['@type']));
  return [{ term, iri, type, containers: [definition['@container'] ?? []].flat() as string[] }];
});

function termsFor(iri: string): Definition[] {
  return definitions.filter((definition) => definition.iri === iri && definition.term !== 'claims');
}

test('there is a frame for each class of record, and one for a claim', () => {
  const segments =
    'catalogue-entry derivation document event incident means organization person place resolution source';
  assert.deepEqual(
    filesOf('ontology/frames/*.jsonld'),
    [...segments.split(' '), 'substance', 'claim'].sort().map((name) => `ontology/frames/${name}.jsonld`),
  );
  for (const file of filesOf('ontology/frames/*.jsonld')) {
    const frame = JSON.parse(textOf(file)) as JsonObject;
    assert.equal(frame['@context'], '../context.jsonld', file);
    for (const type of [frame['@type']].flat()) assert.ok(String(type) in context, `${file}: ${String(type)}`);
  }
});

test('every class and every property that a record can have is a term of the context', () => {
  const own = ontology.quads
    .filter(({ predicate, object }) => predicate.value === rdf.type.value && object.value !== rdfs.Datatype.value)
    .map(({ subject }) => subject.value)
    .filter((iri) => iri.startsWith(NAMESPACES.isnad))
    .filter((iri) => ![...OUTSIDE_JSON, 'Agent'].includes(iri.slice(NAMESPACES.isnad.length)));
  for (const iri of own) assert.ok(termsFor(iri).length > 0, `${iri} has no term`);
});

test('every property and class of the data has a short name', () => {
  const passageTerms = JSON.stringify(context['passage']);
  for (const { predicate, object } of data.quads) {
    const iri = predicate.value === rdf.type.value ? object.value : predicate.value;
    const short = iri.replace(NAMESPACES.oa, 'oa:');
    assert.ok(termsFor(iri).length > 0 || passageTerms.includes(`"${short}"`), iri);
  }
});

test('a term says of its values what the ontology says of its property', () => {
  for (const property of ontology.instances(owl.ObjectProperty)) {
    for (const { term, type } of termsFor(property)) assert.match(type ?? '', /^@(id|vocab)$/, term);
  }
  const forRange: Record<string, (d: Definition) => boolean> = {
    [rdf.langString.value]: ({ containers }) => containers.includes('@language'),
    [`${NAMESPACES.edtf}EDTF`]: ({ type }) => type === `${NAMESPACES.edtf}EDTF`,
    [xsd.date.value]: ({ type }) => type === xsd.date.value,
    [xsd.language.value]: ({ type }) => type === xsd.language.value,
    [xsd.integer.value]: ({ type }) => type === undefined,
    [xsd.boolean.value]: ({ type }) => type === undefined,
    [xsd.string.value]: ({ type, containers }) => type === undefined && !containers.includes('@language'),
  };
  for (const property of ontology.instances(owl.DatatypeProperty)) {
    const range = ontology.objects(property, rdfs.range)[0]?.value ?? '';
    for (const definition of termsFor(property)) assert.ok(forRange[range]?.(definition) ?? true, definition.term);
  }
});

test('a date and a number given as value have a name each, and so has a symbol of each issuer', () => {
  const names = (property: string) => termsFor(NAMESPACES.isnad + property).map(({ term, type }) => [term, type]);
  assert.deepEqual(names('value'), [
    ['value', undefined],
    ['dateValue', `${NAMESPACES.edtf}EDTF`],
  ]);
  assert.deepEqual(names('symbol'), [
    ['opcwSymbol', `${NAMESPACES.isnad}OpcwSymbol`],
    ['unSymbol', `${NAMESPACES.isnad}UnSymbol`],
  ]);
});

test('every concept scheme has its name as a prefix, where a property has that name only within the property', () => {
  const schemes = filesOf('ontology/vocabularies/*.ttl').map((file) => /([\w-]+)\.ttl$/.exec(file)?.[1] ?? '');
  const inner = (term: string) => (isJsonObject(context[term]) ? (context[term]['@context'] as JsonObject) : undefined);
  for (const scheme of schemes) {
    const namespace = `${NAMESPACES.vocabulary}${scheme}#`;
    const scoped = Object.keys(context).filter((term) => {
      const definition = inner(term)?.[scheme];
      return isJsonObject(definition) && definition['@id'] === namespace && definition['@prefix'] === true;
    });
    assert.ok(context[scheme] === namespace || scoped.length > 0, scheme);
  }
});

test('the context names nothing of ours that is not defined', () => {
  const defined = new Set(ontology.quads.map((quad) => quad.subject.value));
  const walk = (value: Json): string[] =>
    typeof value === 'string' ? [value] : isJsonObject(value) ? Object.values(value).flatMap(walk) : [];
  for (const name of walk(context).filter((one) => one.startsWith('isnad:')))
    assert.ok(defined.has(expand(name)), name);
});
