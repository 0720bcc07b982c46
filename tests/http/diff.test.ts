import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { document, place } from '../records/temporary-folder.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

const claim = (value: number) => `isnad:claimant <id/place/a> ; isnad:about <id/place/a> ; isnad:value ${value}`;
const first = document('d', { one: claim(1), two: claim(2) });
const second = document('d', { one: claim(5), three: claim(3) }, 'isnad:note "edited"@en');
const third = document('d', { three: claim(3) }, 'isnad:note "edited"@en');

/** A document of three versions. */
async function versions(t: TestContext): Promise<SmallSite> {
  const site = await smallSite(t, { files: { 'place/a.ttl': place('a'), 'document/d.ttl': first } });
  await site.update({ 'document/d.ttl': second }, { reason: 'a misread figure' });
  await site.update({ 'document/d.ttl': third });
  return site;
}

const statements = async (site: SmallSite, version: number) =>
  new Set((await (await site.get(`/document/d/v/${version}.nq`)).text()).split('\n').filter((line) => line !== ''));

test('a patch makes of any version any other', async (t) => {
  const site = await versions(t);
  for (const from of [0, 1, 2, 3]) {
    for (const to of [1, 2, 3]) {
      const answer = await site.get(`/document/d/v/${to}/diff?from=${from}`);
      assert.equal(answer.headers.get('content-type'), 'application/rdf-patch');
      const rows = (await answer.text()).trimEnd().split('\n');
      const quads = from === 0 ? new Set<string>() : await statements(site, from);
      for (const row of rows.filter((row) => row.startsWith('D '))) assert.ok(quads.delete(row.slice(2)), row);
      for (const row of rows.filter((row) => row.startsWith('A '))) {
        assert.ok(!quads.has(row.slice(2)), row);
        quads.add(row.slice(2));
      }
      assert.deepEqual(quads, await statements(site, to), `${from} to ${to}`);
    }
  }
});

test('a patch is one transaction that names its versions, and without a word that of the version before', async (t) => {
  const site = await versions(t);
  const patch = await (await site.get('/document/d/v/3/diff')).text();
  assert.match(patch, /^H id <http:\/\/localhost:3030\/document\/d\/v\/3> \.\nH prev <[^>]*\/v\/2> \.\nTX \.\nD /);
  assert.match(patch, /TC \.\n$/);
  assert.equal(patch, await (await site.get('/document/d/v/3/diff?from=2')).text());
  const whole = await (await site.get('/document/d/v/1/diff')).text();
  assert.doesNotMatch(whole, /^D |H prev/m);
  assert.equal(whole.match(/^A /gm)?.length, (await statements(site, 1)).size);
});

test('every address that an answer gives for its patch leads to that very patch', async (t) => {
  const site = await versions(t);
  for (const path of ['/document/d/v/1/diff?from=3', '/document/d/v/3/diff?from=1', '/document/d/v/3/diff']) {
    const patch = await site.get(path);
    const text = await patch.text();
    const page = await site.get(path, { Accept: BROWSER });
    const links = [patch, page].map((answer) => /<([^>]*\.rdfp[^>]*)>/.exec(answer.headers.get('link') ?? '')?.[1]);
    for (const address of [patch.headers.get('content-location'), ...links])
      assert.equal(await (await site.get(address ?? '')).text(), text, `${path} leads to ${address}`);
  }
});

test('a page says what came, went and changed, claim by claim, in both languages', async (t) => {
  const site = await versions(t);
  const page = await (await site.get('/document/d/v/2/diff', { Accept: BROWSER })).text();
  assert.match(page, /added: 1, changed: 1, dropped: 1/);
  assert.match(page, /a misread figure/);
  assert.match(page, /<del><span class="vh">removed: <\/span>[^\n]*1<\/bdi><\/del>/);
  assert.match(page, /<ins><span class="vh">added: <\/span>[^\n]*5<\/bdi><\/ins>/);
  assert.match(page, /href="\/claim\/d\/three"/);
  assert.match(page, /<a href="\/claim\/d\/two">a: <bdi>2<\/bdi><\/a>/, 'who said what is no longer said');
  assert.match(await (await site.get('/document/d/v/2/diff?lang=ar', { Accept: BROWSER })).text(), /عُدّل هذا الادعاء/);
  const same = await (await site.get('/document/d/v/2/diff?from=2', { Accept: BROWSER })).text();
  assert.match(same, /These two versions say the same/);
});

test('versions and records lead to what changed', async (t) => {
  const site = await versions(t);
  const version = await (await site.get('/document/d/v/3', { Accept: BROWSER })).text();
  for (const number of [1, 2, 3]) assert.ok(version.includes(`href="/document/d/v/${number}/diff"`), `${number}`);
  assert.ok(
    (await (await site.get('/document/d', { Accept: BROWSER })).text()).includes('href="/document/d/v/3/diff"'),
  );
});

test('what was once compared is known again, and what is no version is refused', async (t) => {
  const site = await versions(t);
  const tag = (await site.get('/document/d/v/3/diff')).headers.get('etag') ?? '';
  assert.equal((await site.get('/document/d/v/3/diff', { 'If-None-Match': tag })).status, 304);
  assert.equal((await site.get('/document/d/v/3/diff?from=1', { 'If-None-Match': tag })).status, 200);
  for (const from of ['x', '-1', '4', '01', '1&from=2'])
    assert.equal((await site.get(`/document/d/v/3/diff?from=${from}`)).status, 400, from);
  for (const path of ['document/d/v/4/diff', 'document/d/v/0/diff', 'document/e/v/1/diff'])
    assert.equal((await site.get(`/${path}`)).status, 404, path);
});

test('what is withheld later leaves by no diff', async (t) => {
  const secret = document('d', { one: 'isnad:gist "the secret"@en' });
  const site = await smallSite(t, { files: { 'document/d.ttl': secret } });
  await site.update({
    'document/d.ttl': `${secret}<id/claim/d/one> isnad:withholding <id/claim/d/one#w> .
<id/claim/d/one#w> a isnad:Withholding ; isnad:level <https://w3id.org/isnad/vocabulary/withholding#whole> .\n`,
  });
  for (const path of ['1/diff', '2/diff', '2/diff?from=0', '1/diff?from=2'])
    for (const accept of ['application/rdf-patch', BROWSER])
      assert.doesNotMatch(await (await site.get(`/document/d/v/${path}`, { Accept: accept })).text(), /the secret/);
});
