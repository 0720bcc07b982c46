import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { makeDump } from '../../src/harvest/build-dump.ts';
import { makeKey, readPrivateKey } from '../../src/harvest/dump-key.ts';
import { DumpShelf } from '../../src/harvest/dump-shelf.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import { dcat, spdx } from '../../src/rdf/vocabulary.ts';
import { BASE } from '../archive/small-archive.ts';
import { place, temporaryFolder } from '../records/temporary-folder.ts';
import { type SmallSite, smallSite } from './small-site.ts';

interface DumpSite extends SmallSite {
  readonly id: string;
  readonly folder: string;
  dump(): Promise<string>;
}

async function dumpSite(t: TestContext): Promise<DumpSite> {
  const dir = temporaryFolder(t);
  const keyFile = join(temporaryFolder(t), 'key');
  const key = makeKey(keyFile);
  const site = await smallSite(t, {
    files: { 'place/a.ttl': place('a'), 'place/b.ttl': place('b') },
    dumps: (archive) => new DumpShelf({ archive, dir, key }),
  });
  const make = () => makeDump({ stateDir: site.stateDir, base: BASE, dir, keep: 3, key: readPrivateKey(keyFile) });
  const { id, folder } = await make();
  const get: SmallSite['get'] = (path, ...more) => site.get(`/${path}`, ...more);
  return { ...site, get, id, folder, dump: async () => (await make()).id };
}

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

test('the list of dumps is a page in both languages, and DCAT with every file, its size and its hash', async (t) => {
  const site = await dumpSite(t);
  for (const path of ['dumps', 'dumps/'])
    for (const [language, word] of [
      ['en', 'Dumps'],
      ['ar', 'نسخ كاملة للتنزيل'],
    ] as const) {
      const page = await site.get(path, { Accept: 'text/html', 'Accept-Language': language });
      const text = await page.text();
      assert.equal(page.status, 200);
      assert.ok(text.includes(word) && text.includes(`dumps/${site.id}/dump.nq.gz`), path);
    }
  const turtle = await site.get('dumps', { Accept: 'text/turtle' });
  const quads = await parseRdf(await turtle.text(), { format: 'turtle', baseIRI: BASE });
  const file = `${BASE}dumps/${site.id}/dump.nq.gz`;
  const bytes = readFileSync(join(site.folder, 'dump.nq.gz'));
  const value = (subject: string, predicate: { value: string }) =>
    quads.find((q) => q.subject.value === subject && q.predicate.value === predicate.value)?.object.value;
  assert.equal(value(file, dcat.downloadURL), file);
  assert.equal(value(file, dcat.byteSize), String(bytes.length));
  assert.match(value(file, dcat.mediaType) ?? '', /application\/n-quads$/);
  assert.match(value(file, dcat.compressFormat) ?? '', /application\/gzip$/);
  assert.equal(value(value(file, spdx.checksum) ?? '', spdx.checksumValue), sha(bytes).toString('hex'));
  assert.equal((await site.get('dumps', { Accept: 'application/ld+json' })).status, 200);
});

