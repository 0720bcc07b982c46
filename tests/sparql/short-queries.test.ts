import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { literal, namedNode, quad } from '../../src/rdf/quads.ts';
import { evaluate, supports } from '../../src/sparql/evaluate/evaluate.ts';
import { type ParsedQuery, parseQuery } from '../../src/sparql/parse.ts';
import { packQuery } from '../../src/sparql/query-parcel.ts';
import { shapeOf } from '../../src/sparql/query-shape.ts';
import { ShortQueries } from '../../src/sparql/short-queries.ts';
import { query as generated } from '../differential/arbitrary-query.ts';
import { benchOf, dataOf, leash } from '../support/bench.ts';

const BASE = 'http://example.org/';
const FOLDERS = ['../../queries/', '../../bench/queries/'].map((folder) => new URL(folder, import.meta.url));
const ODD = [
  'SELECT * { ?s <http://a/b#c> "x"@en, "5"^^<http://www.w3.org/2001/XMLSchema#integer>, \'y\', "" . FILTER(?s = 5 && ?o >= 017) }',
  'PREFIX p: <http://a/> BASE <http://b/> ASK { p:x <c#d> <http://e/f> } # "not a string" <http://not/an/iri>',
  'SELECT (GROUP_CONCAT(?o; SEPARATOR="; ") AS ?all) { ?s ?p ?o FILTER(?o<5 &&?s>3) FILTER(?o <?p) }',
  'ASK { ?prefix <http://a/b> ?base FILTER(?x=1.5 || ?x = 2e3 || ?x > 12345678901234567890 || ?x < 7) }',
  'SELECT * FROM <http://g/1> FROM NAMED <http://g/2> { GRAPH <http://g/2> { ?s (<http://p/1>|!<http://p/2>)+ ?o } }',
  'SELECT * { VALUES (?a ?b) { (<http://a/> "b") (UNDEF 3) } FILTER(<http://www.w3.org/2001/XMLSchema#date>("2017-04-04") > ?d) } LIMIT 5',
  'CONSTRUCT { ?s <http://p/> "made" } WHERE { ?s a <http://c/> OPTIONAL { ?s <http://q/> ?v FILTER REGEX(?v, "^a.b$", "i") } } ORDER BY ?s',
  'DESCRIBE <http://a/1> <http://a/1>',
  'ASK { ?s ?p """long "string" # no comment""" }',
  'ASK { ?s ?p "esc\\"aped <http://a/>" }',
  'PREFIX p: <http://a/> ASK { p:a\\#b ?p <http://a/> }',
  'SELECT ?x { ?x <http://a/ü> "خان شيخون"@ar } GROUP BY ?x HAVING (COUNT(*) > 2)',
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
const QUERIES = [
  ...ODD,
  ...FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.rq'))
      .map((file) => readFileSync(new URL(file, folder), 'utf8')),
  ),
];

const plain = (parsed: object) => JSON.parse(JSON.stringify(parsed));

/** What reading gives, or what is wrong; names that are made up anew each time by their order. */
function outcome(read: () => ParsedQuery | undefined): unknown {
  try {
    const names = new Map<string, number>();
    const written = JSON.stringify(read()).replace(/"[eg]_\d+"/g, (name) => {
      names.set(name, names.get(name) ?? names.size);
      return `"made up ${names.get(name)}"`;
    });
    // The order of members says nothing.
    return JSON.parse(written);
  } catch (error) {
    return String(error);
  }
}

/** Twice, since what is parsed for the first time is kept for the second. */
function readsAlike(queries: ShortQueries, query: string): void {
  const expected = outcome(() => parseQuery(query, BASE));
  assert.deepEqual(
    outcome(() => queries.read(query)?.parsed),
    expected,
    query,
  );
  assert.deepEqual(
    outcome(() => queries.read(query)?.parsed),
    expected,
    query,
  );
}

test('a query read by its shape is the query as it is parsed, the first time and again', () => {
  const queries = new ShortQueries(BASE);
  for (const query of QUERIES) if (query.length <= 4_096) readsAlike(queries, query);
});

test('so it is with queries that are generated', () => {
  const queries = new ShortQueries(BASE);
  fc.assert(
    fc.property(generated, ({ text }) => {
      if (text.length <= 4_096) readsAlike(queries, text);
    }),
    { numRuns: 500 },
  );
});

