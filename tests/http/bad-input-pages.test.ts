import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { INCIDENT_RECORDS, turtle } from './records.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

const MARKUP = '<img src=zzz onerror=qqq(1)>';
const SARMIN = 'incident.sarmin-2015-03-16';
const FILES = {
  ...INCIDENT_RECORDS,
  'place/sarmin.ttl': turtle(`<id/place/sarmin> a isnad:Place ; rdfs:label "${MARKUP}"@en , "${MARKUP}"@ar .`),
};

let site: SmallSite;
const ends: (() => unknown)[] = [];
before(async () => {
  site = await smallSite({ after: (end: () => unknown) => void ends.push(end) } as never, { files: FILES });
});
after(async () => {
  for (const end of ends.reverse()) await end();
});

const page = async (path: string, language = 'en', from = site) => {
  const answer = await from.get(path, { Accept: BROWSER, 'Accept-Language': language });
  return { status: answer.status, text: await answer.text() };
};

/** What a reader sees of a page: no marks, no addresses. */
const seen = (text: string): string => text.replace(/<[^>]*>/g, ' ');
/** A page of a failure, a list with nothing in it, or a form to be filled in again: each says what comes next. */
const SAYS_WHAT_TO_DO = {
  en: /What to do:|What you can do|There is no record|<form method="get"/,
  ar: /ما العمل:|ما يمكنك فعله|لا يوجد قيد|<form method="get"/,
} as const;

/** Every parameter that takes a text of the reader, as the start of an address. */
const FIELDS = [
  ...[
    '/search?q=',
    '/search?class=',
    '/search?place=',
    '/search?organization=',
    '/search?disagreement=',
    '/search?sort=',
  ],
  ...['/search?from=', '/search?to=', '/search?year=', '/search?view=', '/search?view=timeline&during='],
  ...['/explore?start=', `/explore?start=${SARMIN}&open=`, `/explore?start=${SARMIN}&hide=`],
  ...[`/explore?start=${SARMIN}&from=`, `/explore?start=${SARMIN}&focus=`, `/explore?start=${SARMIN}&pin=`],
  ...['/path?to=observers&from=', '/path?from=observers&to=', '/compare?records=', '/compare?records=observers,'],
  ...['/voices?about=', '/voices?claim=', '/voices?aspect=', '/voices?counts=', '/voices?echo='],
  ...['/incident/sarmin-2015-03-16?claimant=', '/incident/sarmin-2015-03-16?aspect='],
  ...['/incident/sarmin-2015-03-16/claims?aspect=', '/incident/sarmin-2015-03-16/claims?aspect=killed&claimant='],
  ...['/incident?place=', '/document?documentType=', '/document?publisher=', '/place?within='],
  ...['/incident?view=', '/incident?view=timeline&during=', '/incident?view=map&near=', '/document?page='],
  ...['/reconcile?queries=', '/reconcile/preview?id=', '/incident/', '/claim/release-one/', '/vocabulary/'],
] as const;

const TEXTS = {
  'of 10,000 characters': 'x'.repeat(10_000),
  'of both directions, with signs that nobody sees': '\u202e\u200bسر\u200dmin\u2066\ufeff',
  'of markup': '<zqx onzqx=vqv()>wqw',
} as const;

describe('a text that nobody would type', () => {
  for (const [what, text] of Object.entries(TEXTS))
    for (const field of FIELDS)
      it(`${what} after ${field} is answered with a page that says what to do`, async () => {
        for (const language of ['en', 'ar'] as const) {
          const answer = await page(field + encodeURIComponent(text), language);
          assert.ok([200, 400, 404].includes(answer.status), `${answer.status}`);
          assert.match(answer.text, new RegExp(`<html lang="${language}"`));
          assert.match(answer.text, SAYS_WHAT_TO_DO[language]);
          assert.doesNotMatch(answer.text, /<zqx/);
          assert.doesNotMatch(seen(answer.text), /\u200b|\u200d|\u202e|\ufeff|x{501}/);
        }
      });
});

