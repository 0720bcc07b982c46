import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { SuggestionsModel } from '../../src/views/search-suggestions.ts';
import { SEARCH_FILES, searchPage, searchPath, thingsFound } from './search-site.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

interface Collection {
  readonly type: string;
  readonly 'hydra:totalItems': number;
  readonly 'hydra:member': readonly { readonly id: string }[];
}

/** One site for all tests of a suite. */
function shared(): SmallSite {
  const site = {} as SmallSite;
  const ends: (() => unknown)[] = [];
  before(async () => {
    Object.assign(
      site,
      await smallSite({ after: (end: () => unknown) => void ends.push(end) } as never, { files: SEARCH_FILES }),
    );
  });
  after(async () => {
    for (const end of ends.reverse()) await end();
  });
  return site;
}

describe('/search', () => {
  const site = shared();

  it('finds by a name in either script, and marks it in the text as it is written', async () => {
    assert.deepEqual(await thingsFound(site, { q: 'سرمين' }), ['incident/sarmin-2015-03-16', 'place/sarmin'].reverse());
    const text = await searchPage(site, { q: 'سرمين', lang: 'ar' });
    assert.match(text, /<mark>سرمين<\/mark>، 16 آذار 2015/);
    assert.match(await searchPage(site, { q: 'ادلب' }), /<bdi lang="ar" dir="rtl"><mark>إدلب<\/mark><\/bdi>/);
  });

  it('says what a misspelt word was taken for', async () => {
    const text = await searchPage(site, { q: 'sarmn' });
    assert.match(text, /No name holds <bdi>sarmn<\/bdi>; showing results for <strong><bdi>Sarmin<\/bdi><\/strong>\./);
    assert.match(text, /<mark>Sarmin<\/mark>, 16 March 2015/);
  });

  it('shows everything where nothing is looked for', async () => {
    assert.equal((await thingsFound(site, {})).length, Object.keys(SEARCH_FILES).length);
    assert.match(await searchPage(site, {}), /All records: <b class="number">9<\/b>/);
  });

  it('is narrowed by every facet, the places with all that lies in them', async () => {
    const cases: [Record<string, string>, string[]][] = [
      [{ class: 'Incident' }, ['incident/sarmin-2015-03-16']],
      [{ year: '2017' }, ['document/release-one', 'document/release-two']],
      [{ place: 'idlib', class: 'Place' }, ['place/idlib', 'place/sarmin']],
      [{ place: 'idlib', class: 'Document' }, ['document/release-one', 'document/release-two']],
      [{ organization: 'network' }, ['document/release-two', 'incident/sarmin-2015-03-16']],
      [{ aspect: 'killed', class: 'Organization' }, ['organization/network', 'organization/observers']],
      [{ modality: 'asserted', class: 'Incident' }, ['incident/sarmin-2015-03-16']],
      [{ disagreement: 'yes' }, ['incident/sarmin-2015-03-16']],
      [{ disagreement: 'no' }, []],
      [{ from: '2016', to: '2017-04' }, ['document/release-one', 'document/release-two']],
      [{ from: '2015-03-16', to: '2015-03-16' }, ['incident/sarmin-2015-03-16']],
      [{ place: 'nowhere' }, []],
      [{ q: 'sarmin', class: 'Place' }, ['place/sarmin']],
    ];
    for (const [parameters, expected] of cases)
      assert.deepEqual((await thingsFound(site, parameters)).sort(), expected, JSON.stringify(parameters));
  });

  it('comes in the order asked for', async () => {
    assert.deepEqual(await thingsFound(site, { sort: 'name', class: 'Organization' }), [
      ...['organization/commission', 'organization/network', 'organization/observers'],
    ]);
    assert.equal((await thingsFound(site, { sort: 'date' }))[0], 'incident/sarmin-2015-03-16');
    assert.match((await thingsFound(site, { sort: 'newest' }))[0] as string, /^document/);
    assert.equal((await thingsFound(site, { q: 'release', sort: 'claims' })).length, 2);
    assert.equal(
      (await thingsFound(site, {}))[0],
      'incident/sarmin-2015-03-16',
      'without words, what most is claimed of',
    );
  });

  it('has its whole state in the address, and keeps it in another language', async () => {
    const text = await searchPage(site, { q: 'sarmin', class: 'Incident', sort: 'date' });
    assert.match(text, /hreflang="ar" href="\/search\?q=sarmin&#38;class=Incident&#38;sort=date&#38;lang=ar"/);
    assert.match(text, /<input type="hidden" name="class" value="Incident">/);
  });

  it('is a Hydra collection for programs, its members in order', async () => {
    const answer = await site.get(searchPath({ q: 'sarmin' }), { Accept: 'application/ld+json' });
    const collection = (await answer.json()) as Collection;
    assert.equal(collection.type, 'hydra:Collection');
    assert.equal(collection['hydra:totalItems'], 2);
    assert.deepEqual(
      collection['hydra:member'].map(({ id }) => id),
      ['id/place/sarmin', 'id/incident/sarmin-2015-03-16'],
    );
    assert.deepEqual(((await (await site.get('/search.jsonld?q=nothing')).json()) as Collection)['hydra:member'], []);
    const turtle = await (await site.get('/search.ttl?class=Place')).text();
    assert.match(turtle, /hydra:totalItems 2/);
  });

  it('is a table with the name by which each thing was found', async () => {
    const answer = await site.get('/search.csv?q=%D8%B3%D8%B1%D9%85%D9%8A%D9%86');
    assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8');
    const [header, row] = (await answer.text()).split('\r\n');
    assert.equal(header, 'iri,name,language,class,earliest,latest,claims,disagreement,found,page');
    assert.equal(
      row,
      'http://localhost:3030/id/place/sarmin,Sarmin,en,https://w3id.org/isnad/ontology#Place,,,0,,سرمين,http://localhost:3030/place/sarmin',
    );
  });

  it('is not sent again to whoever holds it', async () => {
    const first = await site.get(searchPath({ q: 'sarmin' }), { Accept: BROWSER });
    const tag = first.headers.get('etag') as string;
    const again = await site.get(searchPath({ q: 'sarmin' }), { Accept: BROWSER, 'If-None-Match': tag });
    assert.equal(again.status, 304);
    const other = await site.get(searchPath({ q: 'idlib' }), { Accept: BROWSER, 'If-None-Match': tag });
    assert.equal(other.status, 200);
  });

  it('writes names from the data as text, wherever they stand', async () => {
    for (const parameters of [{ q: 'tables' }, { q: '<img src=x onerror=alert(1)>' }, { q: '"><script>' }, {}]) {
      const text = await searchPage(site, parameters);
      assert.doesNotMatch(text, /<img|<script>/);
    }
    assert.match(
      await searchPage(site, { q: 'img tables' }),
      /&#60;<mark>img<\/mark> src=x onerror=alert\(1\)&#62; <mark>Tables<\/mark>/,
    );
  });
});

