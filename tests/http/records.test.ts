import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { findRecord, merge } from '../../src/archive/writer.ts';
import { NEUTRAL_BASE } from '../../src/rdf/base.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import { INCIDENT_RECORDS, release } from './records.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

let site: SmallSite;
before(async (t) => {
  site = await smallSite(t as never);
});

const PATH = '/incident/sarmin-2015-03-16';

const FORMS = [
  ['jsonld', 'application/ld+json'],
  ['ttl', 'text/turtle; charset=utf-8'],
  ['nt', 'application/n-triples'],
  ['nq', 'application/n-quads'],
  ['trig', 'application/trig'],
  ['rdf', 'application/rdf+xml'],
  ['html', 'text/html; charset=utf-8'],
] as const;

test('a thing leads to its record by 303, and the query goes with it', async () => {
  const answer = await site.get('/id/incident/sarmin-2015-03-16?lang=ar&format=html');
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), `${PATH}?lang=ar&format=html`);
});

for (const [suffix, type] of FORMS) {
  test(`a record is had as .${suffix}, by its suffix and by Accept alike`, async () => {
    const bySuffix = await site.get(`${PATH}.${suffix}`, { Accept: 'image/png' });
    assert.equal(bySuffix.status, 200);
    assert.equal(bySuffix.headers.get('content-type'), type);
    const byAccept = await site.get(PATH, { Accept: type.split(';')[0] ?? '' });
    assert.equal(byAccept.headers.get('content-type'), type);
    assert.equal(await byAccept.text(), await bySuffix.text());
    assert.match(byAccept.headers.get('content-location') ?? '', new RegExp(`^${PATH}\\.${suffix}`));
    assert.match(byAccept.headers.get('vary') ?? '', /Accept/);
  });
}

test('every RDF form of a record says the same triples, and formats with graphs name the record', async () => {
  const texts = await Promise.all(
    FORMS.slice(1, 6).map(async ([suffix]) => (await site.get(`${PATH}.${suffix}`)).text()),
  );
  const formats = ['turtle', 'ntriples', 'nquads', 'trig', 'rdfxml'] as const;
  const graphs = await Promise.all(
    texts.map((text, at) => parseRdf(text, { format: formats[at] ?? 'turtle', baseIRI: 'http://localhost:3030/' })),
  );
  const triples = graphs.map((quads) =>
    quads.map((q) => `${q.subject.value} ${q.predicate.value} ${q.object.value}`).sort(),
  );
  for (const other of triples) assert.deepEqual(other, triples[0]);
  assert.ok(graphs[2]?.every((q) => q.graph.value === `http://localhost:3030${PATH}`));
});

test('a record as CSV is its graph, one statement a row', async () => {
  const answer = await site.get(`${PATH}.csv`);
  assert.match(answer.headers.get('content-type') ?? '', /^text\/csv/);
  const [header, ...rows] = (await answer.text()).trimEnd().split('\r\n');
  assert.equal(header, 'subject,property,value,kind,language,datatype');
  const triples = (await (await site.get(`${PATH}.nt`)).text()).trimEnd().split('\n');
  assert.equal(rows.length, triples.length);
  assert.ok(
    rows.some((row) => row.endsWith(',2015-03-16,literal,,http://id.loc.gov/datatypes/edtf/EDTF')),
    rows[0],
  );
});

test('the JSON-LD of a record names our context, its base, and the thing at the top', async () => {
  const document = (await (await site.get(PATH)).json()) as Record<string, unknown>;
  assert.deepEqual(document['@context'], [
    'http://localhost:3030/context.jsonld',
    { '@base': 'http://localhost:3030/' },
  ]);
  assert.equal(document['id'], 'id/incident/sarmin-2015-03-16');
  assert.equal(document['type'], 'Incident');
});

