import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { QueryEngine } from '@comunica/query-sparql';
import { Store, StreamParser } from 'n3';
import { defaultGraph, quad } from '../../src/rdf/quads.ts';
import { fileChunks } from './file-chunks.ts';
import { serveStore } from './store-worker.ts';

await serveStore(async () => {
  const require = createRequire(import.meta.url);
  const versionOf = (name: string): string => {
    const { version } = JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')) as {
      version: string;
    };
    return version;
  };
  const engine = new QueryEngine();
  const store = new Store();
  return {
    version: `${versionOf('@comunica/query-sparql')} + n3 ${versionOf('n3')}`,
    load: (file) => {
      const parser = new StreamParser({ format: 'N-Quads' });
      // The union as one graph: its default graph is that of the store, and there is no option for another.
      parser.on('data', (q) => store.add(quad(q.subject, q.predicate, q.object, defaultGraph())));
      for (const chunk of fileChunks(file)) parser.write(chunk);
      return new Promise((resolve, reject) => parser.on('end', resolve).on('error', reject).end());
    },
    query: async (query, accept) => {
      const result = await engine.query(query, { sources: [store] });
      const { data } = await engine.resultToString(result, accept);
      let text = '';
      for await (const piece of data as AsyncIterable<string | Buffer>) text += piece;
      return text;
    },
  };
});
