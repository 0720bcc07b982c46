import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readerOfTriples, solutions } from './small-index.ts';

const READER = readerOfTriples(
  ...Array.from({ length: 5_000 }, (_, i) => `:s${i} :p :o${i % 1_700}`),
  ...Array.from({ length: 50 }, (_, i) => `:s${i} :q :z`),
);
const count = (query: string): number => solutions(query, READER).length;

describe('DISTINCT', () => {
  it('gives each row once, told by the columns that are selected', () => {
    assert.equal(count('SELECT DISTINCT ?o { ?s :p ?o }'), 1_700);
    assert.equal(count('SELECT DISTINCT ?s ?o { ?s :p ?o }'), 5_000);
    assert.equal(count('SELECT DISTINCT ?p ?o { ?s ?p ?o }'), 1_701);
    assert.equal(count('SELECT DISTINCT ?s ?p ?o { ?s ?p ?o . ?s :p ?x }'), 5_050);
  });

  it('takes a row without any value for a row', () => {
    assert.equal(count('SELECT DISTINCT ?none { ?s :p ?o }'), 1);
    assert.equal(count('SELECT DISTINCT ?z { ?s :p ?o OPTIONAL { ?s :q ?z } }'), 2);
  });

  it('drops repeated rows of a sub-query before they are joined', () => {
    assert.equal(count('SELECT * { { SELECT DISTINCT ?z { ?s :q ?z } } :s1 :p ?o }'), 1);
    assert.equal(count('SELECT * { { SELECT ?z { ?s :q ?z } } :s1 :p ?o }'), 50);
  });
});

describe('REDUCED', () => {
  it('drops at least the rows that repeat the one before, and keeps one of each', () => {
    assert.equal(count('SELECT REDUCED ?z { ?s :q ?z }'), 1);
    const some = solutions('SELECT REDUCED ?o { ?s :p ?o }', READER);
    assert.equal(new Set(some.map(({ o }) => o)).size, 1_700);
    assert.ok(some.length <= 5_000);
  });
});
