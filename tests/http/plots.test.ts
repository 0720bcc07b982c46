import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { turtle } from './records.ts';
import { SEARCH_FILES } from './search-site.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

const place = (slug: string, name: string, rest: string) => ({
  [`place/${slug}.ttl`]: turtle(`<id/place/${slug}> a isnad:Place ; rdfs:label "${name}"@en ${rest} .`).replace(
    '@prefix xsd:',
    '@prefix wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#> .\n@prefix xsd:',
  ),
});
const incident = (slug: string, date: string, at: string) => ({
  [`incident/${slug}.ttl`]: turtle(
    `<id/incident/${slug}> a isnad:Incident ; rdfs:label "${slug} <b>&"@en ; isnad:date "${date}"^^edtf:EDTF ; isnad:place <id/place/${at}> .`,
  ),
});

const FILES = {
  ...SEARCH_FILES,
  ...place(
    'sarmin',
    'Sarmin',
    '; isnad:within <id/place/idlib> ; wgs:lat 35.904 ; wgs:long 36.725 ; isnad:pointFor "the place itself"@en , "المكان نفسه"@ar',
  ),
  ...place('idlib', 'Idlib', '; wgs:lat 35.787 ; wgs:long 36.679'),
  ...place('quarter', 'Quarter', '; isnad:within <id/place/sarmin>'),
  ...place('nowhere', 'Nowhere', ''),
  ...incident('open', '2012/', 'quarter'),
  ...incident('march', '2015-03', 'sarmin'),
  ...incident('unknown', 'XXXX', 'nowhere'),
};

function shared(): SmallSite {
  const site = {} as SmallSite;
  const ends: (() => unknown)[] = [];
  before(async () => {
    Object.assign(
      site,
      await smallSite({ after: (end: () => unknown) => void ends.push(end) } as never, { files: FILES }),
    );
  });
  after(async () => {
    for (const end of ends.reverse()) await end();
  });
  return site;
}

const page = async (site: SmallSite, path: string): Promise<string> => {
  const answer = await site.get(path, { Accept: BROWSER });
  assert.equal(answer.status, 200, path);
  return answer.text();
};
/** Where the marks of a drawing lead. */
const marksOf = (text: string): string[] => {
  const [, drawing = ''] = /<svg class="(?:timeline|map)"(.*?)<h2 id="plot-table"/s.exec(text) ?? [];
  return Array.from(drawing.matchAll(/<a href="([^"]*)"><title>/g), ([, href]) => href ?? '');
};

describe('a list as a timeline', () => {
  const site = shared();

  it('is one of three ways to see it, each with its own address', async () => {
    const text = await page(site, '/incident?year=2015');
    assert.match(text, /<a href="\/incident\?year=2015" rel="nofollow" aria-current="page">List<\/a>/);
    assert.match(text, /href="\/incident\?year=2015&#38;view=timeline"/);
    assert.match(text, /href="\/incident\?year=2015&#38;view=map"/);
  });

  it('draws every thing with a date as a link with its name, date and kind, markup escaped', async () => {
    const text = await page(site, '/incident?view=timeline');
    assert.deepEqual(
      marksOf(text)
        .filter((href) => href.startsWith('/incident/'))
        .sort(),
      ['/incident/march', '/incident/open', '/incident/sarmin-2015-03-16'],
    );
    assert.match(text, /<title>march &#60;b&#62;&#38; \(incident\), March 2015<\/title>/);
    assert.match(text, /<title>open [^<]*from 2012, end not known<\/title>/);
  });

  it('has the same as a table, with how finely each date is known, and those without a date at its end', async () => {
    const text = await page(site, '/incident?view=timeline');
    const rows = Array.from(text.matchAll(/<tr><td>(.*?)<\/td><td>.*?href="([^"]*)"/gs), ([, date, href]) => [
      date?.replace(/<[^>]*>/g, ''),
      href,
    ]);
    assert.deepEqual(rows, [
      ['from 2012, end not known (span of time)', '/incident/open'],
      ['March 2015 (month)', '/incident/march'],
      ['16 March 2015 (day)', '/incident/sarmin-2015-03-16'],
      ['no date', '/incident/unknown'],
    ]);
    assert.match(text, /Records without a date: 1\. They stand at the end of the table\./);
  });

  it('shows a year alone, tells what lies outside, and leads to the years beside it', async () => {
    const text = await page(site, '/document?view=timeline&during=2017');
    assert.match(text, /Time shown: 2017/);
    assert.doesNotMatch(text, />Earlier|>Later/, 'there is nothing before or after');
    assert.match(
      await page(site, '/incident?view=timeline&during=2014'),
      /<a rel="nofollow" href="\/incident\?view=timeline&#38;during=2015">Later \(2015\)/,
    );
    assert.match(
      await page(site, '/document?view=timeline&during=2016'),
      /No record is of this time.*Records outside of this time: 2\./s,
    );
  });

  it('says so where nothing bears a date', async () => {
    assert.match(await page(site, '/organization?view=timeline'), /No record here bears a date\.<\/p>/);
  });

  it('runs from right to left in Arabic, in its words', async () => {
    const [english, arabic] = [
      await page(site, '/incident?view=timeline&lang=en'),
      await page(site, '/incident?view=timeline&lang=ar'),
    ];
    const first = (text: string) => Number(/<text class="tick" text-anchor="middle" x="([\d.]+)%"/.exec(text)?.[1]);
    assert.ok(Math.abs(first(english) + first(arabic) - 100) < 0.1);
    assert.match(arabic, /آذار 2015/);
  });
});

