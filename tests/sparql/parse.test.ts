import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import { parseQuery } from '../../src/sparql/parse.ts';

const BASE = 'http://example.org/isnad/';

function fault(query: string): IsnadError {
  try {
    parseQuery(query, BASE);
  } catch (error) {
    if (error instanceof IsnadError) return error;
    throw error;
  }
  throw new assert.AssertionError({ message: `was accepted: ${query}` });
}

const FAULTS: readonly [sentence: string, query: string, line: number, column: number, expected: string | undefined][] =
  [
    ['a missing object is placed at the bracket that stands there', 'SELECT * WHERE {\n  ?s ?p }', 2, 9, 'a variable'],
    ['a missing bracket is placed behind the last word', 'SELECT *\nWHERE { ?s ?p ?o', 2, 17, '}'],
    ['a string that does not end is placed where it begins', 'SELECT * { ?s ?p "abc }', 1, 18, 'a string'],
    ['a misspelt first word says how a query begins', 'SELEC * { }', 1, 1, 'SELECT'],
    ['a word after the end is placed there', 'ASK { } }', 1, 9, 'the end of the query'],
    ['an empty query says how a query begins', '# nothing\n', 1, 1, 'ASK'],
    ['an undeclared prefix is placed where it is used', 'ASK {\n  ?s foaf:name ?o }', 2, 6, 'PREFIX foaf: <...>'],
    [
      'a prefix inside a string or a comment is no use of it',
      'ASK { # x:y\n ?s ?p "x:y" . ?o x:y ?z }',
      2,
      19,
      undefined,
    ],
    ['a variable that is bound twice is placed', 'SELECT * { ?s ?p ?x BIND(1 AS ?x) }', 1, 18, undefined],
  ];

for (const [sentence, query, line, column, expected] of FAULTS) {
  test(sentence, () => {
    const error = fault(query);
    assert.equal(error.code, 'syntax');
    assert.deepEqual([error.place.line, error.place.column], [line, column], error.message);
    if (expected !== undefined) assert.ok(error.place.expected?.includes(expected), error.message);
    assert.match(error.message, new RegExp(`^Line ${line}, column ${column}: |^The query is empty`));
    assert.ok(error.arabic, 'an Arabic reader is told as well');
  });
}

test('no prefix is known that the query does not declare', () => {
  for (const prefix of ['rdf', 'rdfs', 'xsd', 'owl', 'foaf', 'skos', 'isnad', '']) {
    assert.match(fault(`ASK { ?s ${prefix}:x ?o }`).message, /is not declared/);
  }
});

test('an update is told where updates go', () => {
  const error = fault('INSERT DATA { <a> <b> <c> }');
  assert.equal(error.code, 'bad-request');
  assert.match(error.message, /\/sparql\/update/);
});

test('relative IRIs are resolved against the base of the archive, or the one that the query declares', () => {
  assert.match(JSON.stringify(parseQuery('ASK { <id/x> ?p ?o }', BASE).algebra), /http:\/\/example\.org\/isnad\/id\/x/);
  const own = parseQuery('BASE <http://other.example/> BASE <deep/> ASK { <x> ?p ?o }', BASE);
  assert.match(JSON.stringify(own.algebra), /http:\/\/other\.example\/deep\/x/);
  assert.equal(own.baseIri, 'http://other.example/deep/');
});

test('the columns of a SELECT are known before it runs, in their order', () => {
  assert.deepEqual(parseQuery('SELECT DISTINCT ?b (1 AS ?a) { ?b ?p ?o } LIMIT 3', BASE).variables, ['b', 'a']);
  assert.deepEqual(parseQuery('SELECT * { ?s ?p [] }', BASE).variables.toSorted(), ['p', 's']);
});

test('FROM and FROM NAMED are taken off the query as its dataset', () => {
  const { dataset } = parseQuery('SELECT * FROM <g> FROM NAMED <h> { ?s ?p ?o }', BASE);
  assert.deepEqual(
    dataset?.default.map(({ value }) => value),
    [`${BASE}g`],
  );
  assert.deepEqual(
    dataset?.named.map(({ value }) => value),
    [`${BASE}h`],
  );
  assert.equal(parseQuery('ASK {}', BASE).dataset, undefined);
});

for (const [open, close] of [
  ['{', '}'],
  ['(', ')'],
  ['[', ']'],
] as const) {
  test(`ten thousand nested ${open} are refused with their place, not a crash`, () => {
    const error = fault(`ASK { ?s ?p ${open.repeat(10_000)}${close.repeat(10_000)} }`);
    assert.equal(error.code, 'syntax');
    assert.ok(error.place.line);
  });
}

test('a long update with many comment lines is told apart from an empty query at once', () => {
  assert.equal(fault(`${'# x\n'.repeat(5_000)}CLEAR ALL`).code, 'bad-request');
});
