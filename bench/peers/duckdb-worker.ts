import { createRequire } from 'node:module';
import { join } from 'node:path';
import { tablesOf } from './duckdb-tables.ts';
import { serveStore } from './store-worker.ts';

type Value = string | number | null;

/** What we use of the package, which is installed for the benchmark alone. */
interface DuckDb {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
}

interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string, values?: readonly Value[]): Promise<{ getRowObjectsJson(): Record<string, Value>[] }>;
}

/** Begins a query whose answer is to be in terms as SPARQL's JSON has them, so that it can be compared. */
const IN_TERMS = '-- in terms\n';
const ID_COLUMN = '_id';

await serveStore(async (packages) => {
  const { DuckDBInstance } = createRequire(join(packages, 'package.json'))('@duckdb/node-api') as DuckDb;
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const rowsOf = async (sql: string, values?: readonly Value[]): Promise<Record<string, Value>[]> =>
    (await connection.runAndReadAll(sql, values)).getRowObjectsJson();

  const ids = new Map<string, Value>();
  const idOf = async (term: string): Promise<Value> => {
    if (!ids.has(term)) ids.set(term, (await rowsOf('SELECT id FROM term WHERE text = ?', [term]))[0]?.['id'] ?? 0);
    return ids.get(term) ?? 0;
  };
  /** IRIs stand in the SQL between angle brackets and become their ids: what is timed works on numbers. */
  const onIds = async (sql: string): Promise<string> => {
    let replaced = sql;
    for (const [iri] of sql.matchAll(/<\w+:[^<>\s]*>/g)) replaced = replaced.replace(iri, String(await idOf(iri)));
    return replaced;
  };
  const jsonTerm = async (name: string, value: Value): Promise<object> => {
    if (name.endsWith(ID_COLUMN)) {
      const [row] = await rowsOf('SELECT text FROM term WHERE id = ?', [Number(value)]);
      return { type: 'uri', value: String(row?.['text']).slice(1, -1) };
    }
    // Wide integers come as text, years are text.
    const number = name !== 'year' && { datatype: 'http://www.w3.org/2001/XMLSchema#integer' };
    return { type: 'literal', value: String(value), ...number };
  };
  const inTerms = async (rows: readonly Record<string, Value>[]): Promise<object> => {
    const bindings: object[] = [];
    for (const row of rows) {
      const binding: Record<string, object> = {};
      for (const [name, value] of Object.entries(row))
        binding[name.replace(ID_COLUMN, '')] = await jsonTerm(name, value);
      bindings.push(binding);
    }
    return { results: { bindings } };
  };

  const [about] = await rowsOf('SELECT version() AS version');
  return {
    version: String(about?.['version']).replace(/^v/, ''),
    load: async (file) => {
      for (const statement of tablesOf(file)) await connection.run(statement);
    },
    query: async (sql) => {
      const rows = await rowsOf(await onIds(sql.replace(IN_TERMS, '')));
      return JSON.stringify(sql.startsWith(IN_TERMS) ? await inTerms(rows) : rows);
    },
  };
});
