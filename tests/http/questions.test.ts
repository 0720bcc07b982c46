import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import { PageMaker, type PageRequest } from '../../src/http/page-maker.ts';
import { BROWSER, smallSite } from './small-site.ts';

const CLAIM = 'http://localhost:3030/id/claim/release-one/killed';
const ROWS = {
  head: { vars: ['claim', 'value', 'word', 'when', 'day'] },
  results: {
    bindings: [
      {
        claim: { type: 'uri', value: CLAIM },
        value: { type: 'literal', value: '6' },
        word: { type: 'literal', value: '<b>ستة</b>', 'xml:lang': 'ar' },
        when: { type: 'literal', value: '2015-03', datatype: 'http://id.loc.gov/datatypes/edtf/EDTF' },
        day: { type: 'literal', value: '2015-03-16', datatype: 'http://www.w3.org/2001/XMLSchema#date' },
      },
    ],
  },
};

interface Asked {
  readonly query: string;
}

/** An engine that gives one answer to everything and remembers what it was asked. */
function engineOf(answer: (asked: Asked) => unknown) {
  const asked: Asked[] = [];
  return {
    asked,
    state: () => ({ workers: 1, ready: 1, busy: 0, queued: 0, replaced: 0, buffered: 0 }),
    query: async (request: Asked) => {
      asked.push(request);
      return answer(request);
    },
  };
}

const table = () => ({ kind: 'bindings', format: 'json', position: 1, body: Readable.from([JSON.stringify(ROWS)]) });

test('every question is shown with its title, its query, its answer and how long it took', async (t) => {
  const engine = engineOf(table);
  const site = await smallSite(t, { engine });
  const page = await (await site.get('/questions', { Accept: BROWSER, 'Accept-Language': 'en' })).text();
  assert.match(page, /How many people were killed at Khan Shaykhun/);
  assert.match(page, /SELECT \?value/);
  assert.match(page, />\d+ ms</);
  assert.match(page, /href="\/claim\/release-one\/killed" class="sentence">Observers/);
  assert.ok(engine.asked.length >= 20);
});

test('questions are answered once for each state of the archive, whatever the language', async (t) => {
  const engine = engineOf(table);
  const site = await smallSite(t, { engine });
  await site.get('/questions.html?lang=en');
  const once = engine.asked.length;
  const arabic = await site.get('/questions.html?lang=ar');
  const text = await arabic.text();
  assert.match(text, /الأسئلة/);
  assert.match(text, /<th scope="col">الادعاء<\/th>/, 'columns have headings in the language of the reader');
  assert.match(text, /<td><span class="date">16 آذار 2015<\/span><\/td>/, 'and days are in words');
  assert.equal(engine.asked.length, once);
  await site.update({ 'place/somewhere.ttl': '<id/place/somewhere> a <https://w3id.org/isnad/ontology#Place> .' });
  await site.get('/questions.html?lang=en');
  assert.equal(engine.asked.length, 2 * once);
});

test('questions are had as JSON by programs', async (t) => {
  const site = await smallSite(t, { engine: engineOf(table) });
  const answer = await site.get('/questions');
  assert.equal(answer.headers.get('content-type'), 'application/json');
  const [first] = (await answer.json()) as { question: { number: number; query: string } }[];
  assert.equal(first?.question.number, 1);
});

test('a failure to answer is no answer: it is told, and the next reader asks again', async (t) => {
  let broken = true;
  const engine = engineOf(() => {
    if (broken) throw new IsnadError('timeout', 'The query took too long.');
    return table();
  });
  const site = await smallSite(t, { engine });
  assert.equal((await site.get('/questions.html')).status, 503);
  broken = false;
  assert.equal((await site.get('/questions.html')).status, 200);
});

