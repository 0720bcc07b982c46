import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type SparqlServer, startSparqlServer } from '../http/sparql-server.ts';
import { findClient, runClient } from './run-client.ts';

let server: SparqlServer;
before(async () => {
  server = await startSparqlServer();
});
after(() => server.close());

const roqet = await findClient('roqet', ['roqet'], ['--version']);

test('roqet asks the endpoint and counts the rows of a union that is a set', {
  skip: 'skip' in roqet && roqet.skip,
}, async () => {
  const query = `BASE <${server.base}> SELECT ?s { ?s a <Document> }`;
  const printed = await runClient('program' in roqet ? roqet.program : '', [
    '-p',
    server.endpoint,
    '-r',
    'csv',
    '-e',
    query,
  ]);
  const rows = printed.trim().split(/\r?\n/).slice(1).sort();
  assert.deepEqual(rows, [`${server.base}id/document/one`, `${server.base}id/document/two`]);
});
