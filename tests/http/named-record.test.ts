import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { INCIDENT_RECORDS, turtle } from './records.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

const body = (slug: string, en: string, ar: string): string =>
  turtle(`<id/organization/${slug}> a isnad:Organization ; rdfs:label "${en}"@en , "${ar}"@ar .`);

const FILES = {
  ...INCIDENT_RECORDS,
  'organization/civil-defence.ttl': body('civil-defence', 'Civil Defence', 'الدفاع المدني'),
  'organization/civil-defence-aleppo.ttl': body(
    'civil-defence-aleppo',
    'Civil Defence in Aleppo',
    'الدفاع المدني في حلب',
  ),
  'organization/civil-defence-idlib.ttl': body(
    'civil-defence-idlib',
    'Civil Defence in Idlib',
    'الدفاع المدني في إدلب',
  ),
  'place/sarmin.ttl': turtle('<id/place/sarmin> a isnad:Place ; rdfs:label "Sarmin"@en , "سرمين"@ar .'),
};

const ends: (() => unknown)[] = [];
let site: SmallSite;
before(async () => {
  site = await smallSite({ after: (end: () => unknown) => void ends.push(end) } as never, { files: FILES });
});
after(async () => {
  for (const end of ends.reverse()) await end();
});

const page = (path: string, language = 'en') => site.get(path, { Accept: BROWSER, 'Accept-Language': language });
const query = (parameters: Record<string, string>): string => String(new URLSearchParams(parameters));

describe('a name that is typed where a record is asked for', () => {
  const leads: readonly [title: string, path: string, to: string][] = [
    [
      'leads to the address with the record',
      `/path?${query({ from: 'Civil Defence', to: 'organization/network' })}`,
      '/path?from=organization%2Fcivil-defence&to=organization%2Fnetwork',
    ],
    [
      'may be in either script',
      `/path?${query({ from: 'المراقبون', to: 'الدفاع المدني في ادلب' })}`,
      '/path?from=organization%2Fobservers&to=organization%2Fcivil-defence-idlib',
    ],
    [
      'keeps the form and the language asked for',
      `/path.csv?${query({ from: 'Network', to: 'commission', lang: 'ar' })}`,
      '/path.csv?from=organization%2Fnetwork&to=organization%2Fcommission&lang=ar',
    ],
    [
      'keeps what else was asked',
      `/voices?${query({ about: 'Sarmin', voices: 'one' })}`,
      '/voices?about=incident%2Fsarmin-2015-03-16&voices=one',
    ],
    [
      'may be one of several, each in a field of its own',
      `/compare?records=${encodeURIComponent('Civil Defence')}&records=organization/network&records=`,
      '/compare?records=organization%2Fcivil-defence%2Corganization%2Fnetwork',
    ],
    [
      'may hold a comma',
      `/compare?records=${encodeURIComponent('Sarmin, 16 March 2015')}&records=organization/network`,
      '/compare?records=incident%2Fsarmin-2015-03-16%2Corganization%2Fnetwork',
    ],
    [
      'is looked for among records that can be compared',
      `/compare?${query({ records: 'Sarmin;' })}`,
      '/compare?records=incident%2Fsarmin-2015-03-16',
    ],
    [
      'is no slug of what cannot be compared',
      `/compare?${query({ records: 'sarmin,network' })}`,
      '/compare?records=incident%2Fsarmin-2015-03-16%2Corganization%2Fnetwork',
    ],
    [
      'begins a graph',
      `/explore?${query({ start: 'Sarmin, 16 March 2015' })}`,
      '/explore?start=incident.sarmin-2015-03-16',
    ],
    [
      'begins the data of a graph',
      `/explore/graph.jsonld?${query({ start: 'المراقبون' })}`,
      '/explore/graph.jsonld?start=organization.observers',
    ],
  ];
  for (const [title, path, to] of leads) {
    it(title, async () => {
      let answer = await page(path);
      // What a form sends in several fields is written in one first.
      if (answer.status === 303 && answer.headers.get('Location') !== to)
        answer = await page(answer.headers.get('Location') ?? '');
      assert.equal(answer.status, 303);
      assert.equal(answer.headers.get('Location'), to);
      assert.notEqual((await page(to)).status, 303);
    });
  }

  it('that several bear is answered with all of them, each a link that goes on', async () => {
    for (const [path, instead] of [
      [
        `/path?${query({ from: 'civil', to: 'organization/network' })}`,
        '/path?from=organization%2Fcivil-defence-idlib&#38;to=organization%2Fnetwork',
      ],
      [
        `/compare?${query({ records: 'civil;organization/network;' })}`,
        '/compare?records=organization%2Fcivil-defence-idlib%3Borganization%2Fnetwork%3B',
      ],
      [`/explore?${query({ start: 'civil' })}`, '/explore?start=organization.civil-defence-idlib'],
    ] as const) {
      const answer = await page(path);
      assert.equal(answer.status, 300, path);
      const text = await answer.text();
      assert.match(text, /Which record is meant by “civil”\?/);
      assert.equal(text.split('<p class="what"><a').length > 3, true, path);
      assert.ok(text.includes(`href="${instead}"`), `${path}: no ${instead}`);
      assert.match(text, /value="civil"/);
      const followed = await page(instead.replaceAll('&#38;', '&'));
      assert.ok([200, 303, 400].includes(followed.status), `${followed.status} ${instead}`);
    }
  });

  it('and is misspelt is answered with names like it', async () => {
    const answer = await page(`/path?${query({ from: 'Comission', to: 'organization/network' })}`);
    assert.equal(answer.status, 404);
    assert.match(await answer.text(), /these have names like it.*Commission/s);
  });

  it('and that nothing bears is answered with what to do, in both languages', async () => {
    for (const [language, says] of [
      ['en', /There is no record “Atlantis”\. Try another spelling/],
      ['ar', /لا يوجد قيد «Atlantis»\. جرّب كتابة أخرى/],
    ] as const) {
      for (const path of [
        '/path?from=Atlantis&to=observers',
        '/compare?records=Atlantis;',
        '/explore?start=Atlantis',
        '/voices?about=Atlantis',
      ]) {
        const answer = await page(path, language);
        assert.equal(answer.status, 404, path);
        assert.match(await answer.text(), says, path);
      }
    }
  });

  it('is told to programs as a problem with the records it may mean', async () => {
    for (const path of ['/path?from=civil&to=network', '/explore?start=civil', '/compare?records=civil;network;']) {
      const answer = await site.get(path);
      assert.equal(answer.status, 300, path);
      assert.equal(answer.headers.get('Content-Type'), 'application/problem+json');
      const { choices } = (await answer.json()) as { choices: string[] };
      assert.deepEqual(choices.toSorted(), [
        'organization/civil-defence',
        'organization/civil-defence-aleppo',
        'organization/civil-defence-idlib',
      ]);
    }
  });

  it('harms nothing, whatever it is', async () => {
    for (const text of [
      'x'.repeat(10_000),
      '<img src=x onerror=alert(1)>',
      '\u202e\u200b',
      '؟!…',
      'a'.repeat(500),
      '%00',
      '../../etc/passwd',
      '"; DROP TABLE name; --',
    ])
      for (const path of [
        `/path?${query({ from: text, to: 'observers' })}`,
        `/compare?${query({ records: `${text};x;` })}`,
        `/explore?${query({ start: text })}`,
        `/voices?${query({ about: text })}`,
      ]) {
        const answer = await page(path);
        assert.ok([200, 300, 400, 404].includes(answer.status), `${answer.status} ${path.slice(0, 80)}`);
        assert.doesNotMatch(await answer.text(), /<img/);
      }
  });
});

