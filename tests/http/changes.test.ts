import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findRecord, merge, withdraw } from '../../src/archive/writer.ts';
import { BASE } from '../archive/small-archive.ts';
import { document, place } from '../records/temporary-folder.ts';
import { BROWSER, type SmallSite, smallSite } from './small-site.ts';

const SPANS = { stream: 4, atom: 4, page: 4 };

/** A document at 1, places at 2 to 6, then the document again (7), place b withdrawn (8), c merged into a (9). */
async function site(t: Parameters<typeof smallSite>[0]): Promise<SmallSite> {
  const places = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((slug) => [`place/${slug}.ttl`, place(slug)]));
  const claims = { use: 'isnad:value 1', more: 'isnad:value 2' };
  const small = await smallSite(t, { files: { 'document/d.ttl': document('d', claims), ...places }, spans: SPANS });
  await small.update(
    { 'document/d.ttl': document('d', { use: 'isnad:value 3', other: 'isnad:value 4' }) },
    { reason: 'Read <again>' },
  );
  const { writer } = small.archive;
  const row = (slug: string) => findRecord(writer, `https://isnad.invalid/place/${slug}`) ?? assert.fail(slug);
  const change = { agent: 'a <curator>', door: 'hand', time: new Date('2026-01-02T00:00:00Z') };
  withdraw(writer, row('b'), { ...change, reason: 'twice' });
  merge(writer, row('c'), 'https://isnad.invalid/place/a', change);
  small.refresh();
  return small;
}

const page = async (small: SmallSite, address: string): Promise<string> =>
  (await small.get(address, { Accept: BROWSER })).text();
/** The positions of the changes on a page. */
const positions = (text: string) => Array.from(text.matchAll(/id="change-(\d+)"/g), ([, position]) => Number(position));
const linkTo = (text: string, rel: string) =>
  new RegExp(`<a rel="${rel}" href="([^"]*)"`).exec(text)?.[1]?.replaceAll('&#38;', '&');

test('the page of changes goes from the newest to the oldest and back, whatever comes meanwhile', async (t) => {
  const small = await site(t);
  const newest = await page(small, '/changes');
  assert.deepEqual(positions(newest), [9, 8, 7, 6]);
  assert.equal(linkTo(newest, 'prev'), undefined);
  assert.equal(linkTo(newest, 'next'), '/changes?before=6');
  const second = await page(small, '/changes?before=6');
  assert.deepEqual([positions(second), linkTo(second, 'prev')], [[5, 4, 3, 2], '/changes']);
  const last = await page(small, '/changes?before=2');
  assert.deepEqual(
    [positions(last), linkTo(last, 'next'), linkTo(last, 'prev')],
    [[1], undefined, '/changes?before=6'],
  );
  await small.update({ 'place/f.ttl': place('f') });
  assert.deepEqual(positions(await page(small, '/changes?before=6')), [5, 4, 3, 2]);
});

test('a change is told with kind, time, agent, reason and claims, and leads to the version and the difference', async (t) => {
  const text = await page(await site(t), '/changes?lang=en');
  const item = (position: number) => new RegExp(`<li id="change-${position}">.*?</li>`, 's').exec(text)?.[0] ?? '';
  const words = (position: number) =>
    item(position)
      .replace(/<[^>]*>/g, '|')
      .replace(/[\s|]+/g, ' ');
  assert.match(
    words(7),
    / d changed · 1 January 2026, 00:01 UTC · Documents · by loading the folder of record files · Version 2 · What this changed Reason: \u2068Read &#60;again&#62;\u2069/,
  );
  assert.match(words(7), /Claims: 1 added, 1 changed, 1 dropped $/);
  assert.match(
    item(7),
    /href="\/document\/d\?lang=en".*href="\/document\/d\/v\/2\?lang=en".*href="\/document\/d\/v\/2\/diff\?lang=en"/s,
  );
  assert.match(
    words(8),
    / b withdrawn · .* by \u2068a &#60;curator&#62;\u2069 · Version 1 Reason: \u2068twice\u2069 $/,
  );
  assert.match(words(9), / c merged into another · a stands for it/);
  assert.doesNotMatch(item(6) + item(8) + item(9), /diff/, 'nothing before it, or nothing written');
});

