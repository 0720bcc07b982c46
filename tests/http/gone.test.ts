import assert from 'node:assert/strict';
import { test } from 'node:test';
import { turtle } from './records.ts';
import { BROWSER, smallSite } from './small-site.ts';

const PATH = '/incident/sarmin-2015-03-16';

test('what was withdrawn is 410 with a tombstone: when, why, by whom, and its versions that remain', async (t) => {
  const own = await smallSite(t);
  own.remove('incident/sarmin-2015-03-16.ttl', 'document/release-one.ttl', 'document/release-two.ttl');
  await own.update({}, { prune: true, allowWithdraw: 3, reason: 'a misreading', agent: 'A. Curator' });
  const answer = await own.get(PATH);
  assert.equal(answer.status, 410);
  const problem = (await answer.json()) as Record<string, unknown>;
  assert.deepEqual([problem['by'], problem['reason']], ['A. Curator', 'a misreading']);
  assert.match(String(problem['detail']), /by A\. Curator\. a misreading$/);
  const change = await own.get(new URL(String(problem['change'])).pathname);
  assert.equal(change.status, 303, 'where the feeds tell it');
  assert.equal(problem['withdrawn'], '2026-01-01T00:01:00.000Z');
  assert.deepEqual(problem['versions'], [`${PATH}/v/1`]);
  const version = await own.get(`${PATH}/v/1`);
  assert.equal(version.status, 200);
  const rdf = await own.get(PATH, { Accept: 'text/turtle' });
  assert.equal(rdf.status, 410);
  const stub = await rdf.text();
  assert.match(
    stub,
    /a isnad:Withdrawn ;\s+prov:invalidatedAtTime "2026-01-01T00:01:00.000Z"\S* ;\s+prov:wasInvalidatedBy <changes\/\d+>/,
  );
  assert.match(stub, /a as:Delete ;[^.]*dcterms:hasVersion <incident\/sarmin-2015-03-16\/v\/1>/);
  assert.match(stub, /as:summary "a misreading"/);
  assert.match(stub, /prov:wasAssociatedWith <changes\/\d+#agent>/);
  assert.match(stub, /rdfs:label "A\. Curator"/);
  const page = await own.get(PATH, { Accept: BROWSER, 'Accept-Language': 'ar' });
  assert.equal(page.status, 410);
  assert.match(await page.text(), /سُحب هذا القيد/);
  assert.equal((await own.get('/claim/release-one/killed')).status, 410);
});

test('a claim that its document no longer makes is 410', async (t) => {
  const own = await smallSite(t);
  await own.update({
    'document/release-one.ttl': turtle('<id/document/release-one> a isnad:Document ; rdfs:label "Release"@en .'),
  });
  const answer = await own.get('/claim/release-one/killed');
  assert.equal(answer.status, 410);
  const problem = (await answer.json()) as { detail: string; versions: string[] };
  assert.match(problem.detail, /no longer makes this claim/);
  assert.deepEqual(
    problem.versions,
    ['/document/release-one/v/1'],
    'the version that still makes it, and no later one',
  );
});

test('a tombstone comes in the form that the address names', async (t) => {
  const own = await smallSite(t);
  own.remove('incident/sarmin-2015-03-16.ttl', 'document/release-one.ttl', 'document/release-two.ttl');
  await own.update({}, { prune: true, allowWithdraw: 3 });
  for (const path of [PATH, '/claim/release-one/killed']) {
    for (const [form, type] of [
      ['.ttl', 'text/turtle'],
      ['.jsonld', 'application/ld+json'],
      ['?format=ntriples', 'application/n-triples'],
      ['.html', 'application/problem+json'],
    ]) {
      const answer = await own.get(`${path}${form}`);
      assert.equal(answer.status, 410, path + form);
      assert.equal(answer.headers.get('content-type')?.split(';')[0], type, path + form);
    }
  }
});
