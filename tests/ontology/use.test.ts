import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as vocabulary from '../../src/rdf/vocabulary.ts';
import { filesOf, graphOf, ownTerms, quadsOf, textOf } from './graphs.ts';

const { NAMESPACES } = vocabulary;
const ontology = await graphOf('ontology/isnad.ttl');
const terms = ownTerms(ontology);
const concepts = new Set((await graphOf('ontology/vocabularies/*.ttl')).quads.map((quad) => quad.subject.value));
const shapesAndChecks = new Set((await graphOf('shapes/*.ttl')).quads.map((quad) => quad.subject.value));

/** The vocabularies of others in which records, shapes, questions and code may write. */
const EXTERNAL = [
  ...(['rdf', 'rdfs', 'owl', 'xsd', 'dcterms', 'skos', 'skosxl', 'prov', 'org', 'schema', 'geo', 'wgs', 'oa'] as const),
  ...(['dcat', 'void', 'foaf', 'sh', 'sd', 'edtf', 'spdx', 'formats', 'hydra'] as const),
].map((prefix) => NAMESPACES[prefix]);

function isDefined(iri: string): boolean {
  if (iri.startsWith(NAMESPACES.isnad)) return iri === NAMESPACES.isnad || terms.has(iri);
  if (iri.startsWith(NAMESPACES.vocabulary)) return concepts.has(iri) || iri.endsWith('#');
  if (iri.startsWith(NAMESPACES.shapes)) return shapesAndChecks.has(iri) || iri === NAMESPACES.shapes;
  return true;
}

/** The IRIs of ours that a SPARQL text writes, in full or with a prefix. */
function irisOfQuery(text: string): string[] {
  const prefixes = new Map([...text.matchAll(/PREFIX\s+([\w-]*):\s*<([^>]*)>/gi)].map(([, name, iri]) => [name, iri]));
  const bare = text.replace(/^\s*#.*$/gm, '').replace(/"(?:[^"\\]|\\.)*"/g, '""');
  const short = [...bare.replace(/<[^>\s]*>/g, '').matchAll(/([\w-]*):([\w-]+)/g)].flatMap(([, prefix, local]) => {
    const namespace = prefixes.get(prefix ?? '');
    return namespace === undefined ? [] : [`${namespace}${local}`];
  });
  return [...short, ...[...bare.matchAll(/<([^>\s]+)>/g)].map(([, iri]) => iri ?? '')];
}

/** The terms of our ontology that the code names through its typed vocabulary. */
function termsOfCode(): Set<string> {
  const files = filesOf('src/**/*.ts').filter((file) => file !== 'src/rdf/vocabulary.ts');
  const names = files.flatMap((file) => {
    const text = textOf(file);
    const direct = [...text.matchAll(/\bisnad(?:\.|\[')(\w+)/g)];
    // `isnad[name]`: the names stand in a list of the same file.
    const listed = /\bisnad\[\w+\]/.test(text) ? [...text.matchAll(/'(\w+)'/g)] : [];
    return [...direct, ...listed].map(([, name]) => name);
  });
  return new Set(names.map((name) => `${NAMESPACES.isnad}${name}`));
}

for (const folder of ['data', 'shapes']) {
  test(`every term of ours in ${folder}/ is defined, and every other comes from a vocabulary we allow`, async () => {
    for (const file of filesOf(`${folder}/**/*.ttl`)) {
      for (const { predicate, object, subject } of await quadsOf(file)) {
        for (const term of [subject, predicate, object]) assert.ok(isDefined(term.value), `${file}: ${term.value}`);
        const named = [predicate.value, ...(predicate.value === vocabulary.rdf.type.value ? [object.value] : [])];
        if (object.termType === 'Literal') named.push(object.datatype.value);
        for (const iri of named)
          assert.ok(
            [NAMESPACES.isnad, NAMESPACES.shapes, ...EXTERNAL].some((namespace) => iri.startsWith(namespace)),
            `${file}: ${iri} is in no vocabulary we allow`,
          );
      }
    }
  });
}

test('every term of ours in a question is defined', () => {
  for (const file of filesOf('queries/*.rq'))
    for (const iri of irisOfQuery(textOf(file))) assert.ok(isDefined(iri), `${file}: ${iri}`);
});

test('every term of ours that the code can name is defined, and the code can name every term', () => {
  const named = Object.values(vocabulary.isnad).map((term) => term.value);
  assert.deepEqual(
    named.filter((iri) => !terms.has(iri)),
    [],
  );
  assert.deepEqual(
    [...terms.keys()].filter((iri) => !named.includes(iri)),
    [],
  );
});

test('every defined term is used, but for at most five that the README reserves', async () => {
  const readme = textOf('ontology/README.md');
  const section = /## Reserved terms\n([\s\S]*?)(?=\n## |$)/.exec(readme)?.[1] ?? '';
  const reserved = [...section.matchAll(/^- `isnad:(\w+)`/gm)].map(([, name]) => `${NAMESPACES.isnad}${name}`);
  assert.ok(reserved.length <= 5, `${reserved.length} reserved terms`);
  for (const iri of reserved) assert.ok(terms.has(iri), `${iri} is reserved and not defined`);

  const inGraphs = await graphOf('data/**/*.ttl', 'shapes/*.ttl', 'ontology/vocabularies/*.ttl');
  const used = new Set([
    ...inGraphs.quads.flatMap(({ predicate, object }) => [
      predicate.value,
      object.termType === 'Literal' ? object.datatype.value : object.value,
    ]),
    ...filesOf('queries/*.rq').flatMap((file) => irisOfQuery(textOf(file))),
    ...termsOfCode(),
    // What only holds others together: a super-class or super-property of a term in use.
    ...ontology.quads
      .filter(({ predicate }) => /#sub(Class|Property)Of$/.test(predicate.value))
      .map(({ object }) => object.value),
  ]);
  const unused = [...terms.keys()].filter((iri) => !used.has(iri));
  assert.deepEqual(unused.sort(), reserved.sort());
});
