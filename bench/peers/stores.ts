import type { PinnedPackage } from './install.ts';
import type { Peer } from './peer.ts';
import { storePeer } from './store-peer.ts';

const ASK = 'ASK { ?s ?p ?o }';
type Missing = ReadonlyMap<PinnedPackage, string | undefined>;

/** Oxigraph, compiled for the web, its default graph the union of all. */
export function oxigraph(packages: string, missing: Missing): Peer {
  const why = missing.get('oxigraph');
  const worker = './oxigraph-worker.ts';
  return storePeer({ name: 'Oxigraph', missing: why, worker, packages, bytesAQuad: 600, simplest: ASK });
}

/** Comunica as it comes, over the RDF/JS store that most people give it. */
export function comunica(): Peer {
  const [name, worker] = ['Comunica + N3.Store', './comunica-worker.ts'];
  return storePeer({ name, missing: undefined, worker, packages: '', bytesAQuad: 1_600, simplest: ASK });
}

/** Not a peer but a limit: it is asked SQL that was written by hand over columns of ids. */
export function duckdb(packages: string, missing: Missing): Peer {
  const why = missing.get('@duckdb/node-api');
  const worker = './duckdb-worker.ts';
  return storePeer({ name: 'DuckDB', missing: why, worker, packages, bytesAQuad: 600, simplest: 'SELECT 1' });
}
