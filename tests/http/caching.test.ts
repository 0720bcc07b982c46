import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { release } from './records.ts';
import { smallSite } from './small-site.ts';

const PATH = '/incident/sarmin-2015-03-16';
const THIRD = {
  'document/release-three.ttl': release(
    'release-three',
    'isnad:value 6 ; isnad:bound bound:exactly ; isnad:counts counts:persons',
    'commission',
  ),
};

test('a client that holds the answer gets 304, with the same tag', async (t) => {
  const site = await smallSite(t);
  for (const path of [`${PATH}.ttl`, `${PATH}.html`, `${PATH}/claims.csv`, '/incident', '/', '/ontology.ttl']) {
    const first = await site.get(path);
    const etag = first.headers.get('etag') ?? '';
    assert.match(etag, /^"[\w-]+"$/, path);
    const again = await site.get(path, { 'If-None-Match': `"other", W/${etag}` });
    assert.equal(again.status, 304, path);
    assert.equal(again.headers.get('etag'), etag);
    assert.equal(await again.text(), '');
    assert.equal((await site.get(path, { 'If-None-Match': '"other"' })).status, 200, path);
  }
});

test('a document with a claim about an incident changes the tag of its page, and not that of its record', async (t) => {
  const site = await smallSite(t);
  const tags = async () =>
    Promise.all(
      [`${PATH}.html`, `${PATH}/claims.csv`, `${PATH}.ttl`].map(async (path) =>
        (await site.get(path)).headers.get('etag'),
      ),
    );
  const before = await tags();
  await site.update(THIRD);
  const after = await tags();
  assert.notEqual(after[0], before[0]);
  assert.notEqual(after[1], before[1]);
  assert.equal(after[2], before[2]);
  assert.match(await (await site.get(`${PATH}.html`)).text(), /Commission/);
});

test('media type, language and coding have tags of their own', async (t) => {
  const site = await smallSite(t);
  const tag = async (path: string, headers: Record<string, string> = {}) =>
    (await site.get(path, headers)).headers.get('etag');
  const tags = [
    await tag(`${PATH}.ttl`),
    await tag(`${PATH}.nt`),
    await tag(`${PATH}.html?lang=en`),
    await tag(`${PATH}.html?lang=ar`),
    await tag(`${PATH}.html`, { 'Accept-Language': 'ar' }),
    await tag(`${PATH}.html?lang=en`, { 'Accept-Encoding': 'identity' }),
  ];
  assert.equal(new Set(tags).size, tags.length);
});

test('new templates make new tags for what is composed, and keep those of records', async (t) => {
  const site = await smallSite(t);
  const page = (await site.get(`${PATH}.html`)).headers.get('etag');
  const record = (await site.get(`${PATH}.ttl`)).headers.get('etag');
  const other = await smallSite(t, { templates: 'templates-2' });
  assert.notEqual((await other.get(`${PATH}.html`)).headers.get('etag'), page);
  assert.equal((await other.get(`${PATH}.ttl`)).headers.get('etag'), record);
});

test('records bear the time of their last change; If-Modified-Since counts only without If-None-Match', async (t) => {
  const site = await smallSite(t);
  const first = await site.get(`${PATH}.ttl`);
  const modified = first.headers.get('last-modified') ?? '';
  assert.equal(modified, 'Thu, 01 Jan 2026 00:00:00 GMT');
  assert.equal((await site.get(`${PATH}.ttl`, { 'If-Modified-Since': modified })).status, 304);
  assert.equal((await site.get(`${PATH}.ttl`, { 'If-Modified-Since': 'Wed, 31 Dec 2025 00:00:00 GMT' })).status, 200);
  assert.equal((await site.get(`${PATH}.ttl`, { 'If-Modified-Since': modified, 'If-None-Match': '"x"' })).status, 200);
  assert.equal((await site.get(`${PATH}.html`)).headers.get('last-modified'), null);
});

test('current resources are revalidated, versions may be kept a day, assets for ever', async (t) => {
  const site = await smallSite(t);
  const cache = async (path: string) => (await site.get(path)).headers.get('cache-control');
  assert.equal(await cache(PATH), 'no-cache');
  assert.equal(await cache(`${PATH}/v/1`), 'public, max-age=86400');
  const page = await (await site.get(`${PATH}.html`)).text();
  const sheet = /href="(\/assets\/style\.[^"]+)"/.exec(page)?.[1] ?? '';
  assert.equal(await cache(sheet), 'public, max-age=31536000, immutable');
});

test('a version keeps what the record said then', async (t) => {
  const site = await smallSite(t);
  await site.update({
    'document/release-one.ttl': release(
      'release-one',
      'isnad:value 7 ; isnad:bound bound:unqualified ; isnad:counts counts:persons',
    ),
  });
  assert.match(await (await site.get('/document/release-one/v/1.nt')).text(), /"6"\^\^/);
  assert.match(await (await site.get('/document/release-one/v/2.nt')).text(), /"7"\^\^/);
  const link = (await site.get('/document/release-one/v/1')).headers.get('link') ?? '';
  assert.match(link, /<\/document\/release-one\/v\/2>; rel="successor-version"/);
  assert.match(link, /<\/document\/release-one>; rel="latest-version"/);
});

test('an answer is coded as the client asks, and says the same', async (t) => {
  const site = await smallSite(t);
  const { url } = await site.get(`${PATH}.html`);
  const plain = await raw(url, 'identity');
  const zipped = await raw(url, 'gzip');
  assert.equal(plain.coding, undefined);
  assert.equal(zipped.coding, 'gzip');
  assert.ok(zipped.body.length < plain.body.length / 2);
  assert.equal(gunzipSync(zipped.body).toString(), plain.body.toString());
  assert.equal((await raw(url, 'gzip;q=0.5, br')).coding, 'br');
  assert.equal((await raw(url, 'br;q=0, gzip;q=0')).coding, undefined);
});

function raw(url: string, coding: string): Promise<{ coding: string | undefined; body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'Accept-Encoding': coding } }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => resolve({ coding: res.headers['content-encoding'], body: Buffer.concat(chunks) }));
    })
      .on('error', reject)
      .end();
  });
}

test('what one reader wrote into the address does not stand on the page of the next', async (t) => {
  const site = await smallSite(t);
  assert.equal((await site.get(`${PATH}.html?page=9&stranger=words`)).status, 200);
  assert.doesNotMatch(await (await site.get(`${PATH}.html`)).text(), /stranger/);
  const list = await (await site.get('/incident.html?page=1&stranger=words')).text();
  assert.match(list, /page=1/);
  assert.doesNotMatch(list, /stranger/);
});
