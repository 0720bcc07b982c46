// The module that rdf-test-suite drives: a query goes through our parser, our index, the engine that SPARQL_ENGINE names
// (the evaluator unless it says `comunica`) and our writers, and what the writers wrote is read back, so that the suites
// judge what a client would see.
import { Readable } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { parseRdf } from '../../src/rdf/parse.ts';
import { blankNode, defaultGraph, literal, namedNode } from '../../src/rdf/quads.ts';
import { parseQuery } from '../../src/sparql/parse.ts';
import { runQuery } from '../../src/sparql/run-query.ts';
import { benchOf, dataOf, leash } from '../support/bench.ts';

const FALLBACK_BASE = 'http://example.org/';
const RESULT_NAMES = { 'text/csv': 'csv', 'text/tab-separated-values': 'tsv' };

/** Must throw where our parser refuses. */
export async function parse(queryText, options) {
  parseQuery(queryText, options.baseIRI ?? FALLBACK_BASE);
}

/** Runs a query over the quads of a test; the unnamed graph is the default graph, as the suite means it. */
export async function query(data, queryText, options) {
  const formats = { bindings: 'json', boolean: 'json', quads: 'ntriples' };
  const run = await runQuery({ query: queryText, formats }, bench(data, options), leash());
  const written = await readText(Readable.from(run.chunks));
  if (run.kind === 'quads') return { type: 'quads', value: await parseRdf(written, { format: 'ntriples' }) };
  const { head, results, boolean } = JSON.parse(written);
  if (run.kind === 'boolean') return { type: 'boolean', value: boolean };
  const rows = results.bindings.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [`?${name}`, toTerm(cell)])),
  );
  return { type: 'bindings', variables: head.vars.map((name) => `?${name}`), value: rows, checkOrder: false };
}

/** Runs a query and gives the bytes in the format that the test asks for. */
export async function queryResultFormat(data, queryText, mediaType, options) {
  const formats = { bindings: RESULT_NAMES[mediaType] ?? 'json', boolean: 'json', quads: 'ntriples' };
  const run = await runQuery({ query: queryText, formats }, bench(data, options), leash());
  return Readable.from([await readText(Readable.from(run.chunks))]);
}

function toTerm({ type, value, datatype, 'xml:lang': language }) {
  if (type === 'uri') return namedNode(value);
  if (type === 'bnode') return blankNode(value);
  return literal(value, language ?? (datatype === undefined ? undefined : namedNode(datatype)));
}

function bench(data, options) {
  return benchOf(dataOf(data), {
    engine: process.env.SPARQL_ENGINE ?? 'evaluator',
    baseIri: options.baseIRI ?? FALLBACK_BASE,
    dataset: { default: [defaultGraph()], named: 'all' },
  });
}
