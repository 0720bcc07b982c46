import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { SEARCH_FILES, searchPath } from './search-site.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

/** What the suggestions may weigh on every page, compressed. */
const MOST_BYTES = 6_000;

const ends: (() => unknown)[] = [];
let site: SmallSite;

before(async () => {
  site = await smallSite({ after: (end: () => unknown) => void ends.push(end) } as never, { files: SEARCH_FILES });
});
after(async () => {
  for (const end of ends.reverse()) await end();
});

const policyOf = async (path: string, accept: string) =>
  (await site.get(path, { Accept: accept })).headers.get('content-security-policy') ?? '';
const pageAt = async (path: string) => (await site.get(path, { Accept: BROWSER })).text();

test('every page may run scripts from here and no others; what is no page runs none', async () => {
  for (const path of [
    '/',
    '/search',
    '/incident/sarmin-2015-03-16',
    '/explore',
    '/sparql',
    '/explore?start=nonsense',
  ]) {
    const policy = await policyOf(path, BROWSER);
    assert.match(policy, /;script-src 'self';connect-src 'self'$/, path);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/, path);
    assert.equal(policy.match(/script-src/g)?.length, 1, path);
  }
  for (const [path, accept] of [
    ['/incident/sarmin-2015-03-16', 'text/turtle'],
    ['/search/suggest?q=sarm', 'application/json'],
    ['/nothing', 'application/json'],
  ] as const)
    assert.doesNotMatch(await policyOf(path, accept), /script-src/, path);
});

test('a page that its reader holds already keeps its policy', async () => {
  const first = await site.get('/search', { Accept: BROWSER });
  const headers = { Accept: BROWSER, 'If-None-Match': first.headers.get('etag') as string };
  const again = await site.get('/search', headers);
  assert.equal(again.status, 304);
  assert.match(again.headers.get('content-security-policy') ?? '', /script-src 'self'/);
});

test('the scripts of a record page weigh a few kilobytes, and none stands in the page itself', async () => {
  const page = await pageAt('/incident/sarmin-2015-03-16');
  const paths = Array.from(page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g), ([, path]) => path ?? '');
  assert.ok(paths.length > 1);
  let bytes = 0;
  for (const path of paths) {
    const answer = await site.get(path);
    assert.match(answer.headers.get('cache-control') ?? '', /immutable/);
    bytes += gzipSync(await answer.text()).length;
  }
  assert.ok(bytes < MOST_BYTES, `${bytes} bytes`);
  assert.doesNotMatch(page, /<script(?![^>]*(?: src=| type="application\/ld\+json"))/);
});

test('the fields that take a record say so, and the script has the words and the language of the page', async () => {
  const page = await pageAt('/incident/sarmin-2015-03-16?lang=ar');
  assert.match(page, /data-suggestions="\/search\/suggest\?lang=ar" data-longest="500" data-list="الاقتراحات"/);
  assert.equal(page.match(/<input[^>]* data-suggest="go"/g)?.length, 1, 'the box of the header');
  assert.equal(page.match(/<input[^>]* data-suggest="record"/g)?.length, 2, 'the way to another, and beside it');
  assert.match(await pageAt('/search'), /data-suggestions="\/search\/suggest" .* data-found="Suggestions: \{count\}\./);
  for (const path of ['/path', '/compare', '/explore']) {
    const fields = (await pageAt(path)).match(/<input[^>]* name="(?:from|to|records|start)"[^>]*>/g) ?? [];
    assert.ok(fields.length > 0 && fields.every((field) => field.includes(' data-suggest="record"')), path);
  }
});

test('suggestions that somebody holds already are not sent again', async () => {
  const path = searchPath({ q: 'sarm' }, '/search/suggest');
  const tag = (await site.get(path)).headers.get('etag') as string;
  assert.equal((await site.get(path, { 'If-None-Match': tag })).status, 304);
});
