import assert from 'node:assert/strict';
import { before, describe, it, test } from 'node:test';
import { BASE } from '../archive/small-archive.ts';
import { SEARCH_FILES } from './search-site.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

const ends: (() => unknown)[] = [];
let site: SmallSite;
before(async () => {
  site = await smallSite({ after: (end: () => unknown) => void ends.push(end) } as never, { files: SEARCH_FILES });
});
test.after(async () => {
  for (const end of ends.reverse()) await end();
});

type Json = Readonly<Record<string, unknown>>;

interface Manifest {
  readonly documentation: string;
  readonly view: { readonly url: string };
  readonly preview: { readonly url: string };
  readonly suggest: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly extend: { readonly propose_properties: Readonly<Record<string, string>> };
}

async function json<T = Json>(path: string, headers: Record<string, string> = {}): Promise<T> {
  const answer = await site.get(path, headers);
  assert.equal(answer.status, 200, path);
  return (await answer.json()) as T;
}

const FORM = 'application/x-www-form-urlencoded';

/** Sends a form, as clients of tables do. */
function post(form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return site.get(
    '/reconcile',
    { 'Content-Type': `${FORM}; charset=UTF-8`, ...headers },
    'POST',
    String(new URLSearchParams(form)),
  );
}

const queries = (query: object): string => JSON.stringify({ q0: query });