describe('a list as a map', () => {
  const site = shared();

  it('draws what stands at a place as one mark that leads to the table, and what stands alone to its record', async () => {
    const text = await page(site, '/incident?view=map');
    assert.deepEqual(marksOf(text), ['#at-place-sarmin']);
    assert.match(text, /<title>3 records at Sarmin: see them in the table<\/title>/);
    assert.match(text, /id="at-place-sarmin"/);
    assert.deepEqual(marksOf(await page(site, '/incident?view=map&year=2012')), ['/incident/open']);
  });

  it('says what a point stands for, and where a place has borrowed the point of what it lies in', async () => {
    const text = await page(site, '/incident?view=map');
    assert.match(text, /35\.904, 36\.725<\/bdi>; point stands for: the place itself/);
    assert.match(text.replace(/<[^>]*>/g, ''), /Quarter has no point of its own: shown at Sarmin/);
    assert.match(await page(site, '/incident?view=map&lang=ar'), /تمثّل النقطة: المكان نفسه/);
  });

  it('lists what has no point, and draws areas otherwise than places', async () => {
    assert.match(
      await page(site, '/incident?view=map'),
      /Records without a point: 1\. They stand at the end of the table\./,
    );
    assert.match(await page(site, '/place?view=map'), /class="area"/);
  });

  it('puts a document where its claims speak of something, and says so', async () => {
    const text = await page(site, '/document?view=map');
    assert.match(text, /A document stands at the places of what its claims speak of/);
    assert.match(text, /2 records at Sarmin/);
  });

  it('gathers what would overlap, and leads to a look at which it does not', async () => {
    const [mark = ''] = marksOf(await page(site, '/place?view=map&near=35,36,4'));
    assert.match(mark, /near=35\.\d+%2C36\.\d+%2C\d+/);
    assert.equal(marksOf(await page(site, mark.replaceAll('&#38;', '&'))).length, 2);
  });

  it('moves by links alone, and tells what lies outside', async () => {
    const text = await page(site, '/incident?view=map&near=51.5,0,8');
    assert.match(text, /No record lies in this part of the map.*Records outside of this part of the map: 3\./s);
    for (const words of ['+ Closer', '− Farther', '↑ North', '↓ South', '← West', '→ East', 'Show everything'])
      assert.ok(text.includes(words), words);
    assert.doesNotMatch(await page(site, '/incident?view=map&near=51.5,0,12'), /\+ Closer/);
  });

  it('says so where nothing has a point', async () => {
    assert.match(await page(site, '/organization?view=map'), /No record here has a point on the map/);
  });
});

describe('a search as a timeline or map', () => {
  const site = shared();

  it('keeps its words and what narrows it, and the facets keep the view', async () => {
    const text = await page(site, '/search?q=sarmin&class=Incident&view=timeline');
    assert.match(text, /href="\/search\?q=sarmin&#38;class=Incident&#38;view=map"/);
    assert.match(text, /href="\/search\?q=sarmin&#38;view=timeline"/);
    assert.match(text, /<input type="hidden" name="view" value="timeline">/);
    assert.deepEqual(marksOf(text).slice(0, 1), ['/incident/sarmin-2015-03-16']);
    assert.match(await page(site, '/search?q=sarmin&view=map'), /<svg class="map"/);
  });

  it('is the same for programs however it is looked at', async () => {
    for (const path of [
      '/search.csv?q=sarmin',
      '/search.ttl?q=sarmin',
      '/incident.csv?year=2015',
      '/incident.ttl?year=2015',
    ])
      assert.equal(await (await site.get(`${path}&view=map`)).text(), await (await site.get(path)).text(), path);
  });

  it('is not sent again to whoever holds it, and is another in another view', async () => {
    const [map, timeline] = await Promise.all(
      ['map', 'timeline'].map((view) => site.get(`/search?view=${view}`, { Accept: BROWSER })),
    );
    const tag = map?.headers.get('etag') ?? '';
    assert.notEqual(tag, timeline?.headers.get('etag'));
    assert.equal((await site.get('/search?view=map', { Accept: BROWSER, 'If-None-Match': tag })).status, 304);
  });

  it('says what to do where nothing is found, in any view', async () => {
    for (const view of ['timeline', 'map'])
      assert.match(await page(site, `/search?q=zzzzzz&view=${view}`), /Nothing was found.*Browse everything/s);
  });

  it('leads back from a page of the table that is not there', async () => {
    assert.match(await page(site, '/search?view=timeline&page=99'), /There is no page 99; the last one is page 1\./);
  });
});

describe('a timeline or map that cannot be', () => {
  const site = shared();
  const refused: readonly (readonly [query: string, says: RegExp])[] = [
    ['view=globe', /view is one of list, timeline, map; “globe” is not/],
    ['view=timeline&during=2017-02-30', /during is a year, a month, a day, or two of these/],
    ['view=timeline&during=2018/2017', /“2018\/2017” is not/],
    ['view=map&near=95,400,99', /near is latitude, longitude and zoom, such as 35\.44,36\.65,8/],
    ['view=map&near=<script>', /near is latitude/],
    ['view=map&page=-1', /page is a whole number from 1/],
  ];
  for (const path of ['/search', '/incident'])
    for (const [query, says] of refused)
      it(`${path}?${query} is refused in both languages, with what to write instead`, async () => {
        const answer = await site.get(`${path}?${query}`, { Accept: BROWSER });
        assert.equal(answer.status, 400);
        assert.match(await answer.text(), says);
        const arabic = await (await site.get(`${path}?${query}&lang=ar`, { Accept: BROWSER })).text();
        assert.match(arabic, /<html lang="ar" dir="rtl">/);
        assert.doesNotMatch(arabic, /<script>/);
      });
});