test('a file is sent as it is, with the hash of its bytes as tag and digest', async (t) => {
  const site = await dumpSite(t);
  for (const [name, type] of [
    ['dump.nq.gz', 'application/gzip'],
    ['dump.trig.zst', 'application/zstd'],
    ['manifest.json', 'application/json'],
    ['manifest.json.sig', 'application/octet-stream'],
    ['ro-crate-metadata.json', 'application/ld+json'],
  ] as const) {
    const answer = await site.get(`dumps/${site.id}/${name}`, { 'Accept-Encoding': 'gzip, br' });
    const bytes = Buffer.from(await answer.arrayBuffer());
    assert.equal(answer.status, 200, name);
    assert.deepEqual(bytes, readFileSync(join(site.folder, name)));
    const header = (field: string) => answer.headers.get(field);
    assert.equal(header('content-type'), type);
    assert.equal(header('content-encoding'), null, 'the .gz is the resource and no coding of one');
    assert.equal(header('accept-ranges'), 'bytes');
    assert.equal(header('etag'), `"${sha(bytes).toString('hex')}"`);
    assert.equal(header('repr-digest'), `sha-256=:${sha(bytes).toString('base64')}:`);
    assert.equal(header('content-digest'), header('repr-digest'));
    assert.equal(header('content-length'), String(bytes.length));
    assert.equal(header('access-control-allow-origin'), '*');
    for (const exposed of ['Content-Range', 'Repr-Digest', 'Accept-Ranges'])
      assert.ok(header('access-control-expose-headers')?.includes(exposed), exposed);
    assert.match(header('cache-control') ?? '', /no-cache/);
    assert.match(header('link') ?? '', /rel="license"/);
    const head = await site.get(`dumps/${site.id}/${name}`, {}, 'HEAD');
    assert.deepEqual(
      [head.status, head.headers.get('content-length'), head.headers.get('etag')],
      [200, String(bytes.length), header('etag')],
    );
    assert.equal(head.headers.get('content-digest'), null, 'there is no content');
    assert.equal((await head.arrayBuffer()).byteLength, 0);
  }
});

