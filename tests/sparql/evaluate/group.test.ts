import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { IsnadError } from '../../../src/errors.ts';
import { evaluate } from '../../../src/sparql/evaluate/evaluate.ts';
import { groundOf, parsed, read, readerOfTriples, solutions, stepsOf } from './small-index.ts';

const range = (length: number): number[] => Array.from({ length }, (_, i) => i);

const READER = readerOfTriples(
  ':a :p :x',
  ':a :p :y',
  ':b :p :x',
  ':c :p :x',
  ':c :p :x :second',
  ':c :q :x',
  ':a :in "Aleppo"',
);

const rows = (query: string, ...names: string[]): string[] =>
  solutions(query, READER)
    .map((solution) => names.map((name) => (solution[name] ?? '-').replace(/<urn:(.*)>/, '$1')).join(' '))
    .sort();

describe('GROUP BY', () => {
  it('counts the rows of each group, a triple of the union once', () => {
    const query = 'SELECT ?s (COUNT(*) AS ?n) { ?s :p ?o } GROUP BY ?s';
    assert.deepEqual(rows(query, 's', 'n'), ['a "2"', 'b "1"', 'c "1"']);
  });

  it('takes two keys, three keys and keys that are computed', () => {
    const two = 'SELECT ?s ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s ?p';
    assert.deepEqual(rows(two, 's', 'p', 'n'), ['a in "1"', 'a p "2"', 'b p "1"', 'c p "1"', 'c q "1"']);
    const three = 'SELECT ?s ?p ?o (COUNT(*) AS ?n) { ?s ?p ?o . ?x :p ?o } GROUP BY ?s ?p ?o';
    assert.deepEqual(rows(three, 's', 'p', 'o', 'n'), [
      'a p x "3"',
      'a p y "1"',
      'b p x "3"',
      'c p x "3"',
      'c q x "3"',
    ]);
    const computed = 'SELECT ?k (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY (isIRI(?o) AS ?k)';
    assert.deepEqual(rows(computed, 'k', 'n'), ['"false" "1"', '"true" "5"']);
  });

  it('puts rows without a value for the key into one group', () => {
    const query = 'SELECT ?t (COUNT(*) AS ?n) { ?s :p :x OPTIONAL { ?s :in ?t } } GROUP BY ?t';
    assert.deepEqual(rows(query, 't', 'n'), ['"Aleppo" "1"', '- "2"']);
  });

  it('counts bound values, and different ones', () => {
    const query =
      'SELECT (COUNT(?t) AS ?n) (COUNT(DISTINCT ?o) AS ?m) (COUNT(*) AS ?k) { ?s :p ?o OPTIONAL { ?s :in ?t } }';
    assert.deepEqual(rows(query, 'n', 'm', 'k'), ['"2" "2" "4"']);
  });

  it('makes one group of nothing without keys, and none with them', () => {
    assert.deepEqual(rows('SELECT (COUNT(*) AS ?n) (SUM(?o) AS ?m) (MAX(?o) AS ?k) { ?s :none ?o }', 'n', 'm', 'k'), [
      '"0" "0" -',
    ]);
    assert.deepEqual(rows('SELECT ?s (COUNT(*) AS ?n) { ?s :none ?o } GROUP BY ?s', 's'), []);
    assert.deepEqual(rows('SELECT (COUNT(*) AS ?n) { FILTER (1 = 2) { SELECT (COUNT(*) AS ?m) { ?s ?p ?o } } }', 'n'), [
      '"0"',
    ]);
  });

  it('keeps the groups that HAVING is true of', () => {
    assert.deepEqual(rows('SELECT ?s { ?s :p ?o } GROUP BY ?s HAVING (COUNT(*) > 1)', 's'), ['a']);
  });

  it('joins what a sub-query counts with what is outside', () => {
    const query = 'SELECT * { ?s :q ?x . { SELECT ?s (COUNT(*) AS ?n) { ?s :p ?o } GROUP BY ?s } }';
    assert.deepEqual(rows(query, 's', 'n'), ['c "1"']);
  });

  it('keeps the variables of a sub-query apart from those outside', () => {
    const query = 'SELECT * { ?s :p ?o . { SELECT (COUNT(?o) AS ?n) { ?o :q ?s } } }';
    assert.deepEqual(rows(query, 's', 'n'), ['a "1"', 'a "1"', 'b "1"', 'c "1"']);
  });

  it('counts a pattern without reading it', () => {
    for (const [query, count] of [
      ['SELECT (COUNT(*) AS ?n) { ?s ?p ?o }', '"6"'],
      ['SELECT (COUNT(?s) AS ?n) { ?s :p ?o }', '"4"'],
    ] as const) {
      assert.deepEqual(rows(query, 'n'), [count]);
      const scan = stepsOf(query, READER).find(({ operator }) => operator === 'scan');
      assert.equal(scan?.actual, 0);
    }
  });

  it('goes far beyond a batch', () => {
    const reader = readerOfTriples(...range(6_000).map((i) => `:s${i} :p :o${i % 2_500}`));
    const found = solutions('SELECT ?o (COUNT(*) AS ?n) { ?s :p ?o } GROUP BY ?o', reader);
    assert.equal(found.length, 2_500);
    assert.equal(found.filter(({ n }) => n === '"3"').length, 1_000);
    assert.equal(found.filter(({ n }) => n === '"2"').length, 1_500);
  });

  it('holds no more than the budget allows', () => {
    const ground = groundOf(readerOfTriples(...range(20_000).map((i) => `:s${i} :p :o`)), undefined, 200_000);
    assert.throws(
      () => read(evaluate(parsed('SELECT ?s (COUNT(*) AS ?n) { ?s :p ?o } GROUP BY ?s'), ground)),
      (error) => error instanceof IsnadError && error.code === 'out-of-memory',
    );
  });
});
