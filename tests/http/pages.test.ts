import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import { IsnadError } from '../../src/errors.ts';
import { PageMaker, type PageRequest } from '../../src/http/page-maker.ts';
import { handOver } from '../../src/index/handed-over.ts';
import type { IndexData } from '../../src/index/index-data.ts';
import { literal, namedNode, quad } from '../../src/rdf/quads.ts';
import { isnad, rdf, rdfs } from '../../src/rdf/vocabulary.ts';
import { indexOfGraphs } from '../support/shared-index.ts';
import { turtle } from './records.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

/** More of everything than the main thread reads for one answer. */
const MANY = 510;
const places = Array.from({ length: MANY }, (_, n) => [
  `place/p${n}.ttl`,
  turtle(`<id/place/p${n}> a isnad:Place ; rdfs:label "Place ${n}"@en .`),
]);
const claims = Array.from(
  { length: MANY },
  (_, n) =>
    `<id/claim/d/c${n}> a isnad:Claim ; isnad:statedIn <id/document/d> ; isnad:claimant <id/organization/o> ; isnad:about <id/incident/i> ; isnad:gist "number ${n}"@en .`,
);
const FILES = {
  ...Object.fromEntries(places),
  'document/d.ttl': turtle(`<id/document/d> a isnad:Document ; rdfs:label "D"@en .\n${claims.join('\n')}`),
  'incident/i.ttl': turtle('<id/incident/i> a isnad:Incident ; rdfs:label "I"@en .'),
  'organization/o.ttl': turtle('<id/organization/o> a isnad:Organization ; rdfs:label "O"@en .'),
};

function maker(data: () => IndexData, timeoutMs = 60_000): PageMaker {
  return new PageMaker({ data, sourcesDir: undefined, timeoutMs, memoryMb: 256 });
}

let here: SmallSite;
let inThread: SmallSite;
before(async (t) => {
  here = await smallSite(t as never, { files: FILES });
  inThread = await smallSite(t as never, { files: FILES, pages: maker });
});

const PAGES: readonly (readonly [path: string, accept: string])[] = [
  ['/', BROWSER],
  ['/place?page=3', BROWSER],
  ['/place.csv', '*/*'],
  ['/place?view=timeline&page=2', BROWSER],
  ['/incident?view=map', BROWSER],
  ['/search?view=timeline', BROWSER],
  ['/search?view=map&class=Place&lang=ar', BROWSER],
  ['/incident/i', BROWSER],
  ['/organization/o?lang=ar', BROWSER],
  ['/incident/i/claims.csv', '*/*'],
  ['/claim/d/c7', BROWSER],
  ['/.well-known/void', 'text/turtle'],
  ['/catalog.ttl?page=2', '*/*'],
  ['/search', BROWSER],
  ['/ontology', BROWSER],
  ['/shapes', BROWSER],
  ['/shapes.ttl', '*/*'],
  ['/sparql', 'text/turtle'],
  ['/ldes?after=100', 'text/turtle'],
  ['/ldes/place.trig?after=0', '*/*'],
];

for (const [path, accept] of PAGES)
  test(`${path} is the same whether it is made in the main thread or in the one of pages`, async () => {
    const [one, other] = await Promise.all([here, inThread].map((site) => site.get(path, { Accept: accept })));
    assert.ok(one !== undefined && other !== undefined);
    assert.equal(other.status, 200);
    assert.deepEqual(Object.fromEntries(withoutDate(other)), Object.fromEntries(withoutDate(one)));
    assert.equal(await other.text(), await one.text());
  });

function withoutDate({ headers }: Response): [string, string][] {
  return [...headers].filter(([name]) => !['date', 'last-modified'].includes(name));
}