test('a record links its forms, its thing, its claims, its class and its licence', async () => {
  const link = (await site.get(PATH)).headers.get('link') ?? '';
  for (const expected of [
    `<${PATH}.ttl>; rel="alternate"; type="text/turtle"`,
    `<${PATH}.html>; rel="alternate"; type="text/html"`,
    `<http://localhost:3030${PATH}>; rel="canonical"`,
    '<http://localhost:3030/id/incident/sarmin-2015-03-16>; rel="cite-as"',
    '<http://localhost:3030/id/incident/sarmin-2015-03-16>; rel="describes"',
    `<${PATH}/claims>; rel="related"`,
    '<https://creativecommons.org/licenses/by/4.0/>; rel="license"',
    '<https://w3id.org/isnad/ontology#Incident>; rel="type"',
  ]) {
    assert.ok(link.includes(expected), `${expected} is not in ${link}`);
  }
});

test('a browser gets a page in its language, and may be sent elsewhere by ?lang', async () => {
  const english = await site.get(PATH, { Accept: BROWSER, 'Accept-Language': 'en' });
  assert.match(await english.text(), /<html lang="en" dir="ltr">/);
  const arabic = await site.get(PATH, { Accept: BROWSER, 'Accept-Language': 'ar' });
  assert.equal(arabic.headers.get('content-language'), 'ar');
  const page = await arabic.text();
  assert.match(page, /<html lang="ar" dir="rtl">/);
  assert.match(page, /سرمين، 16 آذار 2015/);
  const asked = await site.get(`${PATH}?lang=ar`, { Accept: BROWSER, 'Accept-Language': 'en' });
  assert.equal(asked.headers.get('content-language'), 'ar');
  assert.match(await asked.text(), /href="\/organization\/observers\?lang=ar"/);
});

