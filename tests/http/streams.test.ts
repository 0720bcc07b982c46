import assert from 'node:assert/strict';
import { test } from 'node:test';
import jsonld from 'jsonld';
import { findRecord, merge, withdraw } from '../../src/archive/writer.ts';
import { OWN_CONTEXT } from '../../src/harvest/iiif-stream.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import { NAMESPACES } from '../../src/rdf/vocabulary.ts';
import { BASE, writeByHand } from '../archive/small-archive.ts';
import { document, place } from '../records/temporary-folder.ts';
import { IIIF_DISCOVERY } from '../support/iiif-context.ts';
import { type SmallSite, smallSite } from './small-site.ts';

const SPANS = { stream: 4, atom: 4, page: 4 };
const NOTE = 'isnad:note "x"@en';

/** A document at 1, places at 2 to 6, then place a again (7), b withdrawn (8), c merged into a (9). */
async function site(t: Parameters<typeof smallSite>[0]): Promise<SmallSite> {
  const places = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((slug) => [`place/${slug}.ttl`, place(slug)]));
  const files = { 'document/d.ttl': document('d', { use: 'isnad:value 1' }), ...places };
  const small = await smallSite(t, { files, spans: SPANS });
  await small.update({ 'place/a.ttl': place('a', NOTE) });
  const { writer } = small.archive;
  const row = (slug: string) => findRecord(writer, `https://isnad.invalid/place/${slug}`) ?? assert.fail(slug);
  const change = { agent: 'a curator', door: 'hand', time: new Date('2026-01-02T00:00:00Z'), reason: 'twice' };
  withdraw(writer, row('b'), change);
  merge(writer, row('c'), 'https://isnad.invalid/place/a', { ...change, reason: 'the same' });
  small.refresh();
  return small;
}

interface Page {
  readonly id: string;
  readonly type: string;
  readonly totalItems?: number;
  readonly startIndex?: number;
  readonly orderedItems: readonly Record<string, unknown>[];
  readonly first?: { readonly id: string };
  readonly last?: { readonly id: string };
  readonly next?: { readonly id: string };
  readonly prev?: { readonly id: string };
}

const page = async (small: SmallSite, address: string): Promise<Page> =>
  (await (await small.get(address.replace(BASE, '/'))).json()) as Page;

test('the activity stream is a collection whose pages lead from the last to the first and back', async (t) => {
  const small = await site(t);
  const whole = await page(small, '/activity-stream');
  assert.deepEqual(
    [whole.type, whole.totalItems, whole.first?.id, whole.last?.id],
    ['OrderedCollection', 9, `${BASE}activity-stream?after=0`, `${BASE}activity-stream?after=8`],
  );
  const last = await page(small, whole.last?.id ?? '');
  assert.deepEqual([last.startIndex, last.next, last.prev?.id], [8, undefined, `${BASE}activity-stream?after=4`]);
  const places = await page(small, '/activity-stream/place');
  assert.deepEqual([places.totalItems, places.last?.id], [8, `${BASE}activity-stream/place?after=5`]);
  const ofPlaces = await page(small, places.last?.id ?? '');
  assert.deepEqual([ofPlaces.startIndex, ofPlaces.prev?.id], [4, `${BASE}activity-stream/place?after=0`]);
});

test('a withdrawal is a Delete, a merge a Move to what stands for it, each with its reason and without a hash', async (t) => {
  const small = await site(t);
  const { orderedItems: b } = await page(small, '/activity-stream/place/b?after=0');
  const object = { id: `${BASE}place/b`, type: 'Dataset', canonical: `${BASE}id/place/b` };
  const { contentHash: _, ...created } = b[0] ?? {};
  assert.deepEqual(
    [created, b[1]],
    [
      {
        ...{ id: `${BASE}changes/3`, type: 'Create', object, endTime: '2026-01-01T00:00:00.000Z', position: 3 },
        hasVersion: `${BASE}place/b/v/1`,
      },
      {
        ...{ id: `${BASE}changes/8`, type: 'Delete', object, endTime: '2026-01-02T00:00:00.000Z', position: 8 },
        ...{ summary: 'twice', hasVersion: `${BASE}place/b/v/1` },
      },
    ],
  );
  const { orderedItems: c } = await page(small, '/activity-stream/place/c?after=0');
  assert.deepEqual([c[1]?.['type'], c[1]?.['target']], ['Move', { id: `${BASE}place/a`, type: 'Dataset' }]);
});

test('where a merge led is still said when the record has come back', async (t) => {
  const small = await site(t);
  await writeByHand(small, place('c', NOTE));
  const { orderedItems } = await page(small, '/activity-stream/place/c?after=0');
  assert.deepEqual(
    orderedItems.map(({ type, target }) => [type, (target as { id: string } | undefined)?.id]),
    [
      ['Create', undefined],
      ['Move', `${BASE}place/a`],
      ['Create', undefined],
    ],
  );
});

