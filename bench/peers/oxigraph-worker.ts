import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileChunks } from './file-chunks.ts';
import { serveStore } from './store-worker.ts';

/** What we use of the package, which is installed for the benchmark alone. */
interface Oxigraph {
  readonly Store: new () => {
    load(input: Iterable<Uint8Array>, options: { format: string; no_transaction: boolean; lenient: boolean }): void;
    query(query: string, options: { results_format: string; use_default_graph_as_union: boolean }): string;
  };
}

await serveStore(async (packages) => {
  const manifest = readFileSync(join(packages, 'node_modules/oxigraph/package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const { Store } = createRequire(join(packages, 'package.json'))('oxigraph') as Oxigraph;
  const store = new Store();
  return {
    version,
    // Its fastest way: no transaction, and no checks of what was written by us.
    load: (file) => store.load(fileChunks(file), { format: 'nq', no_transaction: true, lenient: true }),
    query: (query, accept) => store.query(query, { results_format: accept, use_default_graph_as_union: true }),
  };
});
