import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseQuery } from '../../src/sparql/parse.ts';
import { packQuery, unpackQuery } from '../../src/sparql/query-parcel.ts';

const BASE = 'http://example.org/';
const FOLDERS = ['../../queries/', '../../bench/queries/'].map((folder) => new URL(folder, import.meta.url));
const QUERIES = [
  ...FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.rq'))
      .map((file) => readFileSync(new URL(file, folder), 'utf8')),
  ),
  'SELECT * FROM <g> FROM NAMED <h> { GRAPH ?g { ?s (^<p>|!<q>)+/<r>* [] } MINUS { ?s ?p "x"@en } }',
  'SELECT (GROUP_CONCAT(DISTINCT ?o; SEPARATOR=", ") AS ?all) { VALUES (?s ?o) { (UNDEF 1) (<a> "2"^^<d>) } } GROUP BY ?s HAVING (COUNT(*) > 1)',
  'DESCRIBE <a> ?b { ?b a <c> FILTER NOT EXISTS { ?b <d> ?e } } ORDER BY DESC(?b) LIMIT 3 OFFSET 1',
  'CONSTRUCT { _:x <p> ?o } WHERE { ?s <p> ?o OPTIONAL { ?o <q> true } BIND(IF(BOUND(?s), 1.5, 2e3) AS ?y) }',
];

test('a query that was posted is the query that was read', () => {
  for (const query of QUERIES) {
    const read = parseQuery(query, BASE);
    const posted = unpackQuery(structuredClone(packQuery(read)), query, BASE);
    const { quadAlgebra: _, ...plain } = read;
    const { quadAlgebra: __, ...again } = posted;
    // Deep equality of JSON: terms are of another class, and know the same.
    assert.deepEqual(JSON.parse(JSON.stringify(again)), JSON.parse(JSON.stringify(plain)), query);
  }
});

test('its terms can be compared again', () => {
  const query = 'SELECT * { ?s <p> "x"@en, 5, true . _:b a ?c }';
  const { algebra } = unpackQuery(structuredClone(packQuery(parseQuery(query, BASE))), query, BASE);
  const { algebra: read } = parseQuery(query, BASE);
  const terms = (part: unknown): { equals(other: unknown): boolean }[] => {
    if (typeof part !== 'object' || part === null) return [];
    if ('termType' in part && part.termType !== 'Quad') return [part as never];
    return Object.values(part).flatMap(terms);
  };
  const [posted, expected] = [terms(algebra), terms(read)];
  assert.ok(posted.length > 12);
  for (const [i, term] of posted.entries()) assert.ok(term.equals(expected[i]), JSON.stringify(term));
});

test('the form for Comunica is made where it is needed', async () => {
  const query = 'SELECT * { GRAPH ?g { ?s ?p ?o } }';
  const posted = unpackQuery(structuredClone(packQuery(parseQuery(query, BASE))), query, BASE);
  assert.deepEqual(
    JSON.parse(JSON.stringify(await posted.quadAlgebra())),
    JSON.parse(JSON.stringify(await parseQuery(query, BASE).quadAlgebra())),
  );
});
