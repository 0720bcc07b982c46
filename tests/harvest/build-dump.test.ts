import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { openOnDisk } from '../../src/harvest/dump-file-writer.ts';
import { NEUTRAL_BASE, rebaseQuads } from '../../src/rdf/base.ts';
import { canonicalNQuads, contentHash } from '../../src/rdf/canonical.ts';
import { parseRdf } from '../../src/rdf/parse.ts';
import { inGraph, namedNode, type Quad } from '../../src/rdf/quads.ts';
import { BASE } from '../archive/small-archive.ts';
import { place } from '../records/temporary-folder.ts';
import { decoded, dumping, manifestIn } from './dumps.ts';

const lines = (text: string): string[] => text.trimEnd().split('\n');

async function quadsOf(folder: string, form: 'nq' | 'trig'): Promise<Quad[]> {
  const format = form === 'nq' ? 'nquads' : 'trig';
  return parseRdf(decoded(join(folder, `dump.${form}.gz`)), { format, baseIRI: BASE });
}

test('a dump holds every record in three forms that say the same, and each form in two codings', async (t) => {
  const archive = await dumping(t);
  const { folder } = await archive.dump();
  const nquads = await canonicalNQuads(await quadsOf(folder, 'nq'));
  assert.equal(await canonicalNQuads(await quadsOf(folder, 'trig')), nquads);
  const records = lines(decoded(join(folder, 'dump.jsonl.zst'))).map((line) => JSON.parse(line) as { id: string });
  assert.deepEqual(records.map(({ id }) => id).sort(), ['id/document/d', 'id/place/a', 'id/place/b']);
  const fromJson: Quad[] = [];
  for (const record of records) {
    const graph = namedNode(`${BASE}${record.id.replace('id/', '')}`);
    const quads = await parseRdf(JSON.stringify(record), { format: 'jsonld', baseIRI: BASE });
    fromJson.push(...quads.map((q) => inGraph(q, graph)));
  }
  const ofRecords = (await quadsOf(folder, 'nq')).filter(({ graph }) => graph.value !== `${BASE}catalog`);
  assert.equal(await canonicalNQuads(fromJson), await canonicalNQuads(ofRecords));
  for (const name of ['dump.nq', 'dump.trig', 'dump.jsonl', 'records.tsv'])
    assert.equal(decoded(join(folder, `${name}.gz`)), decoded(join(folder, `${name}.zst`)), name);
});

test('TriG has one block a record, and JSON lines name our context by its IRI', async (t) => {
  const { folder } = await (await dumping(t)).dump();
  const trig = decoded(join(folder, 'dump.trig.gz'));
  for (const record of ['place/a', 'place/b', 'document/d'])
    assert.equal(trig.split(`<${record}> {`).length, 2, `${record} has one block`);
  for (const line of lines(decoded(join(folder, 'dump.jsonl.gz'))))
    assert.deepEqual(JSON.parse(line)['@context'], [`${BASE}context.jsonld`, { '@base': BASE }]);
});

test('the manifest tells moment, counts and files, and the hashes are those of RDFC-1.0 on the neutral base', async (t) => {
  const archive = await dumping(t);
  const { folder, id } = await archive.dump();
  assert.equal(id, '2026-11-22-3');
  const manifest = manifestIn(folder);
  assert.deepEqual(manifest.counts, { records: 3, quads: 11, claims: 1, catalogQuads: 15 });
  assert.deepEqual(manifest.log, {
    position: 3,
    hash: archive.archive.historyAt(3),
    time: archive.archive.feed.timeOf(3)?.toISOString(),
  });
  for (const { name, bytes, sha256, content } of manifest.files) {
    const file = readFileSync(join(folder, name));
    assert.deepEqual([file.length, createHash('sha256').update(file).digest('hex')], [bytes, sha256], name);
    if (content !== undefined) assert.equal(contentHash(decoded(join(folder, name))), content.sha256, name);
  }
  assert.deepEqual(
    readdirSync(folder).sort(),
    [...manifest.files.map(({ name }) => name), 'manifest.json'].sort(),
    'nothing lies there that is not listed',
  );
  const [head, ...rows] = lines(decoded(join(folder, 'records.tsv.gz'))).map((line) => line.split('\t'));
  assert.deepEqual(head, ['record', 'version', 'sha256', 'quads', 'claims']);
  const quads = rebaseQuads(await quadsOf(folder, 'nq'), BASE, NEUTRAL_BASE);
  for (const [record, version, hash, count] of rows) {
    const own = quads.filter(({ graph }) => graph.value === NEUTRAL_BASE + record);
    assert.deepEqual([version, hash, count], ['1', contentHash(await canonicalNQuads(own)), String(own.length)]);
    assert.equal(hash, archive.archive.record(BASE + record)?.hash);
  }
});

test('two dumps of one moment are the same bytes, and the second is not made', async (t) => {
  const archive = await dumping(t);
  const first = await archive.dump();
  assert.deepEqual(await archive.dump(), { ...first, state: 'current' });
  const elsewhere = await archive.dump({ dir: join(archive.dir, 'elsewhere') });
  assert.deepEqual(
    manifestIn(elsewhere.folder)
      .files.map(({ sha256 }) => sha256)
      .slice(0, 8),
    manifestIn(first.folder)
      .files.map(({ sha256 }) => sha256)
      .slice(0, 8),
  );
});

