import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluate } from '../../../src/sparql/evaluate/evaluate.ts';
import { groundOf, parsed, read, readerOfTriples, solutions } from './small-index.ts';

const READER = readerOfTriples(
  ':x :p "1" :a',
  ':x :p "2" :a',
  ':x :q :y :a',
  ':y :p "5" :a',
  ':x :p "2" :b',
  ':x :r :z :b',
  ':z :r :x :c',
  ':z :in :c :c',
);
const GRAPHS = ['a', 'b', 'c'].map((name) => `<urn:${name}>`);

const lines = (query: string, dataset?: Parameters<typeof solutions>[2]): string[] =>
  solutions(query, READER, dataset)
    .map((solution) => JSON.stringify(Object.entries(solution).sort()))
    .sort();

// SPARQL 1.1, 18.6: GRAPH ?g { P } is the union over all named graphs of P evaluated in that graph, joined with its name.
describe('GRAPH ?g gives what each graph gives on its own', () => {
  for (const inside of [
    '{}',
    '{ ?s :p ?o }',
    '{ ?s :p ?o . ?s :q ?t }',
    '{ VALUES ?v { 1 2 } }',
    '{ VALUES (?g ?v) { (UNDEF 1) (:b 2) (:nowhere 3) } }',
    '{ BIND (7 AS ?v) }',
    '{ OPTIONAL { ?s :q ?o } }',
    '{ ?s :p ?o OPTIONAL { ?s :q ?t } }',
    '{ ?s :p ?o OPTIONAL { BIND (1 AS ?one) } }',
    '{ { ?s :p ?o } UNION { VALUES ?v { 1 } } }',
    '{ { ?s :p ?o } UNION { ?s :r ?o } }',
    '{ ?s :p ?o MINUS { ?s :q ?t } }',
    '{ ?s :p ?o MINUS { :x :q ?t } }',
    '{ ?s :p ?o FILTER NOT EXISTS { ?s :q ?t } }',
    '{ ?s :p ?o FILTER EXISTS { { SELECT (COUNT(*) AS ?n) { ?s :q ?t } HAVING (COUNT(*) > 0) } } }',
    '{ ?s :p ?o FILTER (EXISTS { ?s :q ?t MINUS { ?s :r ?u } } || ?o = "5") }',
    '{ FILTER NOT EXISTS { ?s :q ?t } }',
    '{ FILTER (NOT EXISTS { { SELECT ?s { ?s :q ?t } GROUP BY ?s } } || 1 = 2) }',
    '{ ?s :q? ?o }',
    '{ :x :q?/:p ?o }',
    '{ ?s ^:q+ :x }',
    '{ ?s (:q|:r)* ?o }',
    '{ :x ^:q|!:p ?o }',
    '{ { SELECT ?o { ?s :p ?o } } }',
    '{ { SELECT DISTINCT ?s { ?s :p ?o } } }',
    '{ { SELECT ?s { ?s :p ?o } ORDER BY DESC(?o) LIMIT 1 } }',
    '{ { SELECT ?s { ?s :p ?g } } }',
    '{ { SELECT ?o { :x :q* ?o } } }',
    '{ { SELECT (COUNT(*) AS ?n) { ?s :p ?o } } }',
    '{ { SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s :p ?o FILTER (?o != "1") } } }',
    '{ { SELECT ?s (COUNT(*) AS ?n) { ?s :p ?o } GROUP BY ?s HAVING (COUNT(*) > 1) } }',
    '{ { SELECT (COUNT(*) AS ?n) { GRAPH :a { ?s :p ?o } } } }',
  ]) {
    it(inside, () => {
      const expected = GRAPHS.flatMap((graph) => lines(`SELECT * { GRAPH ${graph} ${inside} VALUES ?g { ${graph} } }`));
      assert.deepEqual(lines(`SELECT * { GRAPH ?g ${inside} }`), expected.sort());
    });
  }
});

describe('GRAPH', () => {
  it('knows its own name no sooner than it has done', () => {
    assert.deepEqual(lines('SELECT * { GRAPH ?g { ?s :p ?o FILTER BOUND(?g) } }'), []);
    assert.deepEqual(lines('SELECT ?g { GRAPH ?g { ?s :in ?g } }'), ['[["g","<urn:c>"]]']);
    assert.deepEqual(lines('SELECT ?g { GRAPH ?g { ?s :p ?o OPTIONAL { ?s :q ?g } } }').length, 2);
  });

  it('is joined with a name that is known already', () => {
    assert.equal(lines('SELECT * { VALUES ?g { :b :nowhere } GRAPH ?g {} }').length, 1);
    assert.equal(lines('SELECT * { ?s :in ?g . GRAPH ?g { SELECT (COUNT(*) AS ?n) { ?a ?b ?c } } }').length, 1);
    assert.equal(lines('SELECT * { ?s :in ?g . GRAPH ?g { ?a ?b ?c } }').length, 2);
  });

  it('is there or not, whatever is asked of it', () => {
    const ask = (query: string) => evaluate(parsed(query), groundOf(READER));
    assert.deepEqual(ask('ASK { GRAPH :a {} }'), { kind: 'boolean', value: true });
    assert.deepEqual(ask('ASK { GRAPH :nowhere {} }'), { kind: 'boolean', value: false });
    assert.deepEqual(ask('ASK { GRAPH :nowhere { :x :q* :x } }'), { kind: 'boolean', value: false });
  });

  it('asks the graphs of the dataset only, the empty ones among them', () => {
    const [a, b, y] = ['urn:a', 'urn:b', 'urn:y'].map((iri) => READER.dictionary.findIri(iri)) as [
      number,
      number,
      number,
    ];
    const dataset = { default: [b], named: [a] };
    assert.equal(lines('SELECT * { GRAPH ?g { ?s ?p ?o } }', dataset).length, 4);
    assert.equal(lines('SELECT * { GRAPH ?g { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } } }', dataset).length, 1);
    assert.equal(lines('SELECT * { ?s :r+ ?o }', dataset).length, 1);
    const empty = { default: [], named: [y] };
    assert.deepEqual(lines('SELECT * { GRAPH ?g { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } } }', empty), [
      '[["g","<urn:y>"],["n","\\"0\\""]]',
    ]);
    assert.deepEqual(lines('SELECT * { ?s ?p ?o }', empty), []);
  });

  it('keeps of one graph no more than while it is looked at', () => {
    const triples = Array.from({ length: 2_000 }, (_, i) => `:s${i} :p :o${i % 3} :g${i}`);
    const ground = groundOf(readerOfTriples(...triples), undefined, 300_000);
    const query = 'SELECT * { GRAPH ?g { ?s :p ?o MINUS { ?s :q ?t } } }';
    assert.equal(read(evaluate(parsed(query), ground)).length, 2_000);
  });

  it('stands for the values of a row inside EXISTS', () => {
    const query = 'SELECT ?s ?o { ?s :p ?o FILTER EXISTS { GRAPH ?g { OPTIONAL { ?s :r ?t } FILTER (?o = "2") } } }';
    assert.equal(read(evaluate(parsed(query), groundOf(READER))).length, 1);
  });
});
