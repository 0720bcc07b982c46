import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { PageMaker } from '../../src/http/page-maker.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import { isnad } from '../../src/rdf/vocabulary.ts';
import { INCIDENT_RECORDS, release, turtle } from './records.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

const HTML = { Accept: BROWSER };
const VIEW = '/explore?start=incident.sarmin-2015-03-16&open=incident.sarmin-2015-03-16*-speaks-of';

let site: SmallSite;
before(async (t) => {
  site = await smallSite(t as never);
});

const text = async (path: string, headers: Record<string, string> = HTML) => (await site.get(path, headers)).text();

test('a view is had as a page, as statements and as GraphML, by negotiation and by address', async () => {
  const forms = [
    ['text/html', 'html', 'text/html; charset=utf-8'],
    ['*/*', 'jsonld', 'application/ld+json'],
    ['application/json', 'jsonld', 'application/ld+json'],
    ['text/turtle', 'turtle', 'text/turtle; charset=utf-8'],
    ['application/graphml+xml', 'graphml', 'application/graphml+xml'],
  ] as const;
  for (const [accept, format, type] of forms) {
    const answer = await site.get(VIEW, { Accept: accept });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), type, accept);
    const named = await site.get(`${VIEW.replace('/explore', '/explore/graph')}&format=${format}`, {
      Accept: 'text/html',
    });
    assert.equal(named.headers.get('content-type'), type, format);
  }
  assert.equal((await site.get(VIEW, { Accept: 'image/png' })).status, 406);
});

test('the page lists the things and links of the view, each with the step that leads on', async () => {
  const page = await text(VIEW);
  assert.match(page, /Things: 3\. Links: 2\./);
  assert.match(page, /<button class="plain" name="focus" value="organization\.network">/);
  assert.match(page, /value="organization\.network\*speaks-of\*incident\.sarmin-2015-03-16"/);
  assert.match(
    page,
    /href="\/explore\?start=incident\.sarmin-2015-03-16&#38;focus=incident\.sarmin-2015-03-16#focus">close/,
  );
  const edge = await text(`${VIEW}&focus=organization.network*speaks-of*incident.sarmin-2015-03-16`);
  assert.match(edge, /href="\/claim\/release-two\/killed"/);
});

