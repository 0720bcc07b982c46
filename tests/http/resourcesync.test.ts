import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findRecord, withdraw } from '../../src/archive/writer.ts';
import { BASE } from '../archive/small-archive.ts';
import { smallSite } from './small-site.ts';

test('ResourceSync leads from the well-known address to every record, whose address answers', async (t) => {
  const site = await smallSite(t);
  const seen = new Set<string>();
  const read = async (path: string): Promise<string> => {
    const answer = await site.get(path);
    assert.equal(answer.status, 200, path);
    return answer.text();
  };
  const walk = async (path: string): Promise<void> => {
    if (seen.has(path)) return;
    seen.add(path);
    const text = await read(path);
    if (path.endsWith('.nq')) return;
    for (const [, loc = ''] of text.matchAll(/<loc>([^<]+)</g)) await walk(loc.slice(BASE.length - 1));
  };
  await walk('/.well-known/resourcesync');
  assert.equal([...seen].filter((path) => path.endsWith('.nq')).length, 6);
  assert.ok(seen.has('/resourcesync/incident/changelist/0'));
  const answer = await site.get('/.well-known/resourcesync');
  assert.equal(answer.headers.get('content-type'), 'application/xml');
});

test('a withdrawal is told as deleted, and leaves the resource list', async (t) => {
  const site = await smallSite(t);
  const { writer } = site.archive;
  const row = findRecord(writer, 'https://isnad.invalid/document/release-one') ?? assert.fail();
  withdraw(writer, row, { time: new Date('2027-01-01T00:00:00Z'), agent: 'a curator', door: 'hand' });
  const text = async (path: string) => (await site.get(path)).text();
  assert.match(
    await text('/resourcesync/document/changelist/0'),
    /release-one\.nq<\/loc><lastmod>2027-01-01T00:00:00\.000Z<\/lastmod><rs:md change="deleted"/,
  );
  assert.doesNotMatch(await text('/resourcesync/all/resourcelist/0'), /release-one\.nq/);
});

for (const path of [
  'nothing/capabilitylist',
  'all/resourcelist/1',
  'all/changelist/01',
  'all/changelist/-1',
  'all/changelist/9999999999999',
])
  test(`there is nothing at /resourcesync/${path}`, async (t) => {
    const site = await smallSite(t);
    assert.equal((await site.get(`/resourcesync/${path}`)).status, 404);
  });
