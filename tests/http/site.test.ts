import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { parseRdf } from '../../src/rdf/parse.ts';
import { dcat, isnad, rdf, SCHEMES, void_ } from '../../src/rdf/vocabulary.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

const BASE = 'http://localhost:3030/';

let site: SmallSite;
before(async (t) => {
  site = await smallSite(t as never);
});

const graph = async (path: string) =>
  parseRdf(await (await site.get(path, { Accept: 'text/turtle' })).text(), { format: 'turtle', baseIRI: BASE });

test('the front door is a page for people and a description for programs', async () => {
  const page = await site.get('/', { Accept: BROWSER, 'Accept-Language': 'en' });
  assert.match(await page.text(), /This copy runs on a local address/);
  const program = await site.get('/');
  assert.equal(program.headers.get('content-type'), 'text/turtle; charset=utf-8');
});

test('VoID counts what is there, and counts again when it changes', async () => {
  const answer = await site.get('/.well-known/void');
  assert.equal(answer.status, 200);
  const quads = await graph('/.well-known/void');
  const count = (subject: string, property: { value: string }) =>
    quads.find((q) => q.subject.value === subject && q.predicate.value === property.value)?.object.value;
  assert.equal(count(`${BASE}.well-known/void#dataset`, void_.triples), String(site.index.size));
  assert.equal(count(`${BASE}.well-known/void#organization`, void_.entities), '3');
  assert.equal(count(`${BASE}.well-known/void#class-Claim`, void_.entities), '2');
  assert.equal(count(`${BASE}.well-known/void#dataset`, void_.sparqlEndpoint), `${BASE}sparql`);
});

test('the catalogue lists every record graph with its version', async () => {
  const quads = await graph('/catalog');
  const records = quads.filter((q) => q.predicate.equals(dcat.record)).map((q) => q.object.value);
  assert.equal(records.length, 6);
  assert.ok(records.includes(`${BASE}document/release-one`));
  assert.ok(quads.some((q) => q.subject.value === `${BASE}document/release-one` && q.object.value === '1'));
  assert.equal((await site.get('/catalog?page=2')).status, 404);
  assert.equal((await site.get('/catalog?page=x')).status, 400);
});

test('the ontology, each vocabulary and the shapes are had as RDF and explained to people in both languages', async () => {
  for (const path of ['ontology', 'shapes', 'vocabulary', ...SCHEMES.map((scheme) => `vocabulary/${scheme}`)]) {
    assert.ok((await graph(`/${path}`)).length > 5, path);
    for (const suffix of ['jsonld', 'nt', 'nq', 'trig', 'rdf'])
      assert.equal((await site.get(`/${path}.${suffix}`)).status, 200, `${path}.${suffix}`);
    for (const lang of ['en', 'ar']) {
      const page = await site.get(`/${path}.html?lang=${lang}`);
      assert.equal(page.status, 200);
      assert.match(await page.text(), new RegExp(`<html lang="${lang}"`));
    }
  }
});

test('every term has an anchor of its own name', async () => {
  const page = await (await site.get('/ontology.html')).text();
  const quads = await graph('/ontology');
  const terms = quads.filter(
    (q) => q.predicate.equals(rdf.type) && q.subject.value.startsWith('https://w3id.org/isnad/ontology#'),
  );
  assert.ok(terms.length > 100);
  for (const { subject } of terms) assert.ok(page.includes(`id="${subject.value.split('#')[1]}"`), subject.value);
  assert.match(await (await site.get('/vocabulary/bound.html')).text(), /id="at-least"/);
  assert.match(await (await site.get('/shapes.html')).text(), /id="ClaimShape"/);
});

test('the context and the frames are served as JSON-LD to any page on the web', async () => {
  const context = await site.get('/context.jsonld', { Origin: 'https://example.org' });
  assert.equal(context.headers.get('content-type'), 'application/ld+json');
  assert.equal(context.headers.get('access-control-allow-origin'), '*');
  assert.ok('@context' in ((await context.json()) as object));
  for (const path of ['/frames/claim', '/frames/claim.jsonld'])
    assert.ok('@type' in ((await (await site.get(path)).json()) as object), path);
});

test('the ontology in RDF is the graph that SPARQL sees', async () => {
  const triples = await graph('/ontology');
  assert.equal(triples.length, site.index.graphSize(`${BASE}ontology`));
  assert.ok(triples.some((q) => q.subject.equals(isnad.Claim)));
});

test('pages run no script but ours, load nothing from elsewhere, and may not be framed', async () => {
  const policy = (await site.get('/', { Accept: BROWSER })).headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /unsafe|https:|\*/);
  assert.equal((await site.get('/')).headers.get('x-powered-by'), null);
});

test('stylesheet and fonts come from this server under hashed names', async () => {
  const page = await (await site.get('/', { Accept: BROWSER })).text();
  const sheet = /href="(\/assets\/style\.[0-9a-f]{12}\.css)"/.exec(page)?.[1] ?? '';
  const css = await (await site.get(sheet)).text();
  const fonts = [...css.matchAll(/url\("([^"]+)"\)/g)].map((match) => match[1] ?? '');
  assert.ok(fonts.length >= 8);
  for (const font of fonts) {
    const answer = await site.get(`/assets/${font}`);
    assert.equal(answer.headers.get('content-type'), 'font/woff2', font);
  }
});

test('health and readiness are told apart', async (t) => {
  assert.equal((await site.get('/healthz')).status, 200);
  const ready = await site.get('/readyz');
  assert.equal(ready.status, 200);
  const busy = await smallSite(t, {
    engine: { state: () => ({ workers: 1, ready: 0, busy: 0, queued: 0, replaced: 0, buffered: 0 }) },
  });
  assert.equal((await busy.get('/readyz')).status, 503);
});

test('under a base with a path, every link and redirect stays below it', async (t) => {
  const below = await smallSite(t, { config: { baseIri: 'https://archive.test/isnad/' } });
  assert.equal((await below.get('/healthz')).status, 404);
  assert.equal((await below.get('/isnad/healthz')).status, 200);
  const redirect = await below.get('/isnad/id/incident/x');
  assert.equal(redirect.headers.get('location'), '/isnad/incident/x');
  const page = await (await below.get('/isnad/', { Accept: BROWSER })).text();
  const links = [...page.matchAll(/(?:href|action)="(\/[^"]*)"/g)].map((match) => match[1] ?? '');
  assert.ok(links.length > 10);
  for (const link of links) assert.ok(link.startsWith('/isnad/'), link);
  assert.doesNotMatch(page, /This copy runs on a local address/);
});

test('the path of a base may hold what a route would read as a pattern', async (t) => {
  const below = await smallSite(t, { config: { baseIri: 'https://archive.test/ark:/12345/(x)/' } });
  assert.equal((await below.get('/ark:/12345/(x)/healthz')).status, 200);
  assert.equal((await below.get('/ark:/67890/(x)/healthz')).status, 404);
});

test('robots are told what is not for them', async () => {
  assert.match(await (await site.get('/robots.txt')).text(), /Disallow: \/sparql/);
});
