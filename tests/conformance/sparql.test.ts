import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startSparqlServer } from '../http/sparql-server.ts';
import { startProtocolServer } from './protocol-server.ts';
import { runSuite, type SuiteResult, sparqlSuites } from './sparql-suite.ts';

const suites = sparqlSuites();

if ('absent' in suites) {
  test('the W3C SPARQL suites pass', { skip: suites.absent }, () => {});
} else {
  const { folder } = suites;

  for (const engine of ['evaluator', 'comunica'] as const) {
    test(`all 318 SPARQL 1.1 query tests pass with the ${engine}: none is skipped`, async () => {
      allPass(await runSuite(folder, 'sparql11/manifest-sparql11-query.ttl', {}, engine), 318);
    });
  }

  for (const [name, count] of [
    ['csv-tsv-res', 6],
    ['json-res', 4],
  ] as const) {
    test(`all ${count} tests of result formats in ${name} pass`, async () => {
      allPass(await runSuite(folder, `sparql11/${name}/manifest.ttl`), count);
    });
  }

  test('all 34 protocol tests pass over HTTP', async () => {
    const { endpoint, close } = await startProtocolServer();
    try {
      allPass(await runSuite(folder, 'sparql11/protocol/manifest.ttl', { protocolEndpoint: endpoint }), 34);
    } finally {
      await close();
    }
  });

  test('all 3 service description tests pass over HTTP', async () => {
    const { endpoint, close } = await startSparqlServer();
    try {
      const result = await runSuite(folder, 'sparql11/service-description/manifest.ttl', {
        serviceDescriptionEndpoint: endpoint,
      });
      allPass(result, 3);
    } finally {
      await close();
    }
  });
}

function allPass(result: SuiteResult, count: number): void {
  assert.equal(result.total, count, result.report);
  assert.deepEqual(result.failed, [], result.report);
}
