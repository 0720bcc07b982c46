import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readerOfTriples, solutions, stepsOf } from './small-index.ts';

const READER = readerOfTriples(':n3 :r :n3', ':n2 :p :g1', ':n2 :r :n2', ':n2 :q :n3');

describe('EXISTS', () => {
  it('puts the terms of the row also into what it evaluates alone', () => {
    // On its own the optional part has a solution for another ?b, which would hide that it has none for this one.
    const inside = 'OPTIONAL { ?a :p :g1 . ?c :r ?b . ?a :r ?b } ?b :r ?d';
    const query = `SELECT * { ?c :q ?b FILTER EXISTS { ${inside} } }`;
    assert.deepEqual(solutions(query, READER), [{ c: '<urn:n2>', b: '<urn:n3>' }]);
    assert.ok(stepsOf(query, READER).some(({ operator }) => operator === 'row-by-row'));
  });

  it('lets an empty path lead from the term of the row to itself, as from any term', () => {
    assert.equal(solutions('SELECT * { VALUES ?x { :nowhere } FILTER EXISTS { ?x :p* ?x } }', READER).length, 1);
    assert.equal(solutions('SELECT * { VALUES ?x { :nowhere } ?x :p* ?x }', READER).length, 0);
  });
});