describe('the service', () => {
  it('answers a plain GET with its manifest', async () => {
    const manifest = await json('/reconcile', { Accept: 'application/json, text/javascript, */*; q=0.01' });
    assert.deepEqual(manifest['versions'], ['0.2']);
    assert.equal(manifest['identifierSpace'], `${BASE}id/`);
    assert.equal(manifest['schemaSpace'], 'https://w3id.org/isnad/ontology#');
    assert.equal(manifest['batchSize'], 50);
    assert.match(JSON.stringify(manifest['defaultTypes']), /ontology#Incident/);
  });

  it('leads to nothing in its manifest that does not answer', async () => {
    for (const lang of ['', '?lang=ar']) {
      const { view, preview, suggest, extend, documentation } = await json<Manifest>(`/reconcile${lang}`);
      const services = Object.values(suggest);
      const { propose_properties: proposed } = extend;
      const addresses = [
        documentation,
        view.url.replace('{{id}}', encodeURIComponent(`${BASE}id/place/sarmin`)),
        preview.url.replace('{{id}}', encodeURIComponent(`${BASE}id/place/sarmin`)),
        `${proposed['service_url']}${proposed['service_path']}`,
        ...services.map((service) => `${service['service_url']}${service['service_path']}`),
        `${services[0]?.['flyout_service_url']}${services[0]?.['flyout_service_path']}`.replace(
          /\$\{id\}/,
          encodeURIComponent(`${BASE}id/place/sarmin`),
        ),
      ];
      for (const address of addresses) {
        assert.ok(address.startsWith(BASE), address);
        assert.equal(address.includes('lang=ar'), lang !== '', address);
        const { status } = await site.get(address.slice(BASE.length - 1));
        assert.ok(status === 200 || status === 303, `${status} ${address}`);
      }
    }
  });

  it('explains itself to a browser, in both languages', async () => {
    for (const [lang, words] of [
      ['en', /Add standard service/],
      ['ar', /مطابقة الجداول/],
    ] as const) {
      const answer = await site.get(`/reconcile?lang=${lang}`, { Accept: BROWSER });
      assert.match(answer.headers.get('Content-Type') ?? '', /text\/html/);
      assert.match(await answer.text(), words);
    }
  });

  it('may be used from any page, and says how', async () => {
    for (const path of [
      '/reconcile',
      '/reconcile/suggest/entity?prefix=sar',
      '/reconcile/properties',
      '/reconcile?queries=no',
    ])
      assert.equal((await site.get(path)).headers.get('Access-Control-Allow-Origin'), '*', path);
    const options = await site.get('/reconcile', {}, 'OPTIONS');
    assert.equal(options.headers.get('Allow'), 'GET, HEAD, POST, OPTIONS');
    assert.equal(options.headers.get('Accept-Post'), FORM);
    assert.equal((await site.get('/reconcile', {}, 'PUT')).status, 405);
  });

  it('is listed where programs look for services', async () => {
    for (const path of ['/.well-known/void', '/catalog']) {
      const turtle = await (await site.get(path, { Accept: 'application/n-triples' })).text();
      assert.match(turtle, /reconcile> <http:\/\/www\.w3\.org\/ns\/dcat#servesDataset>/, path);
      assert.match(turtle, /CG-FINAL-specs-0\.2/, path);
    }
  });
});

describe('a batch', () => {
  it('is answered the same by GET and by POST', async () => {
    const batch = queries({ query: 'Sarmin', type: 'Place' });
    const byGet = await json(`/reconcile?${new URLSearchParams({ queries: batch })}`);
    const byPost = await post({ queries: batch });
    assert.equal(byPost.headers.get('Content-Type'), 'application/json');
    assert.deepEqual(await byPost.json(), byGet);
    const [first] = (byGet as { q0: { result: Json[] } }).q0.result;
    assert.deepEqual(
      [first?.['id'], first?.['name'], first?.['score'], first?.['match']],
      [`${BASE}id/place/sarmin`, 'Sarmin', 100, true],
    );
  });

  it('is answered row by row, under the names that the client gave', async () => {
    const answer = await post({ queries: '{"__proto__":{"query":"Sarmin"},"b":{"query":"Atlantis"}}' });
    const rows = JSON.parse(await answer.text(), (key, value) => (key === '__proto__' ? undefined : value));
    assert.deepEqual(rows.b, { result: [] });
    assert.match(
      await (await post({ queries: '{"__proto__":{"query":"Sarmin"}}' })).text(),
      /"__proto__": \{\s+"result": \[\s+\{/,
    );
  });

  it('names candidates in the language asked for, else in the script of the row', async () => {
    const name = async (query: string, headers: Record<string, string>, lang = ''): Promise<unknown> => {
      const path = `/reconcile?${new URLSearchParams({ queries: queries({ query, type: 'Place' }), ...(lang && { lang }) })}`;
      return ((await json(path, headers)) as { q0: { result: Json[] } }).q0.result[0]?.['name'];
    };
    assert.equal(await name('Sarmin', { 'Accept-Language': 'ar' }), 'سرمين');
    assert.equal(await name('سرمين', { 'Accept-Language': 'en' }), 'Sarmin');
    assert.equal(await name('Sarmin', { 'Accept-Language': 'en' }, 'ar'), 'سرمين');
    assert.equal(await name('Sarmin', {}), 'Sarmin');
    assert.equal(await name('سرمين', {}), 'سرمين');
  });

  it('with markup in it comes back as text', async () => {
    const answer = await post({ queries: queries({ query: '<img src=x onerror=alert(1)> Robert Tables' }) });
    assert.equal(answer.headers.get('X-Content-Type-Options'), 'nosniff');
    const { q0 } = (await answer.json()) as { q0: { result: Json[] } };
    assert.match(String(q0.result[0]?.['name']), /<img/);
    const { html } = await json(`/reconcile/flyout/entity?id=${BASE}id/person/evil`);
    assert.doesNotMatch(String(html), /<img/);
  });

  it('of 10,000 characters finds nothing and harms nothing', async () => {
    const answer = await post({ queries: queries({ query: 'خ'.repeat(10_000) }) });
    assert.deepEqual(await answer.json(), { q0: { result: [] } });
  });

  for (const [title, form, status, told] of [
    ['broken JSON', { queries: '{"q0":' }, 400, /no JSON/],
    ['wrong types', { queries: queries({ query: ['a'] }) }, 400, /q0\.query/],
    ['an unknown type', { queries: queries({ query: 'a', type: 'Unicorn' }) }, 400, /q0\.type .*Incident/],
    [
      'an unknown property',
      { queries: queries({ query: 'a', properties: [{ pid: 'colour', v: 'red' }] }) },
      400,
      /pid .*date/,
    ],
    [
      '1,000 rows',
      { queries: JSON.stringify(Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [i, { query: 'a' }]))) },
      413,
      /at most 50/,
    ],
    ['two megabytes', { queries: queries({ query: 'a'.repeat(2_000_000) }) }, 413, /1048576 bytes/],
    [
      'an unknown property to fetch',
      { extend: '{"ids":[],"properties":[{"id":"colour"}]}' },
      400,
      /extend\.properties/,
    ],
    ['nothing to do', { other: '1' }, 400, /neither "queries" nor "extend"/],
  ] as const) {
    it(`is refused with a problem that says what to do: ${title}`, async () => {
      const answer = await post(form as Record<string, string>);
      assert.equal(answer.status, status);
      assert.equal(answer.headers.get('Content-Type'), 'application/problem+json');
      assert.match(((await answer.json()) as { detail: string }).detail, told);
    });
  }

  it('that is no form is refused with the type to send', async () => {
    const answer = await post({}, { 'Content-Type': 'application/json' });
    assert.equal(answer.status, 415);
    assert.equal(answer.headers.get('Accept-Post'), FORM);
  });
});

describe('suggestions', () => {
  const names = async (path: string): Promise<unknown[]> =>
    ((await json(path)) as { result: Json[] }).result.map(({ name }) => name);

  it('go on from what was typed, in either script', async () => {
    assert.ok((await names('/reconcile/suggest/entity?prefix=sar')).includes('Sarmin'));
    assert.ok((await names(`/reconcile/suggest/entity?prefix=${encodeURIComponent('سرم')}`)).includes('Sarmin'));
    assert.deepEqual(await names('/reconcile/suggest/entity?prefix=place/sarmin'), ['Sarmin']);
    assert.deepEqual(await names('/reconcile/suggest/type?prefix=incid'), ['incident', 'series of incidents']);
    assert.deepEqual(await names(`/reconcile/suggest/type?prefix=${encodeURIComponent('حادث')}`), ['incident']);
    assert.deepEqual(await names('/reconcile/suggest/property?prefix=publ'), ['Publisher']);
  });

  it('are narrowed by type and skipped by cursor', async () => {
    const all = await names('/reconcile/suggest/entity?prefix=sarmin');
    assert.ok(all.length > 1);
    assert.deepEqual(await names('/reconcile/suggest/entity?prefix=sarmin&cursor=1'), all.slice(1));
    assert.deepEqual(await names('/reconcile/suggest/entity?prefix=sarmin&type=Place'), ['Sarmin']);
  });

  it('of what cannot be are refused, of nothing are none', async () => {
    for (const query of ['prefix=a&cursor=-1', 'prefix=a&cursor=x', 'prefix=a&cursor=99999', 'prefix=a&type=Unicorn'])
      assert.equal((await site.get(`/reconcile/suggest/entity?${query}`)).status, 400, query);
    assert.deepEqual(await names(`/reconcile/suggest/entity?prefix=${'a'.repeat(10_000)}`), []);
    assert.equal((await site.get('/reconcile/flyout/entity?id=nobody')).status, 404);
  });

  it('of properties begin with those of the type, and leave none out', async () => {
    assert.deepEqual(await names('/reconcile/suggest/property?prefix=dat&type=Place'), ['date']);
    assert.deepEqual((await names('/reconcile/suggest/property?prefix=&type=Place')).slice(0, 3), [
      'Name',
      'Also called',
      'within',
    ]);
  });

  it('of what to fetch are the properties of the type', async () => {
    const { properties, type, limit } = await json('/reconcile/properties?type=Place&limit=3');
    assert.deepEqual([type, limit, (properties as Json[]).length], ['Place', 3, 3]);
    assert.equal((await site.get('/reconcile/properties?type=Unicorn')).status, 400);
  });
});

test('values are fetched as records, texts and numbers; of what is not here there are none', async () => {
  const extend = {
    ids: [`${BASE}id/incident/sarmin-2015-03-16`, 'place/sarmin', 'nobody'],
    properties: [{ id: 'place' }, { id: 'date' }, { id: 'label', settings: { language: 'ar', limit: '1' } }],
  };
  const answer = (await (await post({ extend: JSON.stringify(extend) })).json()) as Record<string, Json>;
  assert.deepEqual(answer['rows'], {
    [`${BASE}id/incident/sarmin-2015-03-16`]: {
      place: [{ id: `${BASE}id/place/sarmin`, name: 'Sarmin' }],
      date: [{ str: '2015-03-16' }],
      label: [{ str: 'سرمين، 16 آذار 2015' }],
    },
    'place/sarmin': { place: [], date: [], label: [{ str: 'سرمين' }] },
    nobody: { place: [], date: [], label: [] },
  });
  assert.deepEqual(
    (answer['meta'] as unknown as Json[]).map(({ id, name }) => [id, name]),
    [
      ['place', 'place'],
      ['date', 'date'],
      ['label', 'Name'],
    ],
  );
});

test('a preview may stand in a frame of anybody, and no other page may', async () => {
  const preview = await site.get('/reconcile/preview?id=person/evil');
  assert.match(preview.headers.get('Content-Security-Policy') ?? '', /frame-ancestors \*$/);
  assert.equal(preview.headers.get('X-Frame-Options'), null);
  assert.doesNotMatch(await preview.text(), /<img/);
  for (const path of ['/reconcile', '/person/evil', '/reconcile/preview?id=nobody']) {
    const { headers } = await site.get(path, { Accept: BROWSER });
    assert.match(headers.get('Content-Security-Policy') ?? '', /frame-ancestors 'none'/, path);
    assert.equal(headers.get('X-Frame-Options'), 'SAMEORIGIN', path);
  }
});

test('an identifier leads to the page of its record', async () => {
  for (const id of [`${BASE}id/place/sarmin`, 'place/sarmin']) {
    const answer = await site.get(`/reconcile/view?id=${encodeURIComponent(id)}&lang=ar`);
    assert.deepEqual([answer.status, answer.headers.get('Location')], [303, '/place/sarmin?lang=ar']);
  }
  for (const id of ['', '../etc/passwd', 'https://example.org/id/place/sarmin', 'place/a%0d%0ab'])
    assert.equal((await site.get(`/reconcile/view?id=${encodeURIComponent(id)}`)).status, 404, id);
});
