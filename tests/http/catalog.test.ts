import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseRdf } from '../../src/rdf/parse.ts';
import { parseN3 } from '../../src/rdf/parse-n3.ts';
import type { Quad } from '../../src/rdf/quads.ts';
import { dcat, dcterms, foaf, rdf, vcard, void_ } from '../../src/rdf/vocabulary.ts';
import { FocusDataset } from '../../src/validate/focus-dataset.ts';
import { ShaclEngine } from '../../src/validate/shacl.ts';
import { BASE } from '../archive/small-archive.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

const graph = async (site: SmallSite, path: string): Promise<Quad[]> =>
  parseRdf(await (await site.get(path, { Accept: 'text/turtle' })).text(), { format: 'turtle', baseIRI: BASE });

const objects = (quads: readonly Quad[], subject: string, predicate: { value: string }) =>
  quads.filter((q) => q.subject.value === subject && q.predicate.value === predicate.value).map((q) => q.object.value);

/** As far as the catalogue asks: whether there is one to be had. */
const withDump = { dumps: () => ({ list: () => [{}] }) as never };

const CATALOG = `${BASE}catalog`;
const DATASET = `${BASE}.well-known/void#dataset`;

test('the catalogue lists every service with its standard, and every way to the whole data set', async (t) => {
  const quads = await graph(await smallSite(t, withDump), '/catalog');
  const paths = ['sparql', 'fragments', 'oai', 'ldes', 'activity-stream', '.well-known/resourcesync', 'reconcile'];
  assert.deepEqual(objects(quads, CATALOG, dcat.service).sort(), paths.map((path) => BASE + path).sort());
  for (const path of paths) {
    assert.deepEqual(objects(quads, BASE + path, dcat.endpointURL), [BASE + path]);
    assert.equal(objects(quads, BASE + path, dcterms.conformsTo).length, 1, path);
    assert.equal(objects(quads, BASE + path, dcterms.title).length, 2, path);
  }
  const distributions = objects(quads, DATASET, dcat.distribution);
  const access = distributions.flatMap((iri) => objects(quads, iri, dcat.accessURL));
  const wanted = [
    '.well-known/resourcesync',
    'activity-stream',
    'dumps/',
    'dumps/',
    'dumps/',
    'fragments',
    'ldes',
    'oai',
    'sparql',
  ];
  assert.deepEqual(
    access.sort(),
    wanted.map((path) => BASE + path),
  );
});

test('dumps are told of only where there is one to be had', async (t) => {
  const site = await smallSite(t);
  const quads = await graph(site, '/catalog');
  assert.ok(!quads.some(({ object }) => object.value === `${BASE}dumps/`));
  const tag = (await site.get('/catalog')).headers.get('etag');
  assert.notEqual((await (await smallSite(t, withDump)).get('/catalog')).headers.get('etag'), tag);
});

test('it names the publisher and the contact that are configured, and the times of the log', async (t) => {
  const config = { publisher: 'Archive <of> many', contact: 'mailto:desk@example.org' };
  const site = await smallSite(t, { config });
  const quads = await graph(site, '/catalog');
  const [publisher = ''] = objects(quads, CATALOG, dcterms.publisher);
  assert.deepEqual(objects(quads, publisher, foaf.name), ['Archive <of> many']);
  const [contact = ''] = objects(quads, DATASET, dcat.contactPoint);
  assert.deepEqual(objects(quads, contact, vcard.hasEmail), ['mailto:desk@example.org']);
  const { feed } = site.archive;
  assert.deepEqual(objects(quads, DATASET, dcterms.issued), [feed.timeOf(1)?.toISOString()]);
  assert.deepEqual(objects(quads, DATASET, dcterms.modified), [feed.timeOf(site.index.position)?.toISOString()]);
});

test('where nobody is named it says no more than the host, and makes up no contact', async (t) => {
  const quads = await graph(await smallSite(t), '/catalog');
  const [publisher = ''] = objects(quads, CATALOG, dcterms.publisher);
  assert.deepEqual(objects(quads, publisher, foaf.name), [new URL(BASE).host]);
  assert.deepEqual(objects(quads, DATASET, dcat.contactPoint), []);
});

test('VoID counts the members of every class and the triples of every property, and they add up', async (t) => {
  const site = await smallSite(t);
  const quads = await graph(site, '/.well-known/void');
  const sum = (partition: { value: string }, count: { value: string }) =>
    objects(quads, DATASET, partition).reduce((all, iri) => all + Number(objects(quads, iri, count)[0]), 0);
  assert.equal(sum(void_.propertyPartition, void_.triples), site.index.size);
  const typed = [...site.index.match(null, rdf.type)].filter(({ object }) => object.termType === 'NamedNode');
  assert.equal(sum(void_.classPartition, void_.entities), typed.length);
  const classes = new Set(typed.map(({ object }) => object.value));
  assert.deepEqual(objects(quads, DATASET, void_.classes), [String(classes.size)]);
  assert.equal(objects(quads, DATASET, void_.classPartition).length, classes.size);
});

test('the front page describes the data set to search engines, in a block that is no script', async (t) => {
  const page = await (await smallSite(t, withDump)).get('/', { Accept: BROWSER, 'Accept-Language': 'en' });
  const text = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(await page.text())?.[1] ?? '';
  const dataset = JSON.parse(text) as Record<string, unknown>;
  assert.equal(dataset['@type'], 'Dataset');
  assert.equal(dataset['url'], BASE);
  assert.equal(dataset['license'], 'https://creativecommons.org/licenses/by/4.0/');
  assert.equal((dataset['distribution'] as unknown[]).length, 3);
  assert.match(page.headers.get('link') ?? '', /<\/\.well-known\/api-catalog>; rel="api-catalog"/);
});

const FOLDER = process.env['DCAT_AP_SHAPES'];
const skip = FOLDER === undefined && 'DCAT_AP_SHAPES names no folder with the shapes of DCAT-AP 3.0.1.';

test('DCAT-AP 3.0.1 finds no violation in the catalogue (its shapes lie in the folder DCAT_AP_SHAPES)', {
  skip,
}, async (t) => {
  const files = ['dcat-ap-SHACL.ttl', 'ranges.ttl'].map((name) => readFileSync(join(FOLDER ?? '', name), 'utf8'));
  const engine = new ShaclEngine(files.flatMap((text) => parseN3(text, 'text/turtle', BASE)));
  for (const config of [{}, { publisher: 'Archive', contact: 'https://example.org/ask' }]) {
    const site = await smallSite(t, { config });
    const catalog = await graph(site, '/catalog');
    const found = async (quads: readonly Quad[]) =>
      (await engine.results(new FocusDataset(quads))).filter(({ severity }) => severity === 'Violation');
    assert.deepEqual(await found(catalog), []);
    assert.deepEqual(await found(await graph(site, '/.well-known/void')), []);
    const broken = catalog.filter(({ predicate }) => !predicate.equals(dcterms.publisher));
    assert.ok((await found(broken)).length > 0, 'the shapes see what is missing');
  }
});
