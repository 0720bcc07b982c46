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
    ['a variable that BIND binds twice is placed', 'SELECT * {\n BIND(1 AS ?x) BIND(2 AS ?x) }', 2, 26, undefined],
    ['a column that takes the name of a variable is placed', 'SELECT (1 AS ?s) { ?s ?p ?o }', 1, 14, undefined],
    ['so it is in a sub-query', 'SELECT * { { SELECT (1 AS ?s) { ?s ?p ?o } } }', 1, 27, undefined],
    ['so it is inside EXISTS', 'ASK { FILTER EXISTS { ?x ?p ?o { BIND(1 AS ?y) BIND(2 AS ?y) } } }', 1, 58, undefined],
    [
      'a column that is neither grouped nor counted is placed',
      'SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }',
      1,
      8,
      'GROUP BY ?s',
    ],
    [
      'so it is where an expression uses it',
      'SELECT (STR(?s) AS ?x) (COUNT(*) AS ?n) { ?s ?p ?o }',
      1,
      13,
      'GROUP BY ?s',
    ],
    ['so it is where only HAVING counts', 'SELECT ?s { ?s ?p ?o } HAVING (COUNT(*) > 1)', 1, 8, 'GROUP BY ?s'],
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

for (const query of [
  'SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s HAVING (COUNT(*) > 1) ORDER BY ?n',
  'SELECT (COUNT(*) AS ?n) (MAX(?o) AS ?most) { ?s ?p ?o } ORDER BY ?n',
  'SELECT ?k { ?s ?p ?o } GROUP BY (STR(?o) AS ?k)',
  'SELECT (COUNT(?o) AS ?n) (?n + 1 AS ?more) { ?s ?p ?o }',
  'SELECT ?s (SUM(?o) AS ?n) (?n / COUNT(*) AS ?mean) (?mean > 2 AS ?many) { ?s ?p ?o } GROUP BY ?s',
  'SELECT ?nowhere (1 AS ?one) { ?s ?p ?o }',
  'SELECT * { { BIND(1 AS ?x) } UNION { BIND(2 AS ?x) } }',
  'SELECT * { { BIND(1 AS ?x) } { BIND(2 AS ?x) } }',
  'SELECT * { ?s ?p ?o MINUS { ?s ?p ?x } BIND(1 AS ?x) }',
  'SELECT * { ?s ?p ?o FILTER EXISTS { ?s ?p ?x } BIND(1 AS ?x) }',
  'SELECT (COUNT(*) AS ?m) { { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s HAVING (?n > 1) } }',
  'SELECT (1 AS ?x) { { SELECT ?s { ?s ?p ?x } } }',
])
  test(`a name that is new where it is given is no fault: ${query}`, () => {
    parseQuery(query, BASE);
  });

test('variables that the translation makes are new, in sub-selects and after them', () => {
  const query = `SELECT * { ?a <p>*/<q> ?v_0 . { SELECT ?c { ?c <r>*/<s> ?v__1 } } ?v_2 <x>+/<y> ?c }`;
  for (const algebra of [parseQuery(query, BASE).algebra, parseQuery(query, BASE).quadAlgebra()]) {
    const names = [...JSON.stringify(algebra).matchAll(/"termType":"Variable","value":"([^"]+)"/g)].map(
      ([, name]) => name,
    );
    const made = [...new Set(names)].filter((name) => !query.includes(`?${name} `));
    assert.equal(made.length, 3, `${names}`);
  }
});

test('GRAPH is an operation for the evaluator, and stands in the patterns for Comunica', () => {
  const parsed = parseQuery('SELECT * { GRAPH ?g { ?s ?p ?o } }', BASE);
  assert.match(JSON.stringify(parsed.algebra), /"type":"graph"/);
  assert.doesNotMatch(JSON.stringify(parsed.quadAlgebra()), /"type":"graph"/);
});