it('a page of a list that is refused leads to the list, in the language of the reader', async () => {
  for (const language of ['en', 'ar'] as const) {
    const { status, text } = await page(`/document?publisher=observers&page=-1&lang=${language}`);
    assert.equal(status, 400);
    assert.match(text, new RegExp(`<a href="/document\\?lang=${language}">`));
    const broken = await page(`/document/%zz?x=1&lang=${language}`);
    assert.equal(broken.status, 400);
    assert.doesNotMatch(broken.text, /href="\/document\/%zz(\?lang=\w+)?"/);
  }
});

describe('a date that no calendar has', () => {
  const fields = [
    ...['/search?from=', '/search?to=', '/search?view=timeline&during=', '/incident?view=timeline&during='],
    ...[`/explore?start=${SARMIN}&from=`, `/explore?start=${SARMIN}&until=`],
  ];
  for (const field of fields)
    it(`is refused after ${field}, with a date as it should be`, async () => {
      for (const date of [
        '2017-02-30',
        '2017-13',
        '2017-00-01',
        '99999',
        'yesterday',
        '٢٠١٧-٠٢-٣٠',
        '2017-04-04T25:00',
      ]) {
        const { status, text } = await page(field + encodeURIComponent(date));
        assert.equal(status, 400, date);
        assert.match(text, /(from|to|until|during) is a year, a month.*2017-04/, date);
      }
    });
});

describe('a page of a list', () => {
  const lists = ['/search?', '/incident?', '/document?view=timeline&', '/incident?view=map&', '/voices?'];
  const all = [...lists, '/compare?records=organization/observers,organization/network&', '/catalog?'];
  for (const list of all)
    it(`that is no number from 1 is refused: ${list}page=`, async () => {
      for (const number of ['-1', '0', '1.5', '1e3', 'two', '٢', '9'.repeat(30)]) {
        const { status, text } = await page(`${list}page=${encodeURIComponent(number)}`);
        assert.equal(status, 400, number);
        assert.match(text, /page is a whole number from 1/);
      }
    });

  for (const list of lists)
    it(`beyond the last leads back: ${list}page=99`, async () => {
      const { status, text } = await page(`${list}page=99`);
      assert.equal(status, 200);
      assert.match(text, /There is no page 99; the last one is page 1|What you can do/);
    });
});

describe('what narrows a list to nothing', () => {
  for (const list of ['/incident?place=nowhere', '/document?documentType=nonsense', '/voices?aspect=nonsense'])
    it(`is told with the way to the whole list: ${list}`, async () => {
      const { status, text } = await page(list);
      assert.equal(status, 200);
      assert.match(text, new RegExp(`<a href="${list.split('?')[0]}">Remove what narrows`));
    });

  it('is refused where only what is known can narrow, with the list of what is', async () => {
    assert.match((await page('/search?colour=red')).text, /cannot be narrowed by “colour”; possible are q, class/);
    assert.match((await page('/incident/sarmin-2015-03-16?aspect=colour')).text, /aspect is one of killed/);
  });
});