describe('/search/suggest', () => {
  it('gives things whose names begin so, one slip forgiven', async (t) => {
    const site = await smallSite(t, { files: SEARCH_FILES });
    const suggest = async (q: string, headers = {}) =>
      (await (await site.get(searchPath({ q }, '/search/suggest'), headers)).json()) as SuggestionsModel;
    const { suggestions } = await suggest('sarm');
    assert.deepEqual(suggestions[0], {
      iri: 'http://localhost:3030/id/place/sarmin',
      page: 'http://localhost:3030/place/sarmin',
      label: 'Sarmin',
      labelLanguage: 'en',
      kind: 'place',
      name: 'Sarmin',
      language: 'en',
      found: [[0, 4]],
    });
    assert.equal((await suggest('srqm')).suggestions.length, 0, 'two slips');
    assert.equal((await suggest('samr')).suggestions.length, 2, 'two letters exchanged');
    assert.equal((await suggest('سر', { 'Accept-Language': 'ar' })).suggestions[0]?.label, 'سرمين');
    assert.deepEqual((await suggest('')).suggestions, []);
  });
});

describe('a search that cannot be', () => {
  const site = shared();

  const refused: [why: string, parameters: string, says: RegExp][] = [
    ['too long a text', `q=${'a'.repeat(10_000)}`, /at most 500 characters, this one has 10000/],
    ['an unknown facet', 'colour=red', /cannot be narrowed by “colour”; possible are q, class, year, place/],
    ['a facet given twice', 'class=Place&class=Incident', /Give class once/],
    ['a year of five digits', 'year=20177', /year is a year of four digits, such as 2017; “20177” is not/],
    ['a day that no month has', 'from=2017-02-30', /from is a year, a month or a day.*“2017-02-30” is not/],
    ['a month that no year has', 'to=2017-13', /“2017-13” is not/],
    ['a date in words', 'from=yesterday', /“yesterday” is not/],
    ['an end before the start', 'from=2018&to=2017', /exchange them/],
    ['an order that is none', 'sort=colour', /one of relevance, date, newest, name, claims/],
    ['page -1', 'page=-1', /page is a whole number from 1/],
    ['page 1e3', 'page=1e3', /page is a whole number from 1/],
    ['neither yes nor no', 'disagreement=perhaps', /yes or no/],
  ];
  for (const [why, parameters, says] of refused) {
    it(`is refused for ${why}, with what to write instead`, async () => {
      const answer = await site.get(`/search?${parameters}`, { Accept: BROWSER });
      assert.equal(answer.status, 400);
      const text = (await answer.text()).replaceAll('&#39;', "'");
      assert.match(text, says);
      assert.match(text, /Correct the request/);
      const arabic = await (await site.get(`/search?${parameters}&lang=ar`, { Accept: BROWSER })).text();
      assert.match(arabic, /<html lang="ar" dir="rtl">/);
    });
  }

  it('finds nothing, and says what to do', async () => {
    const text = await searchPage(site, { q: 'zzzz', class: 'Incident' });
    for (const words of [
      'Nothing was found',
      'Look for fewer words',
      'Remove what narrows the search',
      'Browse everything',
    ])
      assert.ok(text.includes(words), words);
  });

  it('names what it was narrowed by even where that is nothing here', async () => {
    assert.match(await searchPage(site, { place: 'nowhere' }), /Place: <bdi>nowhere<\/bdi>/);
  });

  it('leads back from a page that is not there', async () => {
    assert.match(await searchPage(site, { page: '99' }), /There is no page 99; the last one is page 1\./);
  });

  it('is read without the signs that direct or join letters', async () => {
    const signs = '\u202e\u2066\u200bsar\u200dmin\u2069\u202c\u0000';
    assert.equal((await thingsFound(site, { q: signs })).length, 2);
    assert.doesNotMatch(await searchPage(site, { q: signs }), /[\u202e\u200b\u200d]/);
    assert.match(await searchPage(site, { q: '\u202e\u200b' }), /All records/);
    assert.match(await searchPage(site, { q: '!?' }), /There is no letter and no digit to look for/);
    assert.equal((await thingsFound(site, { q: 'sarmin سرمين' })).length, 2, 'both directions in one search');
  });

  it('looks for the first twelve words of many', async () => {
    const words = Array.from({ length: 40 }, (_, at) => `w${at}`).join(' ');
    assert.match(await searchPage(site, { q: words }), /Only the first 12 words were looked for/);
  });

  it('is not mistaken for the language of the table', async () => {
    for (const q of ['"', '* OR', 'NEAR(', 'a"b*', "'; DROP TABLE name; --", 'words:', '-sarmin', '^sarmin'])
      assert.equal((await site.get(searchPath({ q }))).status, 200, q);
  });
});