test('a person who opens /sparql gets a form that works without script', async (t) => {
  const site = await smallSite(t, { engine: engineOf(table) });
  const page = await (await site.get('/sparql', { Accept: BROWSER, 'Accept-Language': 'ar' })).text();
  assert.match(page, /<form id="query-form" method="post" action="\/sparql\?format=html&#38;lang=ar"/);
  assert.match(page, /<textarea [^>]*name="query"/);
  assert.match(page, /<select name="format">/);
  // Every script that runs is a file of ours: what stands in the page itself is data.
  assert.doesNotMatch(
    page,
    /<script(?! type="application\/(?:ld\+)?json"| type="module" src="\/assets\/[\w-]+\.\w+\.js")/,
  );
});

test('a form sent from the page is answered as a table: things by name, dates in words, nothing as markup', async (t) => {
  const site = await smallSite(t, { engine: engineOf(table) });
  const answer = await site.get('/sparql?format=html&lang=en&query=SELECT');
  assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
  const page = await answer.text();
  assert.match(page, /March 2015/);
  assert.match(page, /<bdi lang="ar" dir="rtl">&#60;b&#62;ستة/);
  assert.match(page, /Observers/);
});

test('a long answer is made into the same page in the thread of pages, a short one here', async (t) => {
  const [row] = ROWS.results.bindings;
  const long = { ...ROWS, results: { bindings: Array.from({ length: 300 }, () => row) } };
  const of = (rows: unknown) => () => ({
    kind: 'bindings',
    format: 'json',
    position: 1,
    body: Readable.from([JSON.stringify(rows)]),
  });
  const made: string[] = [];
  const engine = engineOf(({ query }) => of(query === 'LONG' ? long : ROWS)());
  const here = await smallSite(t, { engine });
  const apart = await smallSite(t, {
    engine,
    pages: (data) => {
      const maker = new PageMaker({ data, sourcesDir: undefined, timeoutMs: 60_000, memoryMb: 256 });
      return {
        make: (request: PageRequest) => {
          made.push(request.name);
          return maker.make(request);
        },
        close: () => maker.close(),
      };
    },
  });
  const timeless = async (site: typeof here, query: string) =>
    (await (await site.get(`/sparql?format=html&lang=ar&query=${query}`)).text()).replace(/\d+ ms/g, '');
  assert.equal(await timeless(apart, 'LONG'), await timeless(here, 'LONG'));
  assert.equal(await timeless(apart, 'SHORT'), await timeless(here, 'SHORT'));
  assert.deepEqual(made, ['query']);
});

test('a query with a fault is shown again with the fault and its place', async (t) => {
  const engine = engineOf(() => {
    throw new IsnadError('syntax', 'Expected "{".', { place: { line: 1, column: 8 } });
  });
  const site = await smallSite(t, { engine });
  const answer = await site.get(`/sparql?format=html&query=${encodeURIComponent('SELECT </textarea><script>')}`);
  assert.equal(answer.status, 400);
  const page = await answer.text();
  assert.match(page, /Expected &#34;\{&#34;\./);
  assert.match(page, /data-line="1" data-column="8"/);
  assert.match(page, /SELECT <mark>&#60;<\/mark>\/textarea&#62;/);
  assert.doesNotMatch(page, /<\/textarea><script>/);
});

test('an example opens in the form without being run', async (t) => {
  const engine = engineOf(table);
  const site = await smallSite(t, { engine });
  const page = await (await site.get('/sparql?edit=1&query=ASK%20%7B%7D')).text();
  assert.match(page, /ASK \{\}<\/textarea>/);
  assert.equal(engine.asked.length, 0);
});

test('an answer too long for a page says so', async (t) => {
  const site = await smallSite(t, {
    engine: engineOf(() => ({
      kind: 'quads',
      format: 'turtle',
      position: 1,
      body: Readable.from(Array.from({ length: 50 }, () => 'x'.repeat(100_000))),
    })),
  });
  const answer = await site.get('/sparql?format=html&query=CONSTRUCT');
  assert.equal(answer.status, 413);
});