describe('a request that is refused leaves its form to be corrected', () => {
  const FORM = /<form class="search-form".*?<\/form>/gs;
  const LONG = 'sarmin '.repeat(1430);
  const refused = [
    ['of 10,000 characters', `q=${encodeURIComponent(LONG)}&class=Incident`, LONG.slice(0, 499)],
    ['with an unknown facet', 'q=sarmin&class=Incident&colour=red', 'sarmin'],
    ['with an impossible date', 'q=sarmin&class=Incident&from=2015-02-30&to=2016', 'sarmin'],
    ['with page -1', 'q=sarmin&class=Incident&page=-1', 'sarmin'],
    ['with a facet twice', 'q=sarmin&class=Incident&year=2015&year=2016', 'sarmin'],
  ] as const;
  for (const [what, query, words] of refused)
    it(`a search ${what} keeps its words and its valid choices`, async () => {
      for (const [language, kind] of [
        ['en', 'Kind'],
        ['ar', 'النوع'],
      ] as const) {
        const { status, text } = await page(`/search?${query}`, language);
        assert.equal(status, 400);
        const forms = text.match(FORM) ?? [];
        assert.equal(forms.length, 1, 'one form, and not that of the header beside it');
        const [form = ''] = forms;
        const value = /name="q"[^>]* value="([^"]*)"/.exec(form)?.[1] ?? '';
        assert.ok(value.startsWith(words) && value.length <= 500, value);
        assert.match(form, /<input type="hidden" name="class" value="Incident">/);
        assert.doesNotMatch(form, /colour|name="page"/);
        assert.match(text, new RegExp(`class="chip"[^>]*>${kind}: `), 'what is kept can be seen and taken away');
      }
    });

  it('an impossible date stands in its field as it was typed, and the other one stays', async () => {
    const { text } = await page('/search?q=sarmin&from=2015-02-30&to=2016');
    assert.match(text, /name="from" value="2015-02-30"/);
    assert.match(text, /name="to" value="2016"/);
  });

  it('records that were to be compared, or that figures were to be about, stay named', async () => {
    const compared = await page('/compare?records=organization/observers,organization/network&page=-1');
    assert.match(compared.text, /<form method="get" action="\/compare".*observers.*network.*<\/form>/s);
    const about = await page('/voices?about=organization/observers&voices=one&page=-1', 'ar');
    assert.match(about.text, /<form method="get" action="\/voices".*observers.*name="voices" value="one".*<\/form>/s);
  });

  it('a graph goes on without what was wrong', async () => {
    const start = `/explore?start=${SARMIN}&hide=organization.observers`;
    const { status, text } = await page(`${start}&from=2017-02-30&pin=nonsense`);
    assert.equal(status, 400);
    assert.ok(text.includes(`href="${start.replaceAll('&', '&#38;')}">Go on from`), text);
    const typed = await page('/explore?start=incident/a/b/c');
    assert.match(typed.text, /name="start"[^>]*value="incident\/a\/b\/c"/);
  });
});

describe('markup in a name', () => {
  const pages = [
    '/place/sarmin',
    '/place',
    '/search?q=img',
    '/explore?start=place.sarmin',
    '/voices?about=place/sarmin',
  ];
  const more = [
    '/path?from=place/sarmin&to=observers',
    '/compare?records=place/sarmin',
    '/reconcile/preview?id=place/sarmin',
  ];
  const views = ['/place?view=map', '/place?view=timeline', '/place/sarmin/v/1', '/place/sarmin/claims', '/'];
  for (const path of [...pages, ...more, ...views])
    it(`stays text on ${path}`, async () => {
      for (const language of ['en', 'ar']) {
        const { status, text } = await page(path, language);
        assert.ok(status < 500);
        assert.doesNotMatch(text, /<img|<script>alert/);
      }
    });
});

it('a record withdrawn while somebody reads it is told as such where it was, with its versions', async (t) => {
  const own = await smallSite(t, { files: FILES });
  const held = await own.get('/place/sarmin', { Accept: BROWSER });
  const etag = held.headers.get('etag') ?? '';
  assert.equal((await own.get('/place/sarmin', { Accept: BROWSER, 'If-None-Match': etag })).status, 304);
  own.remove('place/sarmin.ttl');
  await own.update({}, { prune: true, allowWithdraw: 1 });
  const again = await own.get('/place/sarmin', { Accept: BROWSER, 'If-None-Match': etag });
  assert.equal(again.status, 410);
  const text = await again.text();
  assert.match(text, /This record was withdrawn on/);
  assert.match(text, /href="\/place\/sarmin\/v\/1"/);
  assert.match((await page('/place/sarmin', 'ar', own)).text, /سُحب هذا القيد في/);
  for (const path of ['/explore?start=place.sarmin', '/path?from=place/sarmin&to=observers', '/place/sarmin/claims']) {
    const { status, text } = await page(path, 'en', own);
    assert.equal(status, 410, path);
    assert.match(text, /withdrawn/, path);
  }
  assert.equal((await page('/place/sarmin/v/1', 'en', own)).status, 200, 'its version stays');
});
