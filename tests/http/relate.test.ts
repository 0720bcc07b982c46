import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { findRecord, merge } from '../../src/archive/writer.ts';
import { NEUTRAL_BASE } from '../../src/rdf/base.ts';
import { INCIDENT_RECORDS, release, turtle } from './records.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

const FIGURE = 'isnad:value 6 ; isnad:bound bound:unqualified ; isnad:counts counts:persons';
const FILES = {
  ...INCIDENT_RECORDS,
  'document/release-three.ttl': release('release-three', FIGURE, 'commission'),
  'place/syria.ttl': turtle('<id/place/syria> a isnad:Place ; rdfs:label "Syria"@en .'),
};

const html = (site: SmallSite, path: string, language = 'en') =>
  site.get(path, { Accept: BROWSER, 'Accept-Language': language });
const WAY = '/path?from=organization/observers&to=organization/commission';

const PAGES = {
  path: WAY,
  voices: '/voices',
  'voices of a claim': '/voices?claim=claim/release-one/killed',
  compare: '/compare?records=organization/observers,organization/commission',
} as const;

describe('pages that relate records', () => {
  for (const [name, path] of Object.entries(PAGES)) {
    it(`${name}: HTML in both languages, JSON-LD, Turtle, CSV, and 406 for the rest`, async (t) => {
      const site = await smallSite(t, { files: FILES });
      for (const [accept, type] of [
        [BROWSER, 'text/html; charset=utf-8'],
        ['*/*', 'application/ld+json'],
        ['text/turtle', 'text/turtle; charset=utf-8'],
        ['text/csv', 'text/csv; charset=utf-8'],
      ] as const) {
        const answer = await site.get(path, { Accept: accept });
        assert.equal(answer.status, 200, accept);
        assert.equal(answer.headers.get('content-type'), type);
        assert.ok((await answer.text()).length > 50);
      }
      assert.equal((await site.get(path, { Accept: 'application/rdf+xml' })).status, 406);
      for (const language of ['en', 'ar']) {
        const page = await (await html(site, path, language)).text();
        assert.match(page, new RegExp(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`));
        assert.doesNotMatch(page, /undefined|\[object|NaN|Infinity|<script>/);
      }
    });

    it(`${name}: keeps its tag while nothing changes, and loses it with any change`, async (t) => {
      const site = await smallSite(t, { files: FILES });
      const first = await html(site, path);
      const tag = first.headers.get('etag') ?? '';
      const again = await site.get(path, { Accept: BROWSER, 'Accept-Language': 'en', 'If-None-Match': tag });
      assert.equal(again.status, 304);
      await site.update({ 'document/release-four.ttl': release('release-four', FIGURE, 'network') });
      const later = await site.get(path, { Accept: BROWSER, 'Accept-Language': 'en', 'If-None-Match': tag });
      assert.equal(later.status, 200);
      assert.notEqual(later.headers.get('etag'), tag);
    });
  }

  it('the JSON-LD of a way names each step, its ends and the claims that carry it', async (t) => {
    const site = await smallSite(t, { files: FILES });
    const answer = (await (await site.get(WAY)).json()) as Record<string, never>;
    const way = answer['hydra:member'] as unknown as JsonWay;
    assert.equal(way.type, 'Connection');
    const idOf = (node: Node): string => (typeof node === 'string' ? node : node.id);
    assert.deepEqual(
      way.step.map(({ stepNumber, fromThing, toThing, carriedBy }) =>
        [stepNumber, idOf(fromThing), idOf(toThing), ...carriedBy.map(idOf)].join(' '),
      ),
      [
        '1 id/organization/observers id/incident/sarmin-2015-03-16 id/claim/release-one/killed',
        '2 id/incident/sarmin-2015-03-16 id/organization/commission id/claim/release-three/killed',
      ],
    );
  });
});

type Node = string | { readonly id: string };

interface JsonWay {
  readonly type: string;
  readonly step: readonly {
    readonly stepNumber: number;
    readonly fromThing: Node;
    readonly toThing: Node;
    readonly carriedBy: readonly Node[];
  }[];
}

describe('a record is named', () => {
  const spellings = [
    'organization/observers',
    '/organization/observers',
    'id/organization/observers',
    'http://localhost:3030/organization/observers',
    'http://localhost:3030/id/organization/observers',
    'http://localhost:3030/organization/observers.html?lang=ar#claims',
    'observers',
    ' observers ',
  ];
  it('by its IRI, that of its thing, the address of its page, the end of any of them, or its slug', async (t) => {
    const site = await smallSite(t, { files: FILES });
    for (const from of spellings) {
      const answer = await site.get(`/path.csv?${new URLSearchParams({ from, to: 'organization/commission' })}`);
      assert.equal(answer.status, 200, from);
      assert.match(await answer.text(), /\r\n1,2,1,http:\/\/localhost:3030\/id\/organization\/observers,/, from);
    }
  });

  it('by a claim, which stands for its document', async (t) => {
    const site = await smallSite(t, { files: FILES });
    const answer = await site.get('/path.csv?from=claim/release-one/killed&to=organization/commission');
    assert.match(await answer.text(), /id\/document\/release-one/);
  });
});

describe('bad input gets a page that says what to do', () => {
  const cases: readonly [title: string, path: string, status: number, says: RegExp][] = [
    [
      'an unknown record',
      '/path?from=organization/nobody&to=organization/observers',
      404,
      /There is no record “organization\/nobody”/,
    ],
    ['nonsense', '/path?from=../../etc/passwd&to=organization/observers', 404, /There is no record/],
    [
      'the same record twice',
      '/path?from=organization/observers&to=observers',
      400,
      /Both fields name the same record/,
    ],
    ['one record alone', '/path?from=organization/observers', 200, /Choose the second record/],
    ['none at all', '/path', 200, /Lists to choose from/],
    [
      'a text of 10,000 characters',
      `/path?from=${'x'.repeat(10_000)}&to=observers`,
      404,
      /There is no record “x{120}”/,
    ],
    ['markup', '/path?from=%3Cb%3Ezzz%3C/b%3E&to=observers', 404, /There is no record “&#60;b&#62;zzz/],
    ['marks of direction', '/path?from=%E2%80%AEgnp%E2%80%8B&to=observers', 404, /There is no record “ gnp ”/],
    [
      'figures about an unknown record',
      '/voices?about=incident/nowhere',
      404,
      /There is no record “incident\/nowhere”/,
    ],
    ['an unknown aspect', '/voices?aspect=nonsense', 200, /Nothing/],
    ['nothing to compare', '/compare', 200, /Lists to choose from/],
    ['one record to compare', '/compare?records=organization/observers', 400, /at least two different records/],
    ['the same one twice', '/compare?records=organization/observers,observers', 400, /at least two different records/],
    ['six records', '/compare?records=a,b,c,d,e,f', 400, /There is no record|At most five/],
    [
      'records of two kinds',
      '/compare?records=organization/observers,incident/sarmin-2015-03-16',
      400,
      /records of one kind/,
    ],
    [
      'places',
      '/compare?records=place/syria,organization/observers',
      400,
      /Only incidents, documents and organizations/,
    ],
    ['an unknown one', '/compare?records=organization/observers,organization/nobody', 404, /There is no record/],
    ['records of 10,000 characters', `/compare?records=${'a,'.repeat(5_000)}`, 404, /There is no record/],
  ];
  for (const [title, path, status, says] of cases) {
    it(`${title}: ${status}`, async (t) => {
      const site = await smallSite(t, { files: FILES });
      const answer = await html(site, path);
      const page = await answer.text();
      assert.equal(answer.status, title === 'six records' ? 404 : status, page.slice(0, 300));
      assert.match(page, says);
      assert.match(page, /<form method="get"|class="items figures"|Lists to choose from/);
      if (status !== 200) {
        const problem = await site.get(path);
        assert.equal(problem.status, answer.status);
        assert.equal(problem.headers.get('content-type'), 'application/problem+json');
        assert.equal(problem.headers.get('etag'), null);
      }
    });
  }

  it('programs that name no records get a problem, not an empty answer', async (t) => {
    const site = await smallSite(t, { files: FILES });
    for (const path of ['/path', '/path?from=organization/observers', '/compare']) {
      assert.equal((await site.get(path)).status, 400, path);
      assert.equal((await site.get(path, { Accept: 'text/csv' })).status, 400, path);
    }
  });

  it('a page that is no number is 400, one beyond the last is empty', async (t) => {
    const site = await smallSite(t, { files: FILES });
    for (const page of ['-1', '0', 'two']) {
      assert.equal((await site.get(`/voices?page=${page}`)).status, 400, page);
      assert.equal((await site.get(`${PAGES.compare}&page=${page}`)).status, 400, page);
    }
    assert.equal((await html(site, '/voices?page=99')).status, 200);
  });

  it('a claim that is unknown, malformed or dropped leads nowhere, and says so', async (t) => {
    const site = await smallSite(t, { files: FILES });
    assert.equal((await site.get('/voices?claim=claim/release-one/nothing')).status, 404);
    assert.equal((await site.get('/voices?claim=organization/observers')).status, 404);
    assert.equal((await site.get(`/voices?claim=${'y'.repeat(10_000)}`)).status, 404);
    await site.update({
      'document/release-one.ttl': release('release-one', FIGURE).replace(/<id\/claim\/release-one\/killed>.*$/s, ''),
    });
    assert.equal((await site.get('/voices?claim=claim/release-one/killed')).status, 410);
  });

  it('a withdrawn record is 410 with the way to its versions', async (t) => {
    const site = await smallSite(t, { files: FILES });
    site.remove('organization/commission.ttl', 'document/release-three.ttl');
    await site.update({}, { prune: true, allowWithdraw: 2 });
    for (const path of [WAY, PAGES.compare]) {
      const answer = await html(site, path);
      assert.equal(answer.status, 410, path);
      assert.match(await answer.text(), /was withdrawn.*href="\/organization\/commission"/s);
      assert.equal((await site.get(path)).status, 410);
    }
  });

  it('a merged record stands for its survivor', async (t) => {
    const site = await smallSite(t, { files: FILES });
    const db = site.archive.writer;
    const row = findRecord(db, `${NEUTRAL_BASE}organization/network`);
    assert.ok(row);
    const change = { time: new Date(0), agent: 'curator', door: 'http' };
    await db.transaction(() => merge(db, row, `${NEUTRAL_BASE}organization/observers`, change));
    site.refresh();
    const answer = await site.get('/path.csv?from=organization/network&to=organization/commission');
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /organization\/observers/);
  });

  it('markup in a name stays text', async (t) => {
    const site = await smallSite(t, { files: FILES });
    for (const path of Object.values(PAGES)) {
      const page = await (await html(site, path)).text();
      assert.doesNotMatch(page, /<script>alert/, path);
      assert.match(page, /Observers &#60;script&#62;/, path);
    }
  });
});

test('a form that adds a record leads to the one address of the answer', async (t) => {
  const site = await smallSite(t, { files: FILES });
  const answer = await site.get('/compare?records=organization/observers&records=organization/network&lang=ar');
  assert.equal(answer.status, 303);
  assert.equal(
    answer.headers.get('location'),
    '/compare?records=organization%2Fobservers%2Corganization%2Fnetwork&lang=ar',
  );
});

test('records, incidents and claims lead to what relates them', async (t) => {
  const site = await smallSite(t, { files: FILES });
  const incident = await (await html(site, '/incident/sarmin-2015-03-16')).text();
  assert.match(incident, /action="\/path"/);
  assert.match(incident, /action="\/compare"/);
  assert.match(incident, /href="\/voices\?about=incident%2Fsarmin-2015-03-16"/);
  const claim = await (await html(site, '/claim/release-one/killed')).text();
  assert.match(claim, /href="\/voices\?claim=claim%2Frelease-one%2Fkilled"/);
});
