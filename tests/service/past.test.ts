import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Running, running } from './running.ts';
import { files, SECRETS } from './withheld-files.ts';

const EVERYTHING = 'SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } FILTER(!isBlank(?s) && !isBlank(?o)) }';

describe('the archive at an instant', () => {
  const cleanups: (() => unknown)[] = [];
  after(async () => {
    for (const cleanup of cleanups.reverse()) await cleanup();
  });
  let archive: Running;
  /** Before the first change, after it, and after the second. */
  let [empty, first, second] = ['', '', ''];
  let answersThen: string[] = [];
  let tagThen = '';

  const at = (path: string, instant: string, headers: Record<string, string> = {}) =>
    archive.get(`${path}${path.includes('?') ? '&' : '?'}at=${encodeURIComponent(instant)}`, headers);
  const asked = (query: string, instant?: string) => {
    const path = `sparql?query=${encodeURIComponent(query)}`;
    return instant === undefined ? archive.get(path) : at(path, instant);
  };
  const rows = async (instant?: string) => {
    const answer = (await (await asked(EVERYTHING, instant)).json()) as { results: { bindings: object[] } };
    return answer.results.bindings.map((row) => JSON.stringify(row)).sort();
  };
  const now = async () => {
    await sleep(5);
    const instant = new Date().toISOString();
    await sleep(5);
    return instant;
  };
  const changed = (label: string, withheld = false) => {
    const all = files(withheld);
    all['person/clerk.ttl'] = (all['person/clerk.ttl'] ?? '').replace('"A clerk"', `"${label}"`);
    return all;
  };

  before(async () => {
    empty = await now();
    const owner = { after: (done: () => unknown) => void cleanups.push(done) };
    archive = await running(owner as Parameters<typeof running>[0], files(false));
    first = await now();
    answersThen = await rows();
    archive.write(changed('Another clerk'));
    await archive.service.reload();
    second = await now();
  });

  it('answers a query as it answered it then, and now as it does now', async () => {
    assert.deepEqual(await rows(first), answersThen);
    assert.deepEqual(await rows(second), await rows());
    assert.notDeepEqual(await rows(), answersThen);
  });

  it('says what it stands for, and knows its answers again', async () => {
    const answer = await asked('ASK { ?s ?p "A clerk"@en }', first);
    const memento = answer.headers.get('memento-datetime') ?? '';
    assert.ok(Date.parse(memento) <= Date.parse(first), memento);
    const long = await asked(`ASK { ?s ?p "A clerk"@en } #${'x'.repeat(20_000)}`, first);
    assert.equal(long.headers.get('link'), null);
    assert.match(answer.headers.get('link') ?? '', /<http:\/\/localhost:3030\/sparql\?query=[^>]*>; rel="original"/);
    tagThen = answer.headers.get('etag') ?? '';
    assert.equal(((await answer.json()) as { boolean: boolean }).boolean, true);
    const path = `sparql?query=${encodeURIComponent('ASK { ?s ?p "A clerk"@en }')}`;
    assert.equal((await at(path, first, { 'If-None-Match': tagThen })).status, 304);
    assert.equal((await archive.get(path, { 'If-None-Match': tagThen })).status, 200, 'not of now');
  });

  it('shows lists, claims and records of that time, with links that stay there and one that leads back', async () => {
    const html = { Accept: 'text/html' };
    const list = await (await at('person', first, html)).text();
    assert.match(list, /A clerk/);
    assert.doesNotMatch(list, /Another clerk/);
    assert.match(list, /The archive as it stood on/);
    assert.match(list, /<a href="\/person">Back to the present<\/a>/);
    assert.ok(list.includes(`href="/person/clerk?at=${encodeURIComponent(first)}"`), 'records of that time');
    assert.match(await (await at('person?lang=ar', first, html)).text(), /الأرشيف كما كان في/);
    assert.doesNotMatch(await (await archive.get('person', html)).text(), /as it stood on/);
    const claims = await at('place/bridge/claims', first, html);
    assert.equal(claims.status, 200);
    assert.match(await claims.text(), /The archive as it stood on/);
    assert.equal((await at('place/bridge/claims', empty)).status, 404);
    for (const [instant, version] of [
      [first, 1],
      [second, 2],
    ] as const) {
      const record = await at('person/clerk.ttl', instant);
      assert.deepEqual([record.status, record.headers.get('location')], [302, `/person/clerk/v/${version}.ttl`]);
    }
    assert.equal((await at('person/clerk', empty)).status, 404);
  });

  it('asks on the page of queries from that time, in links and in the form', async () => {
    const page = await (
      await at(`sparql?format=html&query=${encodeURIComponent('ASK { ?s ?p "A clerk"@en }')}`, first)
    ).text();
    const kept = `at=${encodeURIComponent(first)}`;
    assert.match(page, /The archive as it stood on/);
    assert.match(page, /<form id="query-form" method="post" action="[^"]*at=/);
    assert.ok(page.includes(`${kept}&#38;query=`), 'the links keep it');
    assert.match(page, />yes</);
    const explained = await at(
      `sparql/explain?analyze=1&query=${encodeURIComponent('SELECT * { ?s ?p "A clerk"@en }')}`,
      first,
    );
    assert.equal(((await explained.json()) as { run: { rows: number } }).run.rows, 1);
  });

  it('is empty before the first change, but for our own terms', async () => {
    const graphs = await asked('SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }', empty);
    assert.doesNotMatch(await graphs.text(), /person\/clerk|catalog/);
    assert.match(await (await at('person', empty, { Accept: 'text/html' })).text(), /Nothing|nothing/);
  });

  it('refuses what is no instant, what has not come yet, and names that only the present knows', async () => {
    for (const wrong of ['yesterday', '2026-01-01T00:00:00', '2026-02-30', '2026-13-01', '1', '2026-01-01T25:00:00Z'])
      for (const path of ['person', 'person/clerk', 'place/bridge/claims', 'sparql?query=ASK%20%7B%7D'])
        assert.equal((await at(path, wrong)).status, 400, `${path} at ${wrong}`);
    const future = await at('person', '2999-01-01T00:00:00Z');
    assert.equal(future.status, 400);
    assert.match(await future.text(), /in the future/);
    assert.equal((await at(`person?at=${first}`, second)).status, 400, 'two instants');
    const found = await asked('SELECT * { ?s <http://jena.apache.org/text#query> "clerk" }', first);
    assert.equal(found.status, 400);
    assert.match(await found.text(), /names of the present alone/);
  });

  it('withholds of the past what is withheld later, and does not know its earlier answers again', async () => {
    const all = (instant?: string) => asked(EVERYTHING, instant);
    const open = await all(first);
    const text = await open.text();
    for (const secret of SECRETS) assert.ok(text.includes(secret), secret);
    const page = await at('organization', first, { Accept: 'text/html' });
    assert.match(await page.text(), /Umbrella Zebra/);
    archive.write(changed('Another clerk', true));
    await archive.service.reload();
    for (const instant of [first, second]) {
      const shut = await (await all(instant)).text();
      for (const secret of SECRETS) assert.ok(!shut.includes(secret), secret);
    }
    const path = `sparql?query=${encodeURIComponent(EVERYTHING)}`;
    assert.equal((await at(path, first, { 'If-None-Match': open.headers.get('etag') ?? '' })).status, 200);
    const later = await at('organization', first, {
      Accept: 'text/html',
      'If-None-Match': page.headers.get('etag') ?? '',
    });
    assert.equal(later.status, 200);
    assert.doesNotMatch(await later.text(), /Umbrella Zebra/);
  });
});