test('pages tell IRIs, kinds, times and hashes, and nothing of any content', async (t) => {
  const small = await site(t);
  for (const path of ['/activity-stream?after=0', '/ldes.ttl?after=0', '/ldes.nq?after=4']) {
    const text = await (await small.get(path)).text();
    assert.ok(text.includes('place/a'), path);
    assert.doesNotMatch(text, /isnad:note|ontology#note|label|"x"|isnad:value|"d"/, path);
  }
});

test('a closed page is immutable and stays byte for byte as it is; the last page asks to be asked again', async (t) => {
  const small = await site(t);
  for (const path of ['/activity-stream?after=0', '/ldes?after=0', '/ldes/place?after=0', '/ldes.jsonld?after=4']) {
    const closed = await small.get(path);
    assert.match(closed.headers.get('cache-control') ?? '', /^public, max-age=\d+, immutable$/, path);
    const [tag, text] = [closed.headers.get('etag') ?? '', await closed.text()];
    await small.update({ 'place/e.ttl': place('e', `isnad:note "${path}"@en`) });
    assert.equal((await small.get(path, { 'If-None-Match': tag })).status, 304, path);
    const again = await small.get(path);
    assert.deepEqual([again.headers.get('etag'), await again.text()], [tag, text], path);
  }
  for (const path of ['/activity-stream', '/ldes', '/activity-stream?after=12', '/ldes?after=12']) {
    const open = await small.get(path);
    assert.equal(open.headers.get('cache-control'), 'no-cache', path);
    const tag = open.headers.get('etag') ?? '';
    assert.equal((await small.get(path, { 'If-None-Match': tag })).status, 304, path);
    await small.update({ 'place/d.ttl': place('d', `isnad:note "${path}"@en`) });
    assert.equal((await small.get(path, { 'If-None-Match': tag })).status, 200, path);
  }
});

test('whoever has read up to any position or time is led to the page that goes on from there', async (t) => {
  const small = await site(t);
  for (const [asked, led] of [
    ['/ldes?after=6', '/ldes?after=4'],
    ['/ldes?after=9', '/ldes?after=8'],
    ['/ldes.nq?after=1', '/ldes.nq?after=0'],
    ['/ldes/place?after=4', '/ldes/place?after=0'],
    ['/ldes/document?after=9', '/ldes/document?after=0'],
    ['/ldes?since=2026-01-02', '/ldes?after=4'],
    ['/activity-stream?since=2026-01-02T03:00:00%2B03:00', '/activity-stream?after=4'],
    ['/activity-stream?since=2030-01-01', '/activity-stream?after=8'],
    ['/ldes?since=1990-01-01', '/ldes?after=0'],
  ]) {
    const answer = await small.get(asked ?? '');
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, led], asked);
  }
});

test('what is no position, no time, no segment or no record is refused with a word on what would be one', async (t) => {
  const small = await site(t);
  for (const [path, status, detail] of [
    ['/ldes?after=-1', 400, /whole number from 0/],
    ['/ldes?after=1e3', 400, /whole number/],
    ['/ldes?after=', 400, /whole number/],
    ['/ldes?after=0&after=4', 400, /once/],
    ['/ldes?after=99999999999999999999', 400, /whole number/],
    ['/ldes?after=10', 404, /nothing at/],
    ['/ldes?since=2026', 400, /a day or an instant with its zone/],
    ['/ldes?since=2026-02-30', 400, /a day/],
    ['/ldes?since=2026-01-01T00:00:00', 400, /zone/],
    ['/ldes?since=2026-13-01T00:00:00Z', 400, /a day/],
    ['/activity-stream/planet', 404, /nothing/],
    ['/activity-stream/place/nowhere', 404, /nothing/],
    ['/activity-stream/place/..%2f..', 404, /nothing/],
  ] as const) {
    const answer = await small.get(path);
    assert.equal(answer.status, status, path);
    assert.match(((await answer.json()) as { detail: string }).detail, detail, path);
  }
  assert.equal((await small.get('/ldes', { Accept: 'text/csv' })).status, 406);
  assert.equal((await small.get('/ldes', {}, 'DELETE')).status, 405);
  assert.equal((await small.get('/activity-stream', {}, 'OPTIONS')).headers.get('allow'), 'GET, HEAD, OPTIONS');
});

/** The triples of JSON-LD whose contexts are ours and, from the specification, IIIF's. */
async function triplesOf(text: string): Promise<Set<string>> {
  const documents: Record<string, unknown> = {
    [`${BASE}activity-stream/context.jsonld`]: OWN_CONTEXT,
    'http://iiif.io/api/discovery/1/context.json': IIIF_DISCOVERY,
  };
  const documentLoader = async (url: string) => ({ documentUrl: url, document: documents[url] ?? assert.fail(url) });
  const nquads = await jsonld.toRDF(JSON.parse(text), {
    format: 'application/n-quads',
    documentLoader,
    safe: true,
  } as never);
  return new Set(String(nquads).trim().split('\n'));
}

test('the activity stream expands to the very statements of the LDES, and to no term that is unknown', async (t) => {
  const small = await site(t);
  assert.deepEqual(await (await small.get('/activity-stream/context.jsonld')).json(), OWN_CONTEXT);
  for (const after of [0, 4, 8]) {
    const triples = await triplesOf(await (await small.get(`/activity-stream?after=${after}`)).text());
    const quads = await parseRdf(await (await small.get(`/ldes.nq?after=${after}`)).text(), {
      format: 'nquads',
      baseIRI: BASE,
    });
    const activities = quads.filter(({ subject }) => subject.value.startsWith(`${BASE}changes/`));
    assert.ok(activities.length > 5);
    for (const { subject, predicate, object } of activities) {
      // Whoever knows of deletions alone hears of a merge as one.
      if (object.value === `${NAMESPACES.as}Delete` && subject.value === `${BASE}changes/9`) continue;
      const written =
        object.termType === 'Literal'
          ? `"${object.value}"${object.datatype.value.endsWith('#string') ? '' : `^^<${object.datatype.value}>`}`
          : `<${object.value}>`;
      const line = `<${subject.value}> <${predicate.value}> ${written} .`;
      assert.ok(triples.has(line), line);
    }
  }
});
