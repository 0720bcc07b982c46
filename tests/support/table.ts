import { text } from 'node:stream/consumers';
import { blankNode, literal, namedNode, type Term } from '../../src/rdf/quads.ts';
import { xsd } from '../../src/rdf/vocabulary.ts';
import type { SparqlEngine } from '../../src/sparql/engine.ts';

/** The answer of a SELECT in memory: for tests, where it is known to be short. */
export interface Table {
  readonly variables: readonly string[];
  readonly rows: readonly Readonly<Record<string, Term>>[];
}

interface Cell {
  readonly type: string;
  readonly value: string;
  readonly datatype?: string;
  readonly 'xml:lang'?: string;
}

/** Runs a SELECT and reads its whole answer; throws what the engine throws, and TypeError where it is no SELECT. */
export async function selectTable(engine: SparqlEngine, query: string, signal?: AbortSignal): Promise<Table> {
  const { body, kind } = await engine.query(
    { query, formats: { bindings: 'json', boolean: 'json', quads: 'ntriples' } },
    signal,
  );
  const written = await text(body);
  if (kind !== 'bindings') throw new TypeError(`A table needs a SELECT; this query answers with ${kind}.`);
  return readTable(written);
}

/** Reads SPARQL JSON results. */
export function readTable(written: string): Table {
  const { head, results } = JSON.parse(written) as {
    head: { vars: string[] };
    results: { bindings: Record<string, Cell>[] };
  };
  const rows = results.bindings.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, toTerm(cell)])),
  );
  return { variables: head.vars, rows };
}

function toTerm({ type, value, datatype, 'xml:lang': language }: Cell): Term {
  if (type === 'uri') return namedNode(value);
  if (type === 'bnode') return blankNode(value);
  return literal(value, language ?? namedNode(datatype ?? xsd.string.value));
}
