import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import Sitemapper from 'sitemapper';
import { curatedSite } from '../browser/curated-site.ts';

const cleanups: (() => unknown)[] = [];
let base: string;
before(async () => {
  const owner = { after: (done: () => unknown) => void cleanups.push(done) };
  base = await curatedSite(owner as Parameters<typeof curatedSite>[0]);
});
after(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

test('sitemapper finds every current record by way of the list of sitemaps, each once, with its time', async () => {
  const sitemapper = new Sitemapper({
    url: `${base}sitemap.xml`,
    timeout: 30_000,
    fields: { loc: true, lastmod: true },
  });
  const { sites, errors } = await sitemapper.fetch();
  assert.deepEqual(errors, []);
  const found = sites as unknown as { loc: string; lastmod?: string }[];
  const records = found.filter(({ lastmod }) => lastmod !== undefined).map(({ loc }) => loc);
  const query = 'SELECT ?r { ?r a <http://www.w3.org/ns/dcat#CatalogRecord> }';
  const csv = await fetch(`${base}sparql?query=${encodeURIComponent(query)}`, { headers: { Accept: 'text/csv' } });
  const wanted = (await csv.text()).trim().split(/\r?\n/).slice(1);
  assert.ok(wanted.length > 400);
  assert.deepEqual(records.sort(), wanted.sort());
});