test('no text of a record becomes markup', async () => {
  const page = await (await site.get('/organization/observers.html')).text();
  assert.ok(!page.includes('<script>alert'));
  assert.match(page, /Observers &#60;script&#62;/);
});

test('an Arabic name that nobody verified is shown with a mark', async () => {
  const page = await (await site.get(`${PATH}.html?lang=ar`)).text();
  assert.match(page, /المراقبون<\/bdi><sup class="mark"/);
});

test('a name that is not known in Arabic stays in English and says so', async () => {
  const page = await (await site.get(`${PATH}.html?lang=ar`)).text();
  assert.match(page, /<bdi lang="en" dir="ltr">Network<\/bdi>/);
});

test('?format and its sisters override Accept; an unknown one is ignored', async () => {
  for (const name of ['format', 'output', 'results']) {
    const answer = await site.get(`${PATH}?${name}=turtle`, { Accept: BROWSER });
    assert.equal(answer.headers.get('content-type'), 'text/turtle; charset=utf-8');
  }
  const unknown = await site.get(`${PATH}?format=docx`, { Accept: 'application/n-triples' });
  assert.equal(unknown.headers.get('content-type'), 'application/n-triples');
});

test('a type that cannot be had is 406 with the list, and Vary', async () => {
  const answer = await site.get(PATH, { Accept: 'image/png' });
  assert.equal(answer.status, 406);
  assert.match(answer.headers.get('vary') ?? '', /Accept/);
  assert.equal(answer.headers.get('content-type'), 'application/problem+json');
  const problem = (await answer.json()) as { acceptable: string[]; type: string };
  assert.ok(problem.acceptable.includes('text/turtle'));
  assert.equal(problem.type, 'http://localhost:3030/problems#not-acceptable');
});

test('an Accept that cannot be read at all is 406 and says so', async () => {
  const answer = await site.get(PATH, { Accept: ';;;,,,"' });
  assert.equal(answer.status, 406);
  assert.match(((await answer.json()) as { detail: string }).detail, /cannot be read/);
});

test('a wrong method is 405 with Allow; OPTIONS tells the methods to any page on the web', async () => {
  const answer = await site.get(PATH, {}, 'DELETE');
  assert.equal(answer.status, 405);
  assert.equal(answer.headers.get('allow'), 'GET, HEAD, OPTIONS');
  const options = await site.get(PATH, { Origin: 'https://example.org' }, 'OPTIONS');
  assert.equal(options.status, 204);
  assert.equal(options.headers.get('access-control-allow-origin'), '*');
  assert.equal(options.headers.get('access-control-allow-methods'), 'GET, HEAD, OPTIONS');
});

test('HEAD answers as GET does, without a body', async () => {
  const get = await site.get(`${PATH}.ttl`);
  const head = await site.get(`${PATH}.ttl`, {}, 'HEAD');
  assert.equal(head.status, 200);
  assert.equal(await head.text(), '');
  for (const name of ['etag', 'content-type', 'content-location', 'link', 'vary']) {
    assert.equal(head.headers.get(name), get.headers.get(name), name);
  }
});

test('what does not exist is 404, with or without a suffix, and so is a suffix that nobody knows', async () => {
  for (const path of [
    '/incident/nowhere',
    '/incident/nowhere.ttl',
    `${PATH}.exe`,
    '/nothing',
    '/id/incident/nowhere2/x',
    '/incident/nowhere/claims',
    `${PATH}/v/99`,
    `${PATH}/v/0`,
    `${PATH}/v/-1`,
    '/claim/release-one/nothing',
    '/vocabulary/nothing',
    '/frames/nothing',
    '/assets/nothing.css',
  ]) {
    assert.equal((await site.get(path)).status, 404, path);
  }
});

test('a thing nobody knows still leads to its record, where the 404 is', async () => {
  const answer = await site.get('/id/incident/nowhere');
  assert.equal(answer.status, 303);
  assert.equal((await site.get(answer.headers.get('location') ?? '')).status, 404);
});

test('what is withheld says that it is, and why; the rest of the record stays', async (t) => {
  const withheld = `isnad:value 6 ; isnad:bound bound:unqualified ; isnad:counts counts:persons ;
    isnad:withholding <id/claim/release-one/killed#withholding> .
    <id/claim/release-one/killed#withholding> a isnad:Withholding ; isnad:level withholding:whole ;
    isnad:reason "A witness could be found."@en , "قد يُعرف الشاهد."@ar`;
  const own = await smallSite(t, {
    files: { ...INCIDENT_RECORDS, 'document/release-one.ttl': release('release-one', withheld) },
  });
  for (const path of ['/document/release-one.html', '/claim/release-one/killed.html']) {
    const page = await (await own.get(path)).text();
    assert.match(page, /A witness could be found\./, path);
  }
  assert.match(await (await own.get('/claim/release-one/killed.html?lang=ar')).text(), /قد يُعرف الشاهد/);
  for (const path of [
    '/document/release-one.nt',
    '/claim/release-one/killed.nt',
    `${PATH}/claims.nt`,
    `${PATH}/claims.csv`,
    `${PATH}.html`,
    '/document/release-one/v/1.nt',
  ]) {
    const text = await (await own.get(path)).text();
    assert.doesNotMatch(text, /"6"\^\^|,6,|<span class="number">6</, path);
  }
});

test('what was merged leads to the survivor by 308, for reading only', async (t) => {
  const own = await smallSite(t);
  const merged = await findAndMerge(own, 'organization/network', 'organization/observers');
  assert.ok(merged);
  own.refresh();
  for (const form of ['', '.ttl?lang=ar', '/claims', '/claims.csv']) {
    const moved = await own.get(`/organization/network${form}`);
    assert.equal(moved.status, 308);
    assert.equal(moved.headers.get('location'), `/organization/observers${form}`);
  }
  assert.equal((await own.get('/organization/network', {}, 'HEAD')).status, 308);
  assert.equal((await own.get('/organization/network', {}, 'DELETE')).status, 405);
  assert.equal((await own.get('/organization/network/v/1')).status, 200);
});

async function findAndMerge({ archive }: SmallSite, from: string, into: string): Promise<boolean> {
  const db = archive.writer;
  const row = findRecord(db, `${NEUTRAL_BASE}${from}`);
  if (!row) return false;
  const change = { time: new Date(0), agent: 'curator', door: 'http' };
  await db.transaction(() => merge(db, row, `${NEUTRAL_BASE}${into}`, change));
  return true;
}
