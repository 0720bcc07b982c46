import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { WantedFormats } from '../../src/sparql/engine.ts';
import { parseQuery } from '../../src/sparql/parse.ts';
import { keyOf } from '../../src/sparql/query-key.ts';

const FORMATS: WantedFormats = { bindings: 'json', boolean: 'xml', quads: 'turtle' };
const key = (query: string) => keyOf({ query, formats: FORMATS })?.hash;
const QUERY = 'PREFIX ex: <http://example.org/#>\nSELECT * { ?s ex:p "a  b # no comment" }';

const SAME: readonly string[] = [
  'PREFIX ex: <http://example.org/#> SELECT * { ?s ex:p "a  b # no comment" }',
  '# a question\nPREFIX ex: <http://example.org/#>\r\n  SELECT *\t{ ?s # any\n ex:p "a  b # no comment" }  # end',
];
for (const query of SAME) {
  test(`white space and comments do not make another query: ${JSON.stringify(query)}`, () => {
    assert.equal(key(query), key(QUERY));
  });
}

const OTHER: readonly [query: string, other: string][] = [
  [QUERY, QUERY.replace('a  b', 'a b')],
  [QUERY, QUERY.replace('example.org/#', 'example.org/')],
  ['SELECT * { ?s ?p 1 # x\n. ?s ?q 2 }', 'SELECT * { ?s ?p 1 # x . ?s ?q 2 \n}'],
  ['SELECT * { ?s ?p 1 # x\r. ?s ?q 2 \n}', 'SELECT * { ?s ?p 1 . ?s ?q 2 }'],
  ["SELECT * { ?s ?p '''a\n\nb''' }", "SELECT * { ?s ?p '''a\nb''' }"],
  ['SELECT * { ?s ?p """a""b  c""" }', 'SELECT * { ?s ?p """a""b c""" }'],
  ['SELECT * { ?s ?p "a\\"  b" }', 'SELECT * { ?s ?p "a\\" b" }'],
  ['SELECT * { ?s ex:a\\#b ?o }', 'SELECT * { ?s ex:a\\'],
  ['ASK { FILTER(?a<?b) }', 'ASK { FILTER(?a<?c) }'],
  ['SELECT * { ?s ?p ?o }', 'SELECT * { ?s ?p\u00a0?o }'],
];
for (const [query, other] of OTHER) {
  test(`${JSON.stringify(query)} and ${JSON.stringify(other)} are two queries`, () => {
    assert.notEqual(key(query), key(other));
  });
}

test('dataset and format belong to the key', () => {
  const ask = (more: object) => keyOf({ query: QUERY, formats: FORMATS, ...more })?.hash;
  const keys = [
    ask({}),
    ask({ dataset: { default: ['http://a/'], named: [] } }),
    ask({ dataset: { default: [], named: ['http://a/'] } }),
    ask({ formats: { ...FORMATS, bindings: 'csv' } }),
  ];
  assert.equal(new Set(keys).size, 4);
  assert.equal(ask({ formats: { ...FORMATS, quads: 'ntriples' } }), keys[0], 'what a SELECT cannot be is no matter');
});

for (const [query, kind, format] of [
  ['select * {}', 'bindings', 'json'],
  ['BASE <http://a/> PREFIX : <#> PREFIX select: <b> #\n ASK {}', 'boolean', 'xml'],
  ['construct where { ?s ?p ?o }', 'quads', 'turtle'],
  ['DESCRIBE <a>', 'quads', 'turtle'],
] as const) {
  test(`${query} answers with ${kind}`, () => {
    const found = keyOf({ query, formats: FORMATS });
    assert.deepEqual([found?.kind, found?.format], [kind, format]);
  });
}

for (const query of [
  'SELECT (NOW() AS ?n) {}',
  'SELECT (rand() AS ?n) {}',
  'SELECT ?x { BIND(struuid() AS ?x) }',
  'SELECT (UUID() AS ?n) {}',
  'SELECT (BNODE ("a") AS ?n) {}',
  'SELECT * { SERVICE <http://a/> {} }',
  'SELECT * { ?s ?p "\\u0022 }',
  'CLEAR ALL',
  '',
]) {
  test(`no answer may stand for that of ${JSON.stringify(query)}`, () => {
    assert.equal(key(query), undefined);
  });
}

test('a word in a string, an IRI, a comment or a name is not a function', () => {
  assert.ok(key('SELECT ?now { ?now ex:service "now()" , <http://a/uuid> # rand()\n }'));
});

test('whatever separates its tokens, a query with one key is read in one way', () => {
  const token = fc.constantFrom(
    ...[
      '?s',
      '?p',
      '1',
      '"a # b"',
      "'c'",
      '"""d "" \n# e"""',
      '<http://a/#b>',
      '.',
      ';',
      '<',
      '>',
      'ex:a\\#b',
      'FILTER(',
      ')',
    ],
  );
  const separator = fc.constantFrom(' ', '\n', '\t\r\n', '#x\n', '# "\n', " #'\r.\n", '');
  const read = (query: string) => {
    try {
      return JSON.stringify(parseQuery(`PREFIX ex: <http://e/>${query}`, 'http://e/').algebra);
    } catch {
      return 'refused';
    }
  };
  const text = fc.array(fc.tuple(token, separator), { maxLength: 8 }).map((all) => all.flat().join(''));
  fc.assert(
    fc.property(text, fc.array(separator, { minLength: 1, maxLength: 8 }), (body, others) => {
      const query = `SELECT * { ${body}\n}`;
      let turn = 0;
      const other = query.replace(/ |#x\n/g, () => others[turn++ % others.length] as string);
      if (key(query) === key(other)) assert.equal(read(query), read(other));
    }),
    { numRuns: 500 },
  );
});