test('what reads much is made elsewhere, what reads little and the RDF of a record here', async (t) => {
  const site = await smallSite(t, {
    files: FILES,
    pages: () => ({ make: async () => Buffer.from('made elsewhere'), close: async () => {} }),
  });
  const isElsewhere = async ([path, accept]: (typeof PAGES)[number]) =>
    (await (await site.get(path, { Accept: accept })).text()) === 'made elsewhere';
  for (const page of PAGES) assert.equal(await isElsewhere(page), true, page[0]);
  for (const path of [
    '/incident',
    '/place/p7.html',
    '/document/d.ttl',
    '/vocabulary/bound.ttl',
    '/ldes.nq',
    '/activity-stream',
  ])
    assert.equal(await isElsewhere([path, '*/*']), false, path);
});

test('a page that cannot be posted fails alone', async (t) => {
  const { writer } = indexOfGraphs([place('a')]);
  const pages = maker(() => writer.data);
  t.after(() => pages.close());
  const unposted = pages.make({ ...PLACES, args: { segment: 'place', page: () => 1 } });
  const next = pages.make(PLACES);
  await assert.rejects(unposted, (error) => error instanceof IsnadError && error.code === 'internal');
  assert.match((await next).toString(), /place\/a/);
});

const PLACES: PageRequest = {
  name: 'list',
  args: { segment: 'place', query: {}, page: 1 },
  form: 'csv',
  language: 'en',
  reader: {
    language: 'en',
    explicitLanguage: false,
    base: 'http://localhost:3030/',
    basePath: '/',
    alternates: [],
    here: { path: 'place', query: {} },
  },
};

function place(name: string) {
  const node = namedNode(`http://localhost:3030/id/place/${name}`);
  return {
    graph: `g:${name}`,
    quads: [quad(node, rdf.type, isnad.Place), quad(node, rdfs.label, literal(name, 'en'))],
  };
}

test('a page shows the data as they were when it was asked for, however long it waits', async (t) => {
  const { writer } = indexOfGraphs([place('first')]);
  const pages = maker(() => writer.data);
  t.after(() => pages.close());
  const before = [pages.make(PLACES), pages.make(PLACES)];
  writer.apply([place('second')], 2);
  const after = pages.make(PLACES);
  for (const bytes of await Promise.all(before)) assert.doesNotMatch(String(bytes), /second/);
  assert.match(String(await after), /first[\s\S]*second/);
});

test('pages are made from data that came through a port, by each thread that needs them', async (t) => {
  const data = { ...indexOfGraphs([place('other')]).writer.data, position: 7 };
  let handed = 0;
  const fixed = () => {
    handed += 1;
    const { port1, port2 } = new MessageChannel();
    handOver(data, port1);
    return { position: 7, port: port2 };
  };
  const pages = new PageMaker({ fixed, timeoutMs: 60_000, memoryMb: 256 });
  t.after(() => pages.close());
  for (const bytes of await Promise.all([pages.make(PLACES), pages.make(PLACES)])) assert.match(String(bytes), /other/);
  assert.equal(handed, 1);
  await pages.close();
  assert.match(String(await pages.make(PLACES)), /other/);
  assert.equal(handed, 2);
});

test('a page that cannot be made fails alone', async (t) => {
  const { writer } = indexOfGraphs([place('first')]);
  const pages = maker(() => writer.data);
  t.after(() => pages.close());
  const wrong = pages.make({ ...PLACES, form: 'nonsense' });
  const right = pages.make(PLACES);
  await assert.rejects(wrong, (error) => error instanceof IsnadError && error.code === 'internal');
  assert.match(String(await right), /first/);
});

test('a page that takes too long ends with its thread, and so does every page of a maker that is closed', async () => {
  const { writer } = indexOfGraphs([place('first')]);
  const hasty = maker(() => writer.data, 1);
  await assert.rejects(hasty.make(PLACES), (error) => error instanceof IsnadError && error.code === 'timeout');
  await hasty.close();
  const closed = maker(() => writer.data);
  const pages = [closed.make(PLACES), closed.make(PLACES)].map((page) => assert.rejects(page, IsnadError));
  await closed.close();
  await Promise.all(pages);
});
