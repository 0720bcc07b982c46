import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { parseRdf } from '../../src/rdf/parse.ts';
import { isnad, rdf, vocab } from '../../src/rdf/vocabulary.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

let site: SmallSite;
before(async (t) => {
  site = await smallSite(t as never);
});

const CLAIMS = '/incident/sarmin-2015-03-16/claims';
const ISNAD = 'http://localhost:3030/';

test('a claim leads to its page by 303', async () => {
  const answer = await site.get('/id/claim/release-one/killed?lang=ar');
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get('location'), '/claim/release-one/killed?lang=ar');
});

test('a claim on its own has the shape that readers of its JSON rely on', async () => {
  const claim = (await (await site.get('/claim/release-one/killed')).json()) as Record<string, unknown>;
  assert.deepEqual(
    Object.fromEntries(
      ['id', 'type', 'claimant', 'statedIn', 'readIn', 'about', 'aspect', 'value', 'bound', 'counts', 'modality'].map(
        (name) => [name, claim[name]],
      ),
    ),
    {
      id: 'id/claim/release-one/killed',
      type: 'Claim',
      claimant: 'id/organization/observers',
      statedIn: 'id/document/release-one',
      readIn: ['id/document/release-one'],
      about: ['id/incident/sarmin-2015-03-16'],
      aspect: 'aspect:killed',
      value: 6,
      bound: 'bound:unqualified',
      counts: 'counts:persons',
      modality: 'modality:asserted',
    },
  );
});

for (const suffix of ['jsonld', 'ttl', 'nt', 'nq', 'trig', 'rdf', 'html']) {
  test(`a claim is had as .${suffix}`, async () => {
    const answer = await site.get(`/claim/release-one/killed.${suffix}`);
    assert.equal(answer.status, 200);
    assert.ok((await answer.text()).length > 100);
  });
}

test('the claims of a thing tell, in RDF, how those about it compare', async () => {
  for (const [suffix, format] of [
    ['ttl', 'turtle'],
    ['nq', 'nquads'],
    ['rdf', 'rdfxml'],
  ] as const) {
    const quads = await parseRdf(await (await site.get(`${CLAIMS}.${suffix}`)).text(), { format, baseIRI: ISNAD });
    const claims = quads.filter((q) => q.predicate.equals(rdf.type) && q.object.equals(isnad.Claim));
    assert.equal(claims.length, 2, suffix);
    const [comparison] = quads.filter((q) => q.predicate.equals(isnad.comparisonKind));
    assert.equal(comparison?.object.value, vocab('comparison', 'conflicting').value);
    assert.ok(quads.some((q) => q.predicate.equals(isnad.sentence)));
  }
});

test('the claims of a thing as JSON-LD stand side by side with their comparison and the names they use', async () => {
  const document = (await (await site.get(CLAIMS)).json()) as { '@graph': Record<string, unknown>[] };
  const types = document['@graph'].map((node) => node['type']);
  assert.equal(types.filter((type) => type === 'Claim').length, 2);
  assert.equal(types.filter((type) => type === 'Comparison').length, 1);
  const comparison = document['@graph'].find((node) => node['type'] === 'Comparison');
  assert.deepEqual(comparison?.['compares'], ['id/claim/release-one/killed', 'id/claim/release-two/killed']);
  assert.equal(comparison?.['comparisonKind'], 'comparison:conflicting');
});

test('the claims of a thing as CSV: one row a claim, each with its comparison', async () => {
  const answer = await site.get(`${CLAIMS}.csv?lang=en`);
  assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8');
  const rows = readCsv(await answer.text());
  assert.equal(rows.length, 3);
  const [header = [], first = []] = rows;
  const cells = Object.fromEntries(header.map((name, at) => [name, first[at]]));
  assert.equal(cells['claim'], `${ISNAD}id/claim/release-one/killed`);
  assert.equal(cells['value'], '6');
  assert.equal(cells['bound'], 'unqualified');
  assert.equal(cells['relation'], 'about');
  assert.equal(cells['comparison'], `conflicting: ${ISNAD}id/claim/release-two/killed`);
});

test('the cells of CSV speak the language of the reader', async () => {
  const arabic = await (await site.get(`${CLAIMS}.csv`, { 'Accept-Language': 'ar' })).text();
  assert.match(arabic, /المراقبون/);
});

test('an organization has the claims it makes, a document those it states', async () => {
  const relation = async (path: string) =>
    (await (await site.get(`${path}/claims.csv`)).text())
      .split('\r\n')
      .slice(1, -1)
      .map((row) => /,(about|by|stated-in|crediting),/.exec(row)?.[1]);
  assert.deepEqual(await relation('/organization/observers'), ['by']);
  assert.deepEqual(await relation('/document/release-two'), ['stated-in']);
  assert.deepEqual(await relation('/incident/sarmin-2015-03-16'), ['about', 'about']);
});

test('the page of an incident tells in words that the figures conflict, and why', async () => {
  const english = await (
    await site.get('/incident/sarmin-2015-03-16', { Accept: BROWSER, 'Accept-Language': 'en' })
  ).text();
  assert.match(english, /<span class="number">6<\/span>/);
  assert.match(english, /at least/);
  assert.match(english, /conflicting/);
  assert.match(english, /They cannot both be true: the figures do not meet\./);
  const arabic = await (
    await site.get('/incident/sarmin-2015-03-16', { Accept: BROWSER, 'Accept-Language': 'ar' })
  ).text();
  assert.match(arabic, /متعارضان/);
  assert.match(arabic, /لا يمكن أن يصحّا معًا/);
});

test('no page makes a verdict of a claim for search engines', async () => {
  for (const path of [
    '/claim/release-one/killed.html',
    '/incident/sarmin-2015-03-16.html',
    '/document/release-one.html',
  ]) {
    const page = await (await site.get(path)).text();
    const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
    const described = JSON.parse(json) as Record<string, unknown>;
    assert.equal(described['@context'], 'https://schema.org');
    assert.doesNotMatch(json, /ClaimReview|reviewRating/);
  }
});

/** RFC 4180, as a reader of the file would take it. */
function readCsv(text: string): string[][] {
  assert.ok(text.endsWith('\r\n'));
  const rows = text.slice(0, -2).split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  return rows.map((row) =>
    row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"')),
  );
}