test('names of sources stay text wherever they stand: in lists, in the data of the drawing, in GraphML', async () => {
  const page = await text(VIEW);
  assert.doesNotMatch(page, /<script>alert/);
  assert.match(page, /Observers &#60;script&#62;/);
  const data = /<script type="application\/json" id="explore-data">(.*?)<\/script>/.exec(page)?.[1] ?? '';
  const { nodes, edges } = JSON.parse(data);
  assert.deepEqual(
    nodes.map(({ id }: { id: string }) => id),
    ['incident.sarmin-2015-03-16', 'organization.network', 'organization.observers'],
  );
  assert.equal(nodes[2].label, 'Observers <script>alert(1)</script>');
  assert.equal(edges.length, 2);
  assert.doesNotMatch(await text(`${VIEW}&format=graphml`), /<script>/);
});

test('the statements are those of the archive, and name no one who said nothing', async () => {
  const quads = await parseRdf(await text(VIEW, { Accept: 'text/turtle' }), {
    format: 'turtle',
    baseIRI: 'http://localhost:3030/',
  });
  const claimants = quads.filter((q) => q.predicate.equals(isnad.claimant)).map((q) => q.object.value);
  assert.equal(claimants.length, 2);
  for (const { subject, predicate, object } of quads) assert.ok(site.index.has(subject, predicate, object));
});

test('the drawing loads on this page alone', async () => {
  assert.match(await text(VIEW), /<script type="module" src="\/assets\/explore\./);
  assert.doesNotMatch(await text('/incident/sarmin-2015-03-16'), /assets\/(explore|cytoscape)\./);
});

test('every script of the page is served under the hash of its bytes, with what it imports', async () => {
  const page = await text(VIEW);
  const paths = Array.from(page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g), ([, path]) => path ?? '');
  assert.ok(paths.length > 4);
  for (const path of paths) {
    const answer = await site.get(path);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.match(answer.headers.get('cache-control') ?? '', /immutable/);
    const script = await answer.text();
    for (const [, target] of script.matchAll(/from\s*'([^']+)'/g))
      assert.ok(paths.includes(`/assets/${target?.slice(2)}`), target);
  }
});

test('every record page leads to its view', async () => {
  for (const path of ['incident/sarmin-2015-03-16', 'organization/network', 'document/release-one']) {
    const page = await text(`/${path}?lang=ar`);
    assert.match(page, new RegExp(`href="/explore\\?lang=ar&#38;start=${path.replace('/', '\\.')}"`));
  }
});

test('without a start the page offers some, and a form', async () => {
  const page = await text('/explore?lang=ar');
  assert.match(page, /<input id="start" name="start" type="text"/);
  assert.match(page, /<input type="hidden" name="lang" value="ar">/);
  assert.match(page, /start=incident\.sarmin-2015-03-16/);
});

test('a parameter that a button gave once more is written as one', async () => {
  const answer = await site.get(`${VIEW}&lang=ar&hide=organization.network&hide=organization.observers`, HTML);
  assert.equal(answer.status, 303);
  const location = answer.headers.get('location') ?? '';
  assert.match(location, /^\/explore\?/);
  const query = new URL(location, 'http://localhost').searchParams;
  assert.equal(query.get('hide'), 'organization.network_organization.observers');
  assert.equal(query.get('lang'), 'ar');
  assert.match(await text(location), /القيود: 1\. الصلات: 0\./);
});

test('what an address cannot mean is 400 and says which parameter, in the language of the reader', async () => {
  const start = '/explore?start=incident.sarmin-2015-03-16';
  const bad = [
    ['/explore?start=incident.sarmin%E2%80%8B', 'start'],
    [`${start}&open=incident.sarmin-2015-03-16*says%20so`, 'open'],
    [`${start}&from=2017-02-30`, 'from'],
    [`${start}&until=soon`, 'until'],
    [`${start}&grade=best`, 'grade'],
    [`${start}&pin=a`, 'pin'],
    [`${start}&focus=a*b`, 'focus'],
    [`${start}&without=${Array.from({ length: 61 }, (_, at) => `p${at}`).join('_')}`, 'without'],
  ] as const;
  for (const [path, parameter] of bad) {
    const answer = await site.get(path, { Accept: 'application/problem+json', 'Accept-Language': 'ar' });
    assert.equal(answer.status, 400, path.slice(0, 80));
    const problem = (await answer.json()) as { parameter: string; detail: string };
    assert.equal(problem.parameter, parameter);
    assert.match(problem.detail, /\p{Script=Arabic}/u);
  }
  assert.equal(
    (await site.get(`${start}&utm_source=x`, HTML)).headers.get('etag'),
    (await site.get(start, HTML)).headers.get('etag'),
  );
});

test('a start that is not there is 404, one that was withdrawn 410; beside another start it is named and left out', async (t) => {
  const own = await smallSite(t, {
    files: { ...INCIDENT_RECORDS, 'place/gone.ttl': turtle('<id/place/gone> a isnad:Place ; rdfs:label "Gone"@en .') },
  });
  assert.equal((await own.get('/explore?start=place.nowhere', HTML)).status, 404);
  assert.equal((await own.get('/explore?start=place.gone', HTML)).status, 200);
  own.remove('place/gone.ttl');
  await own.update({}, { prune: true, allowWithdraw: 1 });
  assert.equal((await own.get('/explore?start=place.gone', HTML)).status, 410);
  const both = await own.get('/explore?start=incident.sarmin-2015-03-16_place.gone', HTML);
  assert.equal(both.status, 200);
  assert.match(await both.text(), /No longer here, and left out: place\/gone/);
});

test('a new claim is a new edge and a new tag', async (t) => {
  const own = await smallSite(t);
  const before = await own.get(VIEW, HTML);
  await own.update({
    'document/release-three.ttl': release(
      'release-three',
      'isnad:value 9 ; isnad:bound bound:about ; isnad:counts counts:persons',
      'commission',
    ),
  });
  const after = await own.get(VIEW, HTML);
  assert.notEqual(after.headers.get('etag'), before.headers.get('etag'));
  assert.match(await after.text(), /organization\.commission\*speaks-of\*incident/);
});

test('a view that reads much is made elsewhere, with the same bytes', async (t) => {
  const files = Object.fromEntries(
    Array.from({ length: 300 }, (_, at) => [
      `document/d${at}.ttl`,
      release(`d${at}`, 'isnad:value 1 ; isnad:bound bound:about'),
    ]),
  );
  const all = { ...INCIDENT_RECORDS, ...files };
  const made: string[] = [];
  const [here, there] = await Promise.all([
    smallSite(t, { files: all }),
    smallSite(t, {
      files: all,
      pages: (data) => {
        const maker = new PageMaker({ data, sourcesDir: undefined, timeoutMs: 60_000, memoryMb: 512 });
        return {
          make: (request) => {
            made.push(request.name);
            return maker.make(request);
          },
          close: () => maker.close(),
        };
      },
    }),
  ]);
  const path = '/explore?start=organization.observers&open=organization.observers*speaks-in*2';
  assert.equal(await (await there.get(path, HTML)).text(), await (await here.get(path, HTML)).text());
  assert.deepEqual(made, ['explore']);
});
