import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { parseRdf } from '../../src/rdf/parse.ts';
import { hydra } from '../../src/rdf/vocabulary.ts';
import { SEGMENTS } from '../../src/records/segments.ts';
import { turtle } from './records.ts';
import { type SmallSite, smallSite } from './small-site.ts';

const MANY = Object.fromEntries(
  Array.from({ length: 60 }, (_, n) => {
    const slug = `place-${String(n).padStart(2, '0')}`;
    const within = n > 0 && n % 2 === 0 ? ' ; isnad:within <id/place/place-00>' : '';
    return [`place/${slug}.ttl`, turtle(`<id/place/${slug}> a isnad:Place ; rdfs:label "Place ${slug}"@en${within} .`)];
  }),
);

let site: SmallSite;
before(async (t) => {
  site = await smallSite(t as never, { files: MANY });
});

test('every segment has a list in HTML, JSON-LD, Turtle and CSV, even an empty one', async () => {
  for (const segment of SEGMENTS) {
    for (const [accept, type] of [
      ['text/html', 'text/html; charset=utf-8'],
      ['*/*', 'application/ld+json'],
      ['text/turtle', 'text/turtle; charset=utf-8'],
      ['text/csv', 'text/csv; charset=utf-8'],
    ] as const) {
      const answer = await site.get(`/${segment}`, { Accept: accept });
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('content-type'), type);
    }
    assert.equal((await site.get(`/${segment}`, { Accept: 'application/rdf+xml' })).status, 406);
  }
});

test('a long list comes in pages that lead to one another', async () => {
  const members = async (path: string) => {
    const quads = await parseRdf(await (await site.get(path)).text(), {
      format: 'turtle',
      baseIRI: 'http://localhost:3030/',
    });
    return {
      members: quads.filter((q) => q.predicate.equals(hydra.member)).map((q) => q.object.value),
      next: quads.find((q) => q.predicate.equals(hydra.next))?.object.value,
      total: quads.find((q) => q.predicate.equals(hydra.totalItems))?.object.value,
    };
  };
  const first = await members('/place.ttl');
  assert.equal(first.members.length, 50);
  assert.equal(first.total, '60');
  assert.equal(first.next, 'http://localhost:3030/place?page=2');
  const second = await members('/place.ttl?page=2');
  assert.equal(second.members.length, 10);
  assert.equal(second.next, undefined);
  assert.equal(new Set([...first.members, ...second.members]).size, 60);
});

test('a year that is not known stands among the years in words, and a decade as one', async (t) => {
  const incident = (slug: string, date: string) => ({
    [`incident/${slug}.ttl`]: turtle(
      `<id/incident/${slug}> a isnad:Incident ; rdfs:label "${slug}"@en ; isnad:date "${date}"^^edtf:EDTF .`,
    ),
  });
  const files = {
    ...incident('a', 'XXXX'),
    ...incident('b', '201X'),
    ...incident('c', '/2018'),
    ...incident('d', '[2016,2017]'),
  };
  const dated = await smallSite(t, { files });
  for (const [language, words] of [
    ['en', ['2016', '2018', 'the 2010s', 'year unknown']],
    ['ar', ['2016', '2018', 'العقد الذي يبدأ عام 2010', 'السنة غير معروفة']],
  ] as const) {
    const text = await (await dated.get(`/incident?lang=${language}`, { Accept: 'text/html' })).text();
    const facets = /<aside class="facets".*<\/aside>/s.exec(text)?.[0] ?? '';
    assert.deepEqual(
      [...facets.matchAll(/<bdi>([^<]+)/g)].map(([, name]) => name),
      words,
    );
    assert.match(facets, /year=XXXX/);
  }
  assert.match(await (await dated.get('/incident?year=XXXX', { Accept: 'text/html' })).text(), /incident\/a/);
});

test('a facet narrows the list, and the page says how many there are', async () => {
  const csv = await (await site.get('/place.csv?within=place-00')).text();
  assert.equal(csv.trimEnd().split('\r\n').length, 1 + 29);
  const page = await (await site.get('/place.html?within=place-00')).text();
  assert.match(page, /<b>29<\/b>/);
  assert.match(page, /aria-current="true"/);
});

test('an unknown parameter changes nothing, not even the tag', async () => {
  const plain = await site.get('/place');
  const odd = await site.get('/place?utm_source=x');
  assert.equal(odd.headers.get('etag'), plain.headers.get('etag'));
});

test('a page that is no number is 400', async () => {
  for (const page of ['0', '-1', 'two', '1e9', '99999999999']) {
    assert.equal((await site.get(`/place?page=${page}`)).status, 400, page);
  }
});

test('what is not a segment is 404', async () => {
  for (const path of ['/places', '/Place', '/claim', '/id', '/place/'])
    assert.equal((await site.get(path)).status, 404, path);
});
