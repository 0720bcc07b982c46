import assert from 'node:assert/strict';
import { test } from 'node:test';
import { running } from './running.ts';
import { files } from './withheld-files.ts';

test('a changed file is answered as soon as the load that brings it has ended, in pages and in SPARQL', async (t) => {
  const archive = await running(t, files(false));
  const page = () => archive.get('person/clerk', { Accept: 'text/html' });
  const before = (await page()).headers.get('etag');
  const changed = files(false);
  changed['person/clerk.ttl'] = (changed['person/clerk.ttl'] ?? '').replace('"A clerk"', '"Another clerk"');
  archive.write(changed);
  const report = await archive.service.reload();
  assert.equal(report.updated, 1);
  const after = await page();
  assert.notEqual(after.headers.get('etag'), before);
  assert.match(await after.text(), /Another clerk/);
  const query = 'ASK { ?s <http://www.w3.org/2000/01/rdf-schema#label> "Another clerk"@en }';
  const answer = await archive.get(`sparql?query=${encodeURIComponent(query)}`);
  assert.deepEqual(((await answer.json()) as { boolean: boolean }).boolean, true);
  assert.equal((await archive.get('readyz')).status, 200);
});

test('closing during a load ends the load and loses nothing; a later load is refused', async (t) => {
  const archive = await running(t, files(false));
  const changed = files(false);
  changed['person/clerk.ttl'] = (changed['person/clerk.ttl'] ?? '').replace('"A clerk"', '"Another clerk"');
  archive.write(changed);
  const loading = assert.rejects(archive.service.reload(), /closed/);
  await archive.service.close();
  await loading;
  await assert.rejects(archive.service.reload(), /closing/);
});