test('which constants are equal is part of the shape', () => {
  assert.notEqual(shapeOf('ASK { ?s ?p "x", "x" }')?.text, shapeOf('ASK { ?s ?p "x", "y" }')?.text);
});

test('queries that differ in constants alone have one shape, and answers of their own', () => {
  const one = 'ASK { <http://a/1> ?p "x" FILTER(?p > 5) }';
  const other = 'ASK { <http://b/2#3> ?p "إدلب" FILTER(?p > 17) } # said otherwise';
  assert.equal(shapeOf(one)?.text.trim(), shapeOf(other)?.text.trim());
  const queries = new ShortQueries(BASE);
  assert.deepEqual(plain(queries.read(one)?.parsed ?? {}), plain(parseQuery(one, BASE)));
  assert.deepEqual(plain(queries.read(other)?.parsed ?? {}), plain(parseQuery(other, BASE)));
  assert.deepEqual(plain(queries.read(one)?.parsed ?? {}), plain(parseQuery(one, BASE)));
});

test('what queries of one shape share, nobody changes who answers them', () => {
  const queries = new ShortQueries(BASE);
  const { reader } = benchOf(
    dataOf([quad(namedNode('http://s'), namedNode('http://p'), literal('o'), namedNode('http://g'))]),
  );
  const dataset = { default: undefined, named: undefined };
  const read = (query: string): ParsedQuery | undefined => {
    try {
      return queries.read(query)?.parsed;
    } catch {
      return undefined;
    }
  };
  let shared = 0;
  for (const query of QUERIES) {
    const [one, other] = [read(query), read(query)];
    if (one === undefined || other === undefined || !supports(one.algebra)) continue;
    const parts = new Set(partsOf(one.algebra));
    shared += partsOf(other.algebra).filter((part) => parts.has(part)).length;
    for (const part of parts) Object.freeze(part);
    packQuery(one);
    // Whoever writes to what is frozen throws.
    const answer = evaluate(one, { reader, dataset, budget: leash().budget, now: new Date() });
    if (answer.kind === 'bindings') answer.rows.next();
    if (answer.kind === 'quads') answer.triples.next();
  }
  assert.ok(shared > 1_000, `${shared} parts are shared`);
});

/** Every object of a tree, and itself. */
function partsOf(tree: object): object[] {
  return [
    tree,
    ...Object.values(tree).flatMap((part) => (typeof part === 'object' && part !== null ? partsOf(part) : [])),
  ];
}

test('what stands in the place of a constant is never read as anything but that constant', () => {
  const constants = fc.record({
    iri: fc.webUrl({ withFragments: true, withQueryParameters: true }).filter((iri) => !/[<>"{}|^`\\\s]/.test(iri)),
    string: fc.string({ unit: 'grapheme' }).filter((text) => !/["\\\n\r]/.test(text)),
    integer: fc.nat(),
  });
  const queries = new ShortQueries(BASE);
  fc.assert(
    fc.property(constants, ({ iri, string, integer }) => {
      const query = `SELECT * { ?s <${iri}> "${string}"@en , "${string}"^^<${iri}> FILTER(?s != <${iri}> && ?n = ${integer}) }`;
      assert.deepEqual(plain(queries.read(query)?.parsed ?? {}), plain(parseQuery(query, BASE)));
    }),
    { numRuns: 200 },
  );
});

test('of what is wrong the reader is told in the words of the query itself', () => {
  const queries = new ShortQueries(BASE);
  const query = 'SELECT * {\n  <http://a/1> ?p "x" .\n  ?s nobody:knows ?o }';
  const told = (read: () => unknown): string => {
    try {
      read();
    } catch (error) {
      return String(error);
    }
    return 'nothing';
  };
  assert.equal(
    told(() => queries.read(query)),
    told(() => parseQuery(query, BASE)),
  );
  assert.match(
    told(() => queries.read(query)),
    /line 3/i,
  );
});

test('short queries are read where they arrive, others where there is time', () => {
  const queries = new ShortQueries(BASE);
  assert.equal(queries.read('ASK { ?s ?p ?o }')?.parsed.kind, 'boolean');
  assert.equal(queries.read(`ASK { ?s ?p ?o } #${' '.repeat(4_096)}`), undefined);
  assert.equal(queries.read(`ASK ${'{'.repeat(65)}${'}'.repeat(65)}`), undefined);
  assert.equal(queries.read('PREFIX text: <http://jena.apache.org/text#> ASK { ?s text:query "Douma" }'), undefined);
});
