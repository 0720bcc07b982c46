import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { IsnadError } from '../../src/errors.ts';
import { parseQuery, parseWhole } from '../../src/sparql/parse.ts';
import { shapeOf } from '../../src/sparql/query-shape.ts';
import { query as generated } from '../differential/arbitrary-query.ts';

const BASE = 'http://base.example/';
const QUERIES = new URL('../../bench/queries/', import.meta.url);

/** What parsing gives, or the problem that it ends in; made-up names of blank nodes by their order. */
function outcome(parse: typeof parseQuery, text: string): unknown {
  try {
    const { quadAlgebra: _, ...parsed } = parse(text, BASE);
    const json = JSON.stringify(parsed);
    if (!/"[eg]_\d+"/.test(json)) return parsed;
    const names = new Map<string, number>();
    return json.replace(/"[eg]_\d+"/g, (name) => {
      if (!names.has(name)) names.set(name, names.size);
      return `"blank ${names.get(name)}"`;
    });
  } catch (error) {
    if (error instanceof IsnadError) return { code: error.code, message: error.message, ...error.extra };
    throw error;
  }
}

/** Twice, since what is parsed for the first time is kept for the second. */
function parsesAlike(text: string): void {
  const expected = outcome(parseWhole, text);
  assert.deepEqual(outcome(parseQuery, text), expected, text);
  assert.deepEqual(outcome(parseQuery, text), expected, text);
}

/** Queries in which a constant stands where it is easily taken for something else, or something else for a constant. */
const TRICKY: readonly string[] = [
  'SELECT * { ?s ?p 5 } LIMIT 5 OFFSET 10',
  'SELECT * { ?s ?p 5.?s ?q 5.5, 5e0, +5, -5 }',
  'SELECT (?x+1 AS ?a) (?x-1 AS ?b) (?x + 1 AS ?c) (2*3 AS ?d) { ?s ?p ?x FILTER(?x<5&&7>?x) }',
  'SELECT * { ?s ?p5 ?o5 . ?s <urn:p5> "5" } ORDER BY ?o5',
  'PREFIX a5: <http://a/> SELECT * { a5:b5 a5:5 a5:c-5 }',
  'BASE <http://other/> PREFIX x: <p#> SELECT * { <a> x:b <http://c/../d> }',
  'BASE <http://other/> BASE <more/> SELECT * { <a> <http://b> <#c> }',
  'SELECT * { ?s ?p \'a\', "a", \'\'\'a\'\'\', """a "b" c""", \'\', "" }',
  'SELECT * { ?s ?p "a"@en-GB, "5"^^<http://www.w3.org/2001/XMLSchema#integer>, "x"^^<http://www.w3.org/2001/XMLSchema#string> }',
  'SELECT * { ?s ?p "caf\\u00e9", "tab\\t" }',
  'SELECT * # "no string" <http://no.iri> 5\n { ?s ?p 1 # \' 2 \r ? } \n }',
  'SELECT ?g (GROUP_CONCAT(?x; SEPARATOR="; ") AS ?all) (GROUP_CONCAT(?x; SEPARATOR=", ") AS ?more) { ?g ?p ?x } GROUP BY ?g',
  'SELECT (SUM(?x * 2) AS ?a) (SUM(?x * 2) AS ?b) { ?s ?p ?x } HAVING (SUM(?x * 2) > 2)',
  'SELECT (STRLEN("abc") AS ?n) { ?s ?p ?o } GROUP BY (STRLEN("abc"))',
  'SELECT * FROM <http://g> FROM NAMED <http://h> { GRAPH <http://h> { ?s ?p ?o } }',
  'SELECT * { SERVICE SILENT <http://far.example/sparql> { ?s ?p "5" } }',
  'SELECT * { <http://a> (<http://b>/<http://c>)+|!(<http://d>|^<http://e>) ?x }',
  'SELECT * { VALUES (?a ?b) { (<http://a> 1) ("b" UNDEF) (1 "b") } FILTER(<http://www.w3.org/2001/XMLSchema#integer>(?a) = 1) }',
  'DESCRIBE <http://a> <http://b>',
  'CONSTRUCT { <http://a> <http://b> "c", 5, [] } WHERE { <http://a> <http://d> ("e" 6) }',
  'ASK { ?s ?p ?v_0 . ?s <urn:w> ?v_1 . ?s <http://a>/<http://b> ?o }',
  'SELECT * { 5 ?p ?o }',
  'SELECT * { ?s ?p "no end }',
  'SELECT * { ?s nobody:knows <http://a> }',
  'SELECT * { ?s ?p <http://a b> }',
  'INSERT DATA { <http://a> <http://b> 5 }',
];

describe('a query with the shape of one that was parsed before', () => {
  for (const text of TRICKY) it(`means what it says: ${text}`, () => parsesAlike(text));

  it('means what it says in all queries of the benchmark', () => {
    for (const file of readdirSync(QUERIES)) parsesAlike(readFileSync(new URL(file, QUERIES), 'utf8'));
  });

  it('means what it says in generated queries', () => {
    fc.assert(
      fc.property(generated, ({ text }) => parsesAlike(text)),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 200) },
    );
  });

  it('has its own constants, and leaves those of the other as they were', () => {
    const ask = (subject: string, figure: number): unknown =>
      outcome(parseQuery, `ASK { <http://${subject}> <http://p> ?x FILTER (?x > ${figure} && ?x != "${subject}") }`);
    const first = ask('a', 1);
    const before = structuredClone(first);
    assert.match(JSON.stringify(ask('b', 2)), /http:\/\/b".*"2".*"b"/);
    assert.deepEqual(JSON.stringify(first), JSON.stringify(before));
    assert.doesNotMatch(JSON.stringify(ask('b', 2)), /http:\/\/a"|"1"|"a"/);
  });

  it('has it whatever its constants are, as long as they are written without escapes', () => {
    const of = (text: string): string | undefined => shapeOf(text)?.template;
    assert.equal(of('ASK { <http://a> ?p "x", 1 }'), of('ASK { <http://b> ?p "y", 22 }'));
    assert.notEqual(of('ASK { <http://a> ?p "x", "x" }'), of('ASK { <http://a> ?p "x", "y" }'));
    assert.notEqual(of('ASK { <http://a> ?p "1" }'), of('ASK { <http://a> ?p 1 }'));
    assert.notEqual(of('SELECT * {} LIMIT 1'), of('SELECT * {} LIMIT 2'));
    assert.equal(of('ASK { <http://a> ?p "\\n" }'), undefined);
  });
});
