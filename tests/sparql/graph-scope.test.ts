import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import { namedNode } from '../../src/rdf/quads.ts';
import { type DatasetChoice, UNION_DATASET } from '../../src/sparql/dataset.ts';
import type { EngineName } from '../../src/sparql/engine.ts';
import { runQuery } from '../../src/sparql/run-query.ts';
import { benchOf, leash } from '../support/bench.ts';
import { indexOfGraphs } from '../support/shared-index.ts';

const ENGINES = ['evaluator', 'comunica'] as const;
const BASE = 'http://example.org/';
const TURTLE = {
  a: '<x> <p> 1, 2 ; <q> <y> . <y> <p> 5 .',
  b: '<x> <p> 2 ; <r> <z> .',
  c: '<z> <r> <x> .',
};
const graphs = Object.entries(TURTLE).map(async ([graph, turtle]) => ({
  graph: BASE + graph,
  quads: await parseRdf(turtle, { format: 'turtle', baseIRI: BASE }),
}));
const { index } = indexOfGraphs(await Promise.all(graphs));

async function rows(engine: EngineName, query: string, dataset: DatasetChoice = UNION_DATASET): Promise<string[]> {
  const bench = benchOf(index.data, { engine, dataset });
  const run = await runQuery({ query, formats: { bindings: 'json', boolean: 'json' } }, bench, leash());
  const { results, boolean } = JSON.parse(await text(Readable.from(run.chunks))) as {
    results?: { bindings: Record<string, { value: string }>[] };
    boolean?: boolean;
  };
  if (results === undefined) return [String(boolean)];
  return results.bindings
    .map((row) =>
      Object.keys(row)
        .sort()
        .map((name) => `${name}=${row[name]?.value.replace(BASE, '')}`)
        .join(' '),
    )
    .sort();
}

// SPARQL 1.1, 18.6: GRAPH ?g { P } is the union over all named graphs of P evaluated in that graph, with ?g its name.
for (const inside of [
  '{}',
  '{ VALUES ?v { 1 2 } }',
  '{ VALUES (?g ?v) { (UNDEF 1) (<b> 2) (<nowhere> 3) } }',
  '{ BIND(7 AS ?v) }',
  '{ OPTIONAL { ?s <q> ?o } }',
  '{ ?s <p> ?o } UNION { VALUES ?v { 1 } }',
  '{ ?s <q>? ?o }',
  '{ ?s ^<q>+ ?o }',
  '{ ?s (<q>|<r>)* ?o }',
  '{ <x> ^<q>|!<p> ?o }',
  '{ <x> <q>/<p> ?o }',
  '{ SELECT ?o { ?s <p> ?o } }',
  '{ SELECT * { ?s <p> ?o } }',
  '{ SELECT DISTINCT ?s { ?s <p> ?o } }',
  '{ SELECT (COUNT(*) AS ?n) { ?s <p> ?o } }',
  '{ SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s <p> ?o FILTER(?o > 1) } }',
  '{ SELECT (SUM(?o) AS ?n) (AVG(?o) AS ?m) (GROUP_CONCAT(?o) AS ?l) { ?s <q>/<p> ?o } }',
  '{ SELECT (MAX(?o) + COUNT(*) AS ?n) { ?s <p> ?o } }',
  '{ SELECT ?s (COUNT(*) AS ?n) { ?s <p> ?o } GROUP BY ?s }',
  '{ SELECT ?s (COUNT(*) AS ?n) { ?s <p> ?o } GROUP BY ?s HAVING(COUNT(*) > 1) }',
  '{ { SELECT ?s { { SELECT ?s (MAX(?o) AS ?m) { ?s <p> ?o } GROUP BY ?s } FILTER(?m > 2) } } ?s <p> ?o }',
]) {
  for (const engine of ENGINES) inEachGraph(engine, inside);
}

function inEachGraph(engine: EngineName, inside: string): void {
  const pattern =
    inside.startsWith('{ SELECT') || inside.includes('UNION') || inside.startsWith('{ {') ? `{ ${inside} }` : inside;
  test(`${engine}: GRAPH ?g ${pattern} is the union of what each graph answers`, async () => {
    const expected: string[] = [];
    for (const graph of ['a', 'b', 'c']) {
      const alone: DatasetChoice = { default: [namedNode(BASE + graph)], named: [] };
      expected.push(...(await rows(engine, `SELECT * { ${pattern} VALUES ?g { <${graph}> } }`, alone)));
    }
    assert.deepEqual(await rows(engine, `SELECT * { GRAPH ?g ${pattern} }`), expected.sort());
  });
}

for (const engine of ENGINES) {
  for (const path of ['<x> ^<q>+ ?o', '<x> <q>* ?o', '<x> <r>? ?o', '?o (<q>|<r>)+ <z>', '<y> <q>* <y>']) {
    test(`${engine}: in a graph that is named, ${path} follows the triples of that graph alone`, async () => {
      for (const graph of ['a', 'b', 'c']) {
        const alone: DatasetChoice = { default: [namedNode(BASE + graph)], named: [] };
        assert.deepEqual(
          await rows(engine, `SELECT * { GRAPH <${graph}> { ${path} } }`),
          await rows(engine, `SELECT * { ${path} }`, alone),
        );
      }
    });
  }

  test(`${engine}: a graph is there or not, whatever is asked of it`, async () => {
    assert.deepEqual(await rows(engine, 'ASK { GRAPH <a> {} }'), ['true']);
    assert.deepEqual(await rows(engine, 'ASK { GRAPH <nowhere> {} }'), ['false']);
    assert.deepEqual(await rows(engine, 'SELECT ?g FROM NAMED <b> FROM NAMED <nowhere> { GRAPH ?g {} }'), [
      'g=b',
      'g=nowhere',
    ]);
  });
}

for (const query of [
  'SELECT * { GRAPH ?g { SELECT ?s { ?s <p> ?o } LIMIT 1 } }',
  'SELECT * { GRAPH ?g { SELECT ?s { ?s <p> ?g } } }',
  'SELECT * { GRAPH ?g { <x> <q>?/<p> ?o } }',
  'SELECT * { GRAPH ?g { ?s ^<q>+ <x> } }',
  'SELECT * { GRAPH ?g { { SELECT ?o { <x> <q>* ?o } } } }',
]) {
  test(`Comunica is not asked what it answers wrongly: ${query}`, async () => {
    await assert.rejects(
      rows('comunica', query),
      (error) => error instanceof IsnadError && error.code === 'bad-request',
    );
  });
}