describe('a record that has been chosen', () => {
  const TWINS = {
    'organization/twin-one.ttl': body('twin-one', 'The Twins', 'التوأمان'),
    'organization/twin-two.ttl': body('twin-two', 'The Twins', 'التوأمان'),
  };
  const shown = /id="(?:from|to|about|record-\d)" [^>]*value="([^"]*)"/g;

  it('stands in its field by its name in the language of the page, and its address beside it', async () => {
    for (const [language, name] of [
      ['en', 'Civil Defence'],
      ['ar', 'الدفاع المدني'],
    ] as const)
      for (const path of [
        '/path?from=organization/civil-defence&to=organization/network',
        '/compare?records=organization/civil-defence,organization/network',
        '/voices?about=organization/civil-defence',
      ]) {
        const text = await (await page(path, language)).text();
        const values = [...text.matchAll(shown)].map(([, value]) => value);
        assert.equal(values[0], name, path);
        assert.ok(values.every((value) => !value?.includes('/')));
        assert.match(text, /<input type="hidden" name="\w+-is" [^>]*value="organization\/civil-defence">/);
      }
  });

  it('is meant by its name as long as that stands there, though another bears the same name', async (t) => {
    const own = await smallSite(t, { files: { ...FILES, ...TWINS } });
    const leads = [
      [
        `/path?${query({ from: 'The Twins', 'from-is': 'organization/twin-one', to: 'التوأمان', 'to-is': 'organization/twin-two' })}`,
        '/path?from=organization%2Ftwin-one&to=organization%2Ftwin-two',
      ],
      [
        `/compare?records=The+Twins&records-is=organization/twin-two&records=The+Twins&records-is=organization/twin-one`,
        '/compare?records=organization%2Ftwin-two%2Corganization%2Ftwin-one',
      ],
      [
        `/voices?${query({ about: 'The  Twins ', 'about-is': 'organization/twin-two', voices: 'one' })}`,
        '/voices?about=organization%2Ftwin-two&voices=one',
      ],
      [
        `/explore?${query({ start: 'The Twins', 'start-is': 'organization/twin-one' })}`,
        '/explore?start=organization.twin-one',
      ],
    ] as const;
    for (const [path, to] of leads) {
      const answer = await own.get(path, { Accept: BROWSER });
      assert.equal(answer.status, 303, path);
      assert.equal(answer.headers.get('Location'), to);
    }
    assert.equal((await own.get('/path?from=The+Twins&to=observers', { Accept: BROWSER })).status, 300);
  });

  it('is forgotten where something else is typed over its name', async () => {
    for (const [path, to] of [
      ['/path?from=Network&from-is=organization/civil-defence&to=&to-is=', '/path?from=organization%2Fnetwork'],
      [
        '/compare?records=Network&records-is=organization/civil-defence&records=&records-is=',
        '/compare?records=organization%2Fnetwork',
      ],
      ['/voices?about=&about-is=organization/civil-defence', '/voices'],
      ['/explore?start=Network&start-is=organization/civil-defence', '/explore?start=Network'],
      ['/path?from=Atlantis&from-is=nothing/here&to=x&to-is=%00', '/path?from=Atlantis&to=x'],
    ] as const) {
      const answer = await page(path);
      assert.equal(answer.status, 303, path);
      assert.equal(answer.headers.get('Location'), to);
    }
  });
});

describe('every page', () => {
  it('leads to the pages that relate records, in both languages, and marks where the reader is', async () => {
    for (const language of ['en', 'ar']) {
      const text = await (await page('/path', language)).text();
      for (const path of ['/explore', '/path', '/voices', '/compare', '/reconcile?format=html', '/search'])
        assert.ok(text.includes(`<a href="${path}"`), path);
      assert.match(text, /<a href="\/path" aria-current="true">/);
    }
  });
});
