import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONCEPTS } from '../../src/rdf/concepts.ts';
import type { NamedNode } from '../../src/rdf/quads.ts';
import { dcterms, isnad, rdfs, SCHEMES, skos, vocab, vocabScheme } from '../../src/rdf/vocabulary.ts';
import { MESSAGES } from '../../src/views/messages.ts';
import { filesOf, type Graph, graphOf } from './graphs.ts';

const all = await graphOf('ontology/vocabularies/*.ttl');
const everything = await graphOf('ontology/isnad.ttl', 'ontology/alignments/*.ttl');
const concepts = all.instances(skos.Concept);
const EXPECTATIONS = ['quantity', 'thing', 'date', 'finding', 'characterisation'];
const CONTENT: Readonly<Record<string, string[]>> = {
  quantity: ['quantity'],
  thing: ['object'],
  date: ['date'],
  finding: ['finding'],
  characterisation: ['gist'],
};

function values(graph: Graph, subject: string, property: NamedNode, language?: string): string[] {
  return graph
    .objects(subject, property)
    .filter((object) => language === undefined || (object.termType === 'Literal' && object.language === language))
    .map((object) => object.value);
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
}

test('there is one file for each of the 22 schemes of the model, and no other', () => {
  assert.equal(SCHEMES.length, 22);
  assert.deepEqual(
    filesOf('ontology/vocabularies/*').sort(),
    SCHEMES.map((s) => `ontology/vocabularies/${s}.ttl`).sort(),
  );
});

for (const scheme of SCHEMES) {
  test(`the scheme ${scheme} and its concepts are the ones that the code knows`, async () => {
    const graph = await graphOf(`ontology/vocabularies/${scheme}.ttl`);
    const iri = vocabScheme(scheme).value;
    assert.deepEqual(graph.instances(skos.ConceptScheme), [iri]);
    assert.deepEqual(graph.languages(iri, skos.prefLabel), ['ar', 'en']);
    assert.deepEqual(graph.languages(iri, skos.definition), ['ar', 'en']);
    assert.equal(values(graph, iri, dcterms.license)[0], 'https://creativecommons.org/licenses/by/4.0/');
    assert.deepEqual(graph.instances(skos.Concept).sort(), CONCEPTS[scheme].map((slug) => `${iri}#${slug}`).sort());
    for (const concept of graph.instances(skos.Concept))
      assert.deepEqual(values(graph, concept, skos.inScheme), [iri], concept);
  });
}

test('every concept has a label and a definition in both languages, and a scope note in both or in none', () => {
  for (const concept of concepts) {
    assert.deepEqual(all.languages(concept, skos.prefLabel), ['ar', 'en'], concept);
    assert.deepEqual(all.languages(concept, skos.definition), ['ar', 'en'], concept);
    const notes = all.languages(concept, skos.scopeNote);
    assert.ok(notes.length === 0 || notes.join() === 'ar,en', concept);
  }
});

test('no two concepts of a scheme share a label', () => {
  for (const scheme of SCHEMES) {
    for (const language of ['en', 'ar']) {
      const own = concepts.filter((concept) => concept.startsWith(`${vocabScheme(scheme).value}#`));
      const labels = own.flatMap((concept) => values(all, concept, skos.prefLabel, language));
      assert.equal(new Set(labels).size, labels.length, `${scheme} @${language}: ${labels.join(', ')}`);
    }
  }
});

test('a concept is at the top of its scheme or below one that is in the same scheme', () => {
  for (const concept of concepts) {
    const scheme = values(all, concept, skos.inScheme)[0];
    const broader = values(all, concept, skos.broader);
    if (broader.length === 0) assert.deepEqual(values(all, concept, skos.topConceptOf), [scheme], concept);
    else for (const above of broader) assert.ok(concepts.includes(above) && above.startsWith(`${scheme}#`), concept);
  }
});

test('what is easily confused has a scope note', () => {
  const confused = [
    ...(['killed', 'injured', 'exposed', 'affected', 'treated', 'use', 'perpetrator', 'substance', 'platform'] as const)
      .filter((slug) => slug !== 'platform')
      .map((slug) => vocab('aspect', slug)),
    ...(['confirmed', 'concluded', 'evaluated'] as const).map((slug) => vocab('modality', slug)),
    ...(['civilians', 'children', 'women', 'occurrences', 'allegations'] as const).map((slug) => vocab('counts', slug)),
    ...(['unqualified', 'exactly', 'order-of-magnitude'] as const).map((slug) => vocab('bound', slug)),
    ...(['denied', 'use-not-established'] as const).map((slug) => vocab('finding', slug)),
  ];
  for (const concept of confused)
    assert.deepEqual(all.languages(concept.value, skos.scopeNote), ['ar', 'en'], concept.value);
});

