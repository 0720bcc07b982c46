import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findRecord, withdraw } from '../../src/archive/writer.ts';
import { POSITIONS_PER_PART, SITEMAP_INDEX, SITEMAP_PART } from '../../src/harvest/sitemap.ts';
import { BASE } from '../archive/small-archive.ts';
import { INCIDENT_RECORDS, turtle } from './records.ts';
import { type SmallSite, smallSite } from './small-site.ts';

const place = (slug: string, name: string) => turtle(`<id/place/${slug}> a isnad:Place ; rdfs:label "${name}"@en .`);

async function xmlOf(site: SmallSite, path: string): Promise<string> {
  const answer = await site.get(path);
  assert.equal(answer.status, 200, path);
  assert.equal(answer.headers.get('content-type'), 'application/xml');
  return answer.text();
}

const addresses = (text: string): string[] =>
  Array.from(text.matchAll(/<loc>(.*?)<\/loc>/g), (match) => match[1] ?? '');

test('the sitemap lists its parts, and its parts every current record with the time of its latest change', async (t) => {
  const site = await smallSite(t);
  const index = await xmlOf(site, '/sitemap.xml');
  assert.deepEqual(addresses(index), [`${BASE}sitemap-pages.xml`, `${BASE}sitemap-1.xml`]);
  const part = await xmlOf(site, '/sitemap-1.xml');
  const wanted = Object.keys(INCIDENT_RECORDS).map((file) => BASE + file.replace('.ttl', ''));
  assert.deepEqual(addresses(part).sort(), wanted.sort());
  const record = site.archive.feed.recordOf(`${BASE}document/release-one`);
  const time = `${record?.time.toISOString().slice(0, 19)}Z`;
  assert.ok(part.includes(`<loc>${BASE}document/release-one</loc><lastmod>${time}</lastmod>`));
  assert.ok(part.includes(`hreflang="ar" href="${BASE}document/release-one?lang=ar"`));
});

test('what is withdrawn leaves it, and what changes says so', async (t) => {
  const site = await smallSite(t, { files: { 'place/a.ttl': place('a', 'A'), 'place/b.ttl': place('b', 'B') } });
  const etag = (await site.get('/sitemap-1.xml')).headers.get('etag') ?? '';
  assert.equal((await site.get('/sitemap-1.xml', { 'If-None-Match': etag })).status, 304);
  site.remove('place/a.ttl');
  await site.load({ prune: true, allowWithdraw: 1 } as never);
  site.refresh();
  const later = await site.get('/sitemap-1.xml', { 'If-None-Match': etag });
  assert.equal(later.status, 200);
  assert.deepEqual(addresses(await later.text()), [`${BASE}place/b`]);
});

test('a part that lists nothing, and what is no part, are not there', async (t) => {
  const site = await smallSite(t, { files: { 'place/a.ttl': place('a', 'A') } });
  const { writer } = site.archive;
  const row = findRecord(writer, 'https://isnad.invalid/place/a') ?? assert.fail();
  withdraw(writer, row, { agent: 'a curator', door: 'hand', time: new Date('2027-01-02T00:00:00Z') });
  site.refresh();
  assert.deepEqual(addresses(await xmlOf(site, '/sitemap.xml')), [`${BASE}sitemap-pages.xml`]);
  for (const path of [
    'sitemap-1.xml',
    'sitemap-2.xml',
    'sitemap-0.xml',
    'sitemap--1.xml',
    'sitemap-x.xml',
    'sitemap.txt',
  ])
    assert.equal((await site.get(`/${path}`)).status, 404, path);
});

test('the pages that it lists beside the records are there', async (t) => {
  const site = await smallSite(t);
  for (const address of addresses(await xmlOf(site, '/sitemap-pages.xml'))) {
    // The questions are answered by an engine, which this site has not.
    if (address.endsWith('questions')) continue;
    const answer = await site.get(address.slice(BASE.length - 1), { Accept: 'text/html' });
    assert.equal(answer.status, 200, address);
  }
});

test('a part reads its own slice of a long log, and the list two rows for each part', async () => {
  const reads: string[] = [];
  const record = (position: number) => ({ segment: 'place', slug: `p${position}`, time: new Date(0), position });
  const feed = {
    records: ({ from, until, most }: { from: number; until: number; most: number }) => {
      reads.push(`${from}`);
      return Array.from({ length: Math.min(most, until - from) }, (_, at) => record(from + at + 1));
    },
    timeOf: () => new Date(0),
  };
  const reader = { base: BASE } as never;
  const model = { feed, position: 25_000 } as never as { feed: never; position: number };
  const [index] = SITEMAP_INDEX.forms;
  assert.equal(addresses((await index?.render(model, reader)) ?? '').length, 4);
  assert.deepEqual(reads.splice(0), ['0', '10000', '20000']);
  const [part] = SITEMAP_PART.forms;
  const text = (await part?.render({ ...model, part: 3 }, reader)) ?? '';
  assert.equal(addresses(text).length, 25_000 - 2 * POSITIONS_PER_PART);
  assert.equal(new Set(addresses(text)).size, 5_000);
  assert.equal(reads.length, 26);
});

test('robots are led to the sitemap, and kept from patterns without end', async (t) => {
  const text = await (await (await smallSite(t)).get('/robots.txt')).text();
  assert.ok(text.includes(`\nSitemap: ${BASE}sitemap.xml\n`));
  assert.match(text, /\nDisallow: \/fragments\n/);
});

test('the list of interfaces is a set of links with the profile of RFC 9727, for GET and for HEAD', async (t) => {
  const site = await smallSite(t);
  const path = '/.well-known/api-catalog';
  const answer = await site.get(path);
  assert.equal(
    answer.headers.get('content-type'),
    'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
  );
  type Context = { anchor: string } & Record<string, { href: string; type?: string }[]>;
  const { linkset } = (await answer.json()) as { linkset: Context[] };
  const items = linkset.find(({ anchor }) => anchor === BASE.slice(0, -1) + path)?.['item']?.map(({ href }) => href);
  assert.deepEqual(
    items,
    ['sparql', 'fragments', 'oai', 'ldes', 'activity-stream', '.well-known/resourcesync', 'reconcile'].map(
      (name) => BASE + name,
    ),
  );
  for (const item of items ?? []) {
    const own = linkset.find(({ anchor }) => anchor === item);
    assert.ok(own?.['service-desc']?.[0]?.type, item);
  }
  const head = await site.get(path, {}, 'HEAD');
  assert.equal(head.status, 200);
  assert.match(head.headers.get('link') ?? '', /api-catalog>; rel="api-catalog"/);
  const text = await site.get(path, { Accept: 'application/linkset' });
  assert.equal(text.headers.get('content-type'), 'application/linkset');
  assert.match(await text.text(), /<http:\/\/localhost:3030\/sparql>; rel="item"; anchor=/);
});