test('only so many dumps are kept', async (t) => {
  const archive = await dumping(t);
  const first = await archive.dump({ keep: 2 });
  for (const slug of ['c', 'd']) {
    archive.write({ [`place/${slug}.ttl`]: place(slug) });
    await archive.load();
    const { retired } = await archive.dump({ keep: 2 });
    assert.deepEqual(retired, slug === 'd' ? [first.id] : []);
  }
});

test('a withdrawn record is gone from the next dump, and the dumps that hold it go with it', async (t) => {
  const archive = await dumping(t);
  const first = await archive.dump();
  archive.remove('place/b.ttl');
  await archive.load({ prune: true, allowWithdraw: 1 });
  const second = await archive.dump();
  assert.deepEqual(second.retired, [first.id]);
  assert.deepEqual(manifestIn(second.folder).counts.records, 2);
  for (const name of ['dump.trig.gz', 'dump.jsonl.gz', 'records.tsv.gz'])
    assert.doesNotMatch(decoded(join(second.folder, name)), /<place\/b>|"id\/place\/b"|^place\/b\t/m, name);
  const quads = await quadsOf(second.folder, 'nq');
  const stub = quads.filter(({ subject }) => subject.value === `${BASE}id/place/b`);
  assert.ok(
    stub.every(({ graph }) => graph.value === `${BASE}catalog`),
    'of it only the catalog says that it was withdrawn',
  );
  assert.equal(stub.length, 2);
});

test('an update is no take-down: older dumps stay', async (t) => {
  const archive = await dumping(t);
  await archive.dump();
  archive.write({ 'place/b.ttl': place('b') });
  await archive.load();
  assert.deepEqual((await archive.dump()).retired, []);
});

for (const failing of ['dump.nq.gz', 'dump.jsonl.zst', 'records.tsv.gz', 'ro-crate-metadata.json', 'manifest.json'])
  test(`a disk that is full at ${failing} ends the dump with its reason and leaves the last one as it was`, async (t) => {
    const archive = await dumping(t);
    const first = await archive.dump();
    archive.write({ 'place/c.ttl': place('c') });
    await archive.load();
    const open = (path: string): Writable =>
      path.endsWith(failing)
        ? new Writable({
            write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space left'), { code: 'ENOSPC' })),
          })
        : openOnDisk(path);
    await assert.rejects(
      archive.dump({ open }),
      /No dump was made in .*: the disk is full\. The last one stays as it was\./,
    );
    assert.deepEqual(
      readdirSync(archive.dir).filter((name) => name !== '.lock.db'),
      [first.id],
    );
    assert.equal((await archive.dump()).state, 'made', 'and the next one is made');
  });

test('a dump that is cancelled leaves nothing behind', async (t) => {
  const archive = await dumping(
    t,
    Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`place/p${i}.ttl`, place(`p${i}`)])),
  );
  const stopping = new AbortController();
  const onProgress = () => stopping.abort();
  await assert.rejects(archive.dump({ signal: stopping.signal, onProgress }), /it was stopped/);
  assert.deepEqual(
    readdirSync(archive.dir).filter((name) => name !== '.lock.db'),
    [],
  );
});

test('what a killed build has left is removed by the next, and is never taken for a dump', async (t) => {
  const archive = await dumping(t);
  const left = join(archive.dir, '.unfinished-2026-11-21-1');
  mkdirSync(left);
  writeFileSync(join(left, 'dump.nq.gz'), 'half');
  const { id } = await archive.dump();
  assert.deepEqual(readdirSync(archive.dir).sort(), ['.lock.db', id].sort());
});

test('two builds at once: the second is told that one is going on', async (t) => {
  const archive = await dumping(t);
  const first = archive.dump();
  await assert.rejects(archive.dump(), /Another process is making a dump/);
  assert.equal((await first).state, 'made');
});

test('the writers are never ahead of a slow disk by more than a few chunks', async (t) => {
  const files = Object.fromEntries(
    Array.from({ length: 400 }, (_, i) => [`place/p${i}.ttl`, place(`p${i}`, `rdfs:comment "${randomText(i)}"@en`)]),
  );
  const archive = await dumping(t, files);
  let [waiting, most] = [0, 0];
  const open = (path: string): Writable => {
    if (!path.endsWith('.gz') && !path.endsWith('.zst')) return openOnDisk(path);
    return new Writable({
      highWaterMark: 1,
      write(chunk: Buffer, _encoding, done) {
        waiting += chunk.length;
        most = Math.max(most, waiting);
        setTimeout(() => {
          waiting -= chunk.length;
          done();
        }, 1);
      },
    });
  };
  await archive.dump({ open });
  const whole = manifestIn((await archive.dump({ dir: join(archive.dir, 'x') })).folder).files;
  const total = whole.reduce((sum, { bytes }) => sum + bytes, 0);
  assert.ok(total > 4 * most, `${most} of ${total} bytes were waiting at once`);
});

/** Text that no coder makes small, the same for the same seed. */
function randomText(seed: number): string {
  return Array.from({ length: 30 }, (_, i) => createHash('sha256').update(`${seed} ${i}`).digest('base64')).join('');
}
