import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readerOfTriples, solutions, stepsOf } from './small-index.ts';

const READER = readerOfTriples(
  ':a :kind :x :g1',
  ':b :kind :x :g2',
  ':c :kind :y :g1',
  ':c :kind :y :g2',
  ':c :is :c :g2',
  ':a :name "A" :g1',
);

const isReadOff = (query: string): boolean => stepsOf(query, READER).some(({ operator }) => operator === 'count-runs');
const table = (query: string, ...names: string[]): string[] =>
  solutions(query, READER)
    .map((row) => names.map((name) => (row[name] ?? '-').replace(/<urn:(.*)>/, '$1')).join(' '))
    .sort();

describe('counting by one variable of one pattern', () => {
  it('reads the objects of a predicate off the index', () => {
    const query = 'SELECT ?kind (COUNT(*) AS ?n) (COUNT(?x) AS ?m) { ?x :kind ?kind } GROUP BY ?kind';
    assert.ok(isReadOff(query));
    assert.deepEqual(table(query, 'kind', 'n', 'm'), ['x "2" "2"', 'y "1" "1"']);
  });

  it('reads predicates off the index, each triple of the union counted once', () => {
    const query = 'SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p';
    assert.ok(isReadOff(query));
    assert.deepEqual(table(query, 'p', 'n'), ['is "1"', 'kind "3"', 'name "1"']);
  });

  it('reads graphs off the index, each with all its triples', () => {
    const query = 'SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g';
    assert.ok(isReadOff(query));
    assert.deepEqual(table(query, 'g', 'n'), ['g1 "3"', 'g2 "3"']);
    const listed = [READER.dictionary.findIri('urn:g2'), READER.dictionary.findIri('urn:a')];
    assert.deepEqual(solutions(query, READER, { default: undefined, named: listed }), [{ g: '<urn:g2>', n: '"3"' }]);
  });

  it('asks a condition about the variable once a term', () => {
    const query = 'SELECT ?kind (COUNT(*) AS ?n) { ?x :kind ?kind FILTER (?kind != :y) } GROUP BY ?kind';
    const steps = stepsOf(query, READER);
    assert.deepEqual(
      steps
        .filter(({ children }) => children.length === 0)
        .map(({ operator, actual }) => [operator, actual])
        .slice(0, 2),
      [
        ['count-runs', 2],
        ['filter', 1],
      ],
    );
    assert.deepEqual(table(query, 'kind', 'n'), ['x "2"']);
  });

  it('gives the different terms of a column', () => {
    assert.ok(isReadOff('SELECT DISTINCT ?kind { ?x :kind ?kind }'));
    assert.deepEqual(table('SELECT DISTINCT ?kind { ?x :kind ?kind }', 'kind'), ['x', 'y']);
    assert.deepEqual(table('SELECT * { { SELECT DISTINCT ?kind { ?x :kind ?kind } } ?a :kind ?kind }', 'kind', 'a'), [
      'x a',
      'x b',
      'y c',
    ]);
  });

  it('is left to the rows wherever that would not be the same', () => {
    for (const query of [
      'SELECT ?kind (COUNT(DISTINCT ?x) AS ?n) { ?x :kind ?kind } GROUP BY ?kind',
      'SELECT ?p (COUNT(*) AS ?n) { ?x ?p ?x } GROUP BY ?p',
      'SELECT ?x (COUNT(*) AS ?n) { ?x :kind ?kind } GROUP BY ?x',
      'SELECT ?kind (COUNT(*) AS ?n) { ?x :kind ?kind FILTER (?x != :a) } GROUP BY ?kind',
      'SELECT ?kind (COUNT(*) AS ?n) { GRAPH :g1 { ?x :kind ?kind } } GROUP BY ?kind',
      'SELECT ?kind (COUNT(*) AS ?n) { ?x :kind ?kind FILTER EXISTS { ?kind :is ?kind } } GROUP BY ?kind',
      'SELECT DISTINCT ?kind { ?x :kind ?kind . ?x :is ?x }',
    ])
      assert.ok(!isReadOff(query), query);
    const first = { default: [READER.dictionary.findIri('urn:g1')], named: undefined };
    const counted = solutions('SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p', READER, first);
    assert.deepEqual(counted.map(({ n }) => n).sort(), ['"1"', '"2"']);
  });
});
