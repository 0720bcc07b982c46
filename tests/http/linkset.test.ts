import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { findRecord, merge, withdraw } from '../../src/archive/writer.ts';
import { BASE } from '../archive/small-archive.ts';
import { turtle } from './records.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

const place = (slug: string) => turtle(`<id/place/${slug}> a isnad:Place ; rdfs:label "${slug}"@en .`);
const BY_HAND = { agent: 'a curator', door: 'hand', time: new Date('2027-01-02T00:00:00Z') } as const;

let site: SmallSite;
before(async (t) => {
  const files = Object.fromEntries(['a', 'b', 'c'].map((slug) => [`place/${slug}.ttl`, place(slug)]));
  site = await smallSite(t as never, { files });
  const { writer } = site.archive;
  const row = (slug: string) => findRecord(writer, `https://isnad.invalid/place/${slug}`) ?? assert.fail(slug);
  withdraw(writer, row('b'), { ...BY_HAND, reason: 'twice' });
  merge(writer, row('c'), 'https://isnad.invalid/place/a', BY_HAND);
  site.refresh();
});

test('the links of a withdrawn record are gone with it', async () => {
  const answer = await site.get('/linkset/place/b.json');
  assert.equal(answer.status, 410);
  assert.match(((await answer.json()) as { detail: string }).detail, /withdrawn on 2 January 2027.*twice/);
});

test('the links of a merged record are those of its survivor, in the format that was asked for', async () => {
  const answer = await site.get('/linkset/place/c.txt');
  assert.equal(answer.status, 308);
  assert.equal(answer.headers.get('location'), '/linkset/place/a.txt');
});

test('a set of links is kept by its tag, and is had by GET, HEAD and OPTIONS alone', async () => {
  const etag = (await site.get('/linkset/place/a')).headers.get('etag') ?? '';
  assert.equal((await site.get('/linkset/place/a', { 'If-None-Match': etag })).status, 304);
  const refused = await site.get('/linkset/place/a', {}, 'POST');
  assert.equal(refused.status, 405);
  assert.equal(refused.headers.get('allow'), 'GET, HEAD, OPTIONS');
});

test('the page of a record leads to what describes it, and its other forms lead back', async () => {
  const page = (await site.get('/place/a', { Accept: BROWSER })).headers.get('link') ?? '';
  assert.ok(page.includes(`<${BASE}place/a.jsonld>; rel="describedby"; type="application/ld+json"`));
  assert.ok(page.includes(`<${BASE}linkset/place/a.json>; rel="linkset"; type="application/linkset+json"`));
  const description = (await site.get('/place/a.ttl')).headers.get('link') ?? '';
  assert.ok(description.includes(`<${BASE}place/a>; rel="describes"`));
  assert.ok(!description.includes('AboutPage'));
});
