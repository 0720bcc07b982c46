import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Config, loadConfig } from '../../src/config.ts';
import { createApp } from '../../src/http/app.ts';
import type { IndexWriter } from '../../src/index/index-writer.ts';
import type { SharedIndex } from '../../src/index/shared-index.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import { type PoolOptions, WorkerPool } from '../../src/sparql/worker-pool.ts';
import { indexOfGraphs } from '../support/shared-index.ts';

export interface SparqlServer {
  readonly base: string;
  readonly endpoint: string;
  readonly index: SharedIndex;
  readonly writer: IndexWriter;
  readonly engine: WorkerPool;
  readonly server: Server;
  /** What was logged as an error. */
  readonly errors: unknown[][];
  close(): Promise<void>;
}

/** A little dataset: two graphs share a triple, so that a bag and a set answer differently. */
export const GRAPHS: Readonly<Record<string, string>> = {
  'document/one': '<id/document/one> a <Document> ; <label> "One"@en , "واحد"@ar ; <value> 91 .',
  'document/two': '<id/document/two> a <Document> ; <label> "Two"@en . <id/document/one> a <Document> .',
  ontology: '<Document> <label> "Document"@en .',
};

/** Starts the real application on a free port over Turtle by graph path. */
export async function startSparqlServer(
  graphs: Readonly<Record<string, string>> = GRAPHS,
  settings: Partial<Config> = {},
  pool: Partial<PoolOptions> = {},
): Promise<SparqlServer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const changes = Object.entries(graphs).map(async ([path, text]) => ({
    graph: base + path,
    quads: await parseRdf(text, { format: 'turtle', baseIRI: base }),
  }));
  const { index, writer } = indexOfGraphs(await Promise.all(changes));
  const config = { ...loadConfig({ BASE_IRI: base, RATE_LIMIT: '0' }), ...settings };
  const { workers = 1, ...limits } = pool;
  const { serviceHosts, maxRows } = config;
  const engine = new WorkerPool({ data: () => index.data, baseIri: base, workers, serviceHosts, maxRows, ...limits });
  const errors: unknown[][] = [];
  const log = { error: (...parts: unknown[]) => void errors.push(parts), warn() {}, info() {}, debug() {} };
  server.on('request', createApp({ config, index, engine, log } as never));
  return {
    base,
    endpoint: `${base}sparql`,
    index,
    writer,
    engine,
    server,
    errors,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await engine.close();
    },
  };
}