test('it is narrowed to a kind of record and to what came since a day, and counts what there is', async (t) => {
  const small = await site(t);
  assert.deepEqual(positions(await page(small, '/changes?segment=document')), [7, 1]);
  assert.deepEqual(positions(await page(small, '/changes?since=2026-01-02')), [9, 8]);
  assert.deepEqual(positions(await page(small, '/changes?segment=place&since=2026-01-01&before=6')), [5, 4, 3, 2]);
  const none = await page(small, '/changes?since=2030-01-01&lang=en');
  assert.match(none, /Nothing changed\./);
  const text = await page(small, '/changes');
  assert.match(text, /href="\/changes\?segment=document">Documents<\/a> <span class="count">2<\/span>/);
  assert.match(text, /href="\/changes\?segment=place">Places<\/a> <span class="count">7<\/span>/);
  assert.equal(
    positions(await page(small, '/changes?since=&segment=')).length,
    4,
    'an empty field of the form says nothing',
  );
});

test('the same is had as a table and as RDF', async (t) => {
  const small = await site(t);
  const csv = await (await small.get('/changes.csv?segment=document')).text();
  assert.equal(
    csv.split('\r\n')[1],
    `7,2026-01-01T00:01:00.000Z,updated,${BASE}document/d,d,en,2,load,Read <again>,1,1,1,`,
  );
  const turtle = await (await small.get('/changes.ttl')).text();
  assert.match(turtle, /<changes\/9> a as:Move ;.*as:target <place\/a>/s);
  const graph = JSON.stringify(await (await small.get('/changes')).json());
  assert.match(graph, /"hydra:totalItems":9/);
});

test('each change has an address of its own, which leads to it', async (t) => {
  const small = await site(t);
  const answer = await small.get('/changes/7');
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/changes?before=8#change-7']);
  for (const path of ['/changes/10', '/changes/0', '/changes/x'])
    assert.equal((await small.get(path)).status, 404, path);
});

test('what cannot be asked is refused', async (t) => {
  const small = await site(t);
  for (const path of [
    '/changes?segment=planet',
    '/changes?since=soon',
    '/changes?before=-1',
    '/feed.atom?segment=planet',
  ])
    assert.equal((await small.get(path)).status, 400, path);
  for (const path of ['/changes?segment=place&segment=person', '/feed.atom?after=x'])
    assert.equal((await small.get(path)).status, 400, path);
  assert.equal((await small.get('/feed.atom?after=99')).status, 404);
  assert.equal((await small.get('/feed.atom?after=6')).headers.get('location'), '/feed.atom?after=4');
});

test('every page leads to the feed of changes in its language, the front page and the foot to all changes', async (t) => {
  const small = await site(t);
  const home = await page(small, '/?lang=ar');
  assert.match(home, /<link rel="alternate" type="application\/atom\+xml" title="[^"]*" href="\/feed.atom\?lang=ar">/);
  assert.match(home, /<h2 id="lately">.*?<a href="\/changes\?lang=ar">كل التغييرات<\/a>/s);
  assert.match(home, /<footer.*?<a href="\/changes\?lang=ar">/s);
});

test('the feed leads from the newest changes to the archived ones, and back, in both languages', async (t) => {
  const small = await site(t);
  const links = (text: string) =>
    Object.fromEntries(
      Array.from(
        text.matchAll(/^<link rel="([a-z-]+)" type="application\/atom\+xml"(?: hreflang="\w+")? href="([^"]*)"/gm),
        ([, rel, href]) => [rel, href?.replaceAll('&#38;', '&').replace(BASE, '')],
      ),
    );
  const newest = await (await small.get('/feed.atom?lang=ar')).text();
  assert.deepEqual(links(newest), {
    self: 'feed.atom?lang=ar',
    alternate: 'feed.atom?lang=en',
    next: 'feed.atom?lang=ar&after=0',
    'prev-archive': 'feed.atom?lang=ar&after=0',
  });
  assert.equal(newest.match(/<entry>/g)?.length, 5, 'the last page with the one before it');
  assert.doesNotMatch(newest, /fh:archive/);
  const older = await (await small.get('/feed.atom?lang=ar&after=0')).text();
  assert.match(older, /<fh:archive\/>/);
  assert.deepEqual(links(older), {
    self: 'feed.atom?lang=ar&after=0',
    alternate: 'feed.atom?lang=en&after=0',
    current: 'feed.atom?lang=ar',
    previous: 'feed.atom?lang=ar&after=4',
  });
  const said = await small.get('/feed.atom', { 'Accept-Language': 'ar' });
  assert.equal(said.headers.get('content-language'), 'ar');
  assert.match(await said.text(), /xml:lang="ar".*<title>إسناد: التغييرات<\/title>/s);
});