test('parts of a file are had by ranges, and put together they are the file', async (t) => {
  const site = await dumpSite(t);
  const path = `dumps/${site.id}/dump.nq.gz`;
  const bytes = readFileSync(join(site.folder, 'dump.nq.gz'));
  const etag = `"${sha(bytes).toString('hex')}"`;
  const ask = async (range: string, headers: Record<string, string> = {}) => {
    const answer = await site.get(path, { Range: range, ...headers });
    return { answer, body: Buffer.from(await answer.arrayBuffer()) };
  };
  const [first, rest] = [await ask('bytes=0-99'), await ask('bytes=100-')];
  assert.deepEqual([first.answer.status, rest.answer.status], [206, 206]);
  assert.equal(first.answer.headers.get('content-range'), `bytes 0-99/${bytes.length}`);
  assert.equal(first.answer.headers.get('content-digest'), null, 'it would be that of the part');
  assert.equal(first.answer.headers.get('repr-digest'), `sha-256=:${sha(bytes).toString('base64')}:`);
  assert.deepEqual(Buffer.concat([first.body, rest.body]), bytes);
  assert.deepEqual((await ask('bytes=-10')).body, bytes.subarray(-10));

  assert.equal((await ask('bytes=0-9', { 'If-Range': etag })).answer.status, 206);
  const other = await ask('bytes=0-9', { 'If-Range': '"another"' });
  assert.deepEqual([other.answer.status, other.body.length], [200, bytes.length]);
  assert.equal((await ask('pages=1-2')).answer.status, 200, 'a unit that we do not know is passed over');
  assert.equal((await ask('bytes=0-1,5-6')).answer.status, 200, 'several parts at once are not made');

  const beyond = await ask(`bytes=${bytes.length}-`);
  assert.equal(beyond.answer.status, 416);
  assert.equal(beyond.answer.headers.get('content-range'), `bytes */${bytes.length}`);
  assert.equal(beyond.answer.headers.get('repr-digest'), null);
  assert.match(JSON.parse(beyond.body.toString()).type, /#bad-range$/);
});

test('a file that the client has is not sent again, and one that it does not mean is not sent at all', async (t) => {
  const site = await dumpSite(t);
  const path = `dumps/${site.id}/records.tsv.gz`;
  const etag = (await site.get(path)).headers.get('etag') as string;
  const fresh = await site.get(path, { 'If-None-Match': etag });
  assert.deepEqual([fresh.status, await fresh.text()], [304, '']);
  assert.equal((await site.get(path, { 'If-Match': etag })).status, 200);
  const other = await site.get(path, { 'If-Match': '"another"' });
  assert.equal(other.status, 412);
  assert.match(((await other.json()) as { type: string }).type, /#precondition-failed$/);
});

test('the latest dump has an address that stays, and a dump its own that leads to the list', async (t) => {
  const site = await dumpSite(t);
  for (const [path, status, to] of [
    ['dumps/latest/dump.nq.gz', 302, `dumps/${site.id}/dump.nq.gz`],
    ['dumps/latest', 302, `dumps/${site.id}`],
    ['dumps/latest/', 302, `dumps/${site.id}`],
    [`dumps/${site.id}`, 303, `dumps/#${site.id}`],
    [`dumps/${site.id}/`, 303, `dumps/#${site.id}`],
  ] as const) {
    const answer = await site.get(path);
    assert.deepEqual(
      [answer.status, answer.headers.get('location')],
      [status, new URL(to, BASE).pathname + new URL(to, BASE).hash],
      path,
    );
  }
  assert.match(await (await site.get('dumps/key.pem')).text(), /^-----BEGIN PUBLIC KEY-----/);
});

test('no address leads to a file that no manifest lists', async (t) => {
  const site = await dumpSite(t);
  for (const path of [
    ...[
      `dumps/${site.id}/..%2f.lock.db`,
      `dumps/${site.id}/%2e%2e%2f%2e%2e%2fetc%2fpasswd`,
      'dumps/..%2f/etc',
      'dumps/.lock.db',
    ],
    ...[
      `dumps/${site.id}/nothing`,
      'dumps/nothing/dump.nq.gz',
      'dumps/latest/nothing',
      `dumps/${site.id}/dump.nq.gz/x`,
    ],
    ...[
      'dumps/%00/manifest.json',
      `dumps/${site.id}/manifest.json%00.gz`,
      `dumps/${site.id}%2f`,
      'dumps/.unfinished-x/dump.nq.gz',
    ],
  ])
    assert.equal((await site.get(path)).status, 404, path);
  const other = await site.get(`dumps/${site.id}/dump.nq.gz`, {}, 'DELETE');
  assert.deepEqual([other.status, other.headers.get('allow')], [405, 'GET, HEAD, OPTIONS']);
});

test('a dump is off the shelf in the moment that something in it is withdrawn', async (t) => {
  const site = await dumpSite(t);
  site.remove('place/b.ttl');
  await site.update({}, { prune: true, allowWithdraw: 1 });
  const gone = await site.get(`dumps/${site.id}/dump.nq.gz`);
  assert.equal(gone.status, 410);
  assert.match(((await gone.json()) as { detail: string }).detail, /withdrawn or withheld since/);
  assert.equal((await site.get('dumps/latest/dump.nq.gz')).status, 404);
  const page = await (await site.get('dumps', { Accept: 'text/html' })).text();
  assert.ok(!page.includes(site.id) && page.includes('no dump to be had'));
  const id = await site.dump();
  assert.equal((await site.get(`dumps/${id}/dump.nq.gz`)).status, 200);
  assert.equal((await site.get(`dumps/${site.id}/dump.nq.gz`)).status, 404, 'the old one is deleted');
});

test('a change that takes nothing away leaves the dump, and a new one changes the tag of the list', async (t) => {
  const site = await dumpSite(t);
  const before = (await site.get('dumps')).headers.get('etag');
  await site.update({ 'place/c.ttl': place('c') });
  assert.equal((await site.get(`dumps/${site.id}/dump.nq.gz`)).status, 200);
  assert.equal((await site.get('dumps')).headers.get('etag'), before);
  await site.dump();
  assert.notEqual((await site.get('dumps')).headers.get('etag'), before);
});

test('without a folder of dumps the list is empty and says what else there is', async (t) => {
  const site = await smallSite(t);
  const page = await site.get('/dumps/', { Accept: 'text/html' });
  assert.deepEqual([page.status, (await page.text()).includes('no dump to be had')], [200, true]);
  for (const path of ['/dumps/latest', '/dumps/key.pem', '/dumps/x/manifest.json'])
    assert.equal((await site.get(path)).status, 404);
});
