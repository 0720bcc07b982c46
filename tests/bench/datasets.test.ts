import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type DatasetName, datasetOf } from '../../bench/datasets.ts';
import { CURATED, timedQueries } from '../../bench/questions.ts';
import { parseQuery } from '../../src/sparql/parse.ts';

const BASE = 'http://localhost:3030/';

test('what is asked for exists, in the curated data and in a synthetic archive', (t) => {
  for (const name of ['curated', '100k'] as const) {
    const { folder, document, incident, others, named } = dataset(t, name);
    for (const path of [document, incident, ...others, named.incident.slice('id/'.length)])
      assert.ok(existsSync(join(folder, `${path}.ttl`)), `${name}: ${path}`);
    const [, , slug = ''] = named.claim.split('/');
    assert.match(readFileSync(join(folder, `document/${slug}.ttl`), 'utf8'), new RegExp(`<${named.claim}>`), name);
  }
});

test('every figure is timed on a document with claims, and a chain on a claim that passes on another', (t) => {
  const { folder, document, named } = dataset(t, '100k');
  assert.match(readFileSync(join(folder, `${document}.ttl`), 'utf8'), / isnad:value \d+ /);
  const [, , slug = ''] = named.claim.split('/');
  const text = readFileSync(join(folder, `document/${slug}.ttl`), 'utf8');
  assert.match(text, new RegExp(`<${named.claim}> isnad:reports `));
});

test('the timed questions are queries, and a synthetic archive is asked about its own things alone', () => {
  const named = { incident: 'id/incident/another', claim: 'id/claim/another/killed-0' };
  const queries = timedQueries(named);
  assert.equal(queries.length, 5);
  for (const [, query] of [...queries, ...timedQueries(CURATED)]) parseQuery(query, BASE);
  const [curated, synthetic] = [timedQueries(CURATED), queries].map((list) => list.map(([, query]) => query).join());
  for (const thing of Object.values(CURATED)) {
    assert.ok(curated?.includes(`<${thing}>`), `no question is about ${thing} any more`);
    assert.ok(!synthetic?.includes(`<${thing}>`));
  }
});

function dataset(t: TestContext, name: DatasetName) {
  const scratch = mkdtempSync(join(tmpdir(), 'isnad-bench-'));
  t.after(() => rmSync(scratch, { recursive: true, force: true }));
  return datasetOf(name, scratch);
}
