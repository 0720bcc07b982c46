import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NamedNode } from '../../src/rdf/quads.ts';
import { dcterms, owl, rdfs, skos } from '../../src/rdf/vocabulary.ts';
import { filesOf, graphOf, ownTerms, quadsOf } from './graphs.ts';

const ONTOLOGY = 'https://w3id.org/isnad/ontology';
const ontology = await graphOf('ontology/isnad.ttl');
const terms = ownTerms(ontology);
const classes = termsThatAre(owl.Class);
const properties = termsThatAre(owl.ObjectProperty, owl.DatatypeProperty, owl.AnnotationProperty);
const datatypes = termsThatAre(rdfs.Datatype);

function termsThatAre(...kinds: NamedNode[]): string[] {
  return [...terms].filter(([, types]) => kinds.some((kind) => types.includes(kind.value))).map(([term]) => term);
}

test('every Turtle file of the ontology parses', async () => {
  const files = filesOf('ontology/**/*.ttl');
  assert.ok(files.length >= 31, `only ${files.length} files`);
  for (const file of files) assert.ok((await quadsOf(file)).length > 0, file);
});

test('the ontology says its version, its licence, what changed, and its title in both languages', () => {
  const has = (property: NamedNode) => ontology.objects(ONTOLOGY, property);
  assert.match(has(owl.versionIRI)[0]?.value ?? '', /^https:\/\/w3id\.org\/isnad\/ontology\/\d+\.\d+\.\d+$/);
  assert.equal(has(owl.versionIRI)[0]?.value, `${ONTOLOGY}/${has(owl.versionInfo)[0]?.value}`);
  assert.equal(has(dcterms.license)[0]?.value, 'https://creativecommons.org/licenses/by/4.0/');
  assert.deepEqual(ontology.languages(ONTOLOGY, dcterms.title), ['ar', 'en']);
  assert.deepEqual(ontology.languages(ONTOLOGY, dcterms.description), ['ar', 'en']);
  assert.ok(ontology.quads.some((q) => q.subject.value === ONTOLOGY && q.predicate.value.endsWith('changeNote')));
});

test('every term is a class, a property or a datatype, and says so once', () => {
  assert.ok(classes.length >= 31, `only ${classes.length} classes`);
  assert.equal(datatypes.length, 5);
  assert.ok(properties.length > 120, `only ${properties.length} properties`);
  assert.equal(classes.length + properties.length + datatypes.length, terms.size);
});

for (const [name, property] of [
  ['a label', rdfs.label],
  ['a comment', rdfs.comment],
] as const) {
  test(`every term has ${name} in English and in Arabic`, () => {
    for (const term of terms.keys()) assert.deepEqual(ontology.languages(term, property), ['ar', 'en'], term);
  });
}

test('an Arabic text is written in Arabic letters, an English one in Latin ones', async () => {
  const all = await graphOf('ontology/**/*.ttl');
  for (const { object, subject } of all.quads) {
    if (object.termType !== 'Literal' || object.language === '') continue;
    if (object.value.replace(/\{\w+\}|\P{Letter}/gu, '') === '') continue;
    const letters = object.language === 'ar' ? /\p{Script=Arabic}/u : /\p{Script=Latin}/u;
    assert.match(object.value, letters, `${subject.value} @${object.language}`);
    if (object.language === 'en') assert.doesNotMatch(object.value, /\p{Script=Arabic}/u, subject.value);
  }
});

test('no two terms of one kind share a label', () => {
  for (const kind of [classes, properties]) {
    for (const language of ['en', 'ar']) {
      const labels = kind.flatMap((term) =>
        ontology
          .objects(term, rdfs.label)
          .filter((label) => label.termType === 'Literal' && label.language === language)
          .map((label) => ({ term, label: label.value })),
      );
      for (const [label, group] of Map.groupBy(labels, (row) => row.label))
        assert.equal(group.length, 1, `"${label}": ${group.map((row) => row.term).join(', ')}`);
    }
  }
});

test('every term names the ontology that defines it', () => {
  for (const term of terms.keys())
    assert.deepEqual(
      ontology.objects(term, rdfs.isDefinedBy).map((o) => o.value),
      [ONTOLOGY],
      term,
    );
});

test('every property has a domain and a range, or says in both languages why it has none', () => {
  for (const property of properties) {
    const domain = ontology.objects(property, rdfs.domain).length > 0;
    const range = ontology.objects(property, rdfs.range).length > 0;
    const lead = domain ? (range ? undefined : 'No range: ') : range ? 'No domain: ' : 'No domain or range: ';
    if (lead === undefined) continue;
    assert.deepEqual(ontology.languages(property, skos.scopeNote), ['ar', 'en'], property);
    const notes = ontology.objects(property, skos.scopeNote).map((note) => note.value);
    assert.ok(
      notes.some((note) => note.startsWith(lead)),
      `${property} should say "${lead}..."`,
    );
  }
});

test('sub-classes, domains and ranges of the ontology name only terms that exist', () => {
  const own = (iri: string) => !iri.startsWith(`${ONTOLOGY}#`) || iri === `${ONTOLOGY}#` || terms.has(iri);
  for (const { subject, object } of ontology.quads)
    assert.ok(own(object.value) && own(subject.value), `${subject.value} ... ${object.value}`);
});

test('each alignment says how our terms stand to those of one other vocabulary, and adds no term of ours', async () => {
  const names = ['dcat', 'dcterms', 'geosparql', 'oa', 'org', 'prov', 'schema', 'skos'];
  const files = names.map((name) => `ontology/alignments/isnad-${name}.ttl`);
  assert.deepEqual(filesOf('ontology/alignments/*.ttl'), files);
  for (const file of files) {
    for (const { subject, object } of await quadsOf(file)) {
      if (!subject.value.startsWith(`${ONTOLOGY}#`)) continue;
      assert.ok(terms.has(subject.value), `${file}: ${subject.value}`);
      assert.ok(!object.value.startsWith(`${ONTOLOGY}#`), `${file}: ${object.value} belongs into isnad.ttl`);
      assert.doesNotMatch(object.value, /ClaimReview/);
    }
  }
});