test('children and women are a part of persons, not of civilians; the kinds of occurrence are not linked to each other', () => {
  const above = (slug: Parameters<typeof vocab<'counts'>>[1]) => values(all, vocab('counts', slug).value, skos.broader);
  for (const slug of ['civilians', 'children', 'women', 'named-individuals', 'bodies', 'patients'] as const)
    assert.deepEqual(above(slug), [vocab('counts', 'persons').value], slug);
  for (const slug of ['attacks', 'uses', 'occasions', 'incidents'] as const)
    assert.deepEqual(above(slug), [vocab('counts', 'occurrences').value], slug);
  for (const slug of ['persons', 'occurrences', 'crimes', 'allegations', 'videos'] as const)
    assert.deepEqual(above(slug), [], slug);
});

test('reliability has the four options that the Syrian Memory prints', () => {
  const labels = all.instances(skos.Concept).filter((c) => c.startsWith(`${vocabScheme('reliability').value}#`));
  assert.deepEqual(
    labels.flatMap((concept) => values(all, concept, skos.prefLabel, 'ar')).sort(),
    ['صحيحة', 'غير صحيحة', 'لم يتم التأكد من صحتها', 'غير محدد'].sort(),
  );
});

test('every aspect states what it expects, which class its object has, and how it is compared', () => {
  for (const slug of CONCEPTS.aspect) {
    const { value: aspect } = vocab('aspect', slug);
    const expects = values(all, aspect, isnad.expects);
    assert.ok(expects.length > 0 && expects.every((one) => EXPECTATIONS.includes(one)), slug);
    assert.equal(values(all, aspect, isnad.expectsClass).length > 0, expects.includes('thing'), slug);
    for (const type of values(all, aspect, isnad.expectsClass))
      assert.ok(type === skos.Concept.value || everything.objects(type, rdfs.label).length > 0, `${slug}: ${type}`);
    const [compared, ...more] = values(all, aspect, isnad.comparedAs);
    assert.deepEqual(more, [], slug);
    const needs = { interval: 'quantity', party: 'thing', thing: 'thing', date: 'date', never: undefined };
    assert.ok(compared !== undefined && compared in needs, slug);
    const need = needs[compared as keyof typeof needs];
    if (need !== undefined) assert.ok(expects.includes(need), `${slug} is compared as ${compared}`);
    const worded = [...expects.map((one) => `expects-${one}`), `compared-${compared}`];
    assert.ok(
      worded.every((key) => key in MESSAGES),
      `pages have words for ${worded}`,
    );
  }
  const party = CONCEPTS.aspect.filter((a) => values(all, vocab('aspect', a).value, isnad.comparedAs)[0] === 'party');
  assert.deepEqual(party, ['perpetrator'], 'who carried it out is the only one');
});

test('every aspect has exactly one sentence template for each content it expects, in each language', () => {
  for (const slug of CONCEPTS.aspect) {
    const { value: aspect } = vocab('aspect', slug);
    const expects = values(all, aspect, isnad.expects);
    const contents = expects.flatMap((one) => [CONTENT[one]?.join() ?? '']);
    if (expects.includes('thing') && expects.includes('finding')) contents.push('finding,object');
    for (const language of ['en', 'ar']) {
      const found = values(all, aspect, isnad.sentenceTemplate, language).map((template) => {
        const names = placeholders(template);
        for (const always of ['claimant', 'credits', 'modality', 'standard', 'about', 'scope'])
          assert.ok(names.includes(always), `${slug} @${language} lacks {${always}}`);
        assert.equal(names.includes('counts'), names.includes('quantity'), `${slug} @${language}`);
        return names
          .filter((name) => ['quantity', 'object', 'date', 'finding', 'gist'].includes(name))
          .sort()
          .join();
      });
      assert.deepEqual(found.sort(), contents.sort(), `${slug} @${language}`);
    }
  }
});

test('a demand has a sentence, and another where it is renewed', () => {
  for (const owner of [isnad.Demand, isnad.renews])
    for (const language of ['en', 'ar']) {
      const [template, ...more] = values(everything, owner.value, isnad.sentenceTemplate, language);
      assert.deepEqual(more, []);
      assert.deepEqual(placeholders(template ?? ''), ['claimant', 'action', 'details']);
    }
});

test('every concept that stands inside a sentence has its phrase in both languages', () => {
  for (const scheme of ['bound', 'modality', 'counts', 'finding', 'standard-of-proof', 'action'] as const)
    for (const slug of CONCEPTS[scheme]) {
      const { value: concept } = vocab(scheme as 'bound', slug as 'exactly');
      assert.deepEqual(all.languages(concept, isnad.phrase), ['ar', 'en'], concept);
      const one = all.languages(concept, isnad.phraseForOne);
      assert.deepEqual(one, scheme === 'counts' ? ['ar', 'en'] : [], concept);
    }
});

test('the phrase of a bound holds the number, both numbers, or the source’s own word', () => {
  for (const slug of CONCEPTS.bound)
    for (const phrase of values(all, vocab('bound', slug).value, isnad.phrase)) {
      const names = { between: ['value', 'upperValue'], 'order-of-magnitude': ['asWorded'] };
      assert.deepEqual(placeholders(phrase), names[slug as keyof typeof names] ?? ['value'], phrase);
    }
});
