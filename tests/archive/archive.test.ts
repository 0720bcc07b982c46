import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '../../src/archive/archive.ts';
import { decide } from '../../src/archive/decide.ts';
import type { RecordRow } from '../../src/archive/rows.ts';
import { findRecord, merge } from '../../src/archive/writer.ts';
import { toLine } from '../../src/rdf/ntriples.ts';
import type { Quad } from '../../src/rdf/quads.ts';
import { serializeRdf } from '../../src/rdf/serialize.ts';
import { document, place } from '../records/temporary-folder.ts';
import { BASE, smallArchive } from './small-archive.ts';

test('everything is handed out on the configured base, in the graph of its record', async (t) => {
  const small = smallArchive(t, {
    'document/d.ttl': document('d', { use: 'isnad:about <id/place/a>' }),
    'place/a.ttl': place('a'),
  });
  await small.load();
  const { archive } = small;
  const record = archive.record(`${BASE}document/d`);
  assert.ok(record);
  assert.deepEqual([record.iri, record.thing, record.version], [`${BASE}document/d`, `${BASE}id/document/d`, 1]);
  assert.equal(record.modified.toISOString(), '2026-01-01T00:00:00.000Z');
  assert.ok(record.quads.every((q) => q.graph.value === record.iri));
  const all = JSON.stringify([
    ...archive.current(),
    ...archive.changes(),
    ...archive.catalog(),
    archive.stateOf(record.thing),
  ]);
  assert.doesNotMatch(all, /isnad\.invalid/);
});

test('the log goes on from any position', async (t) => {
  const small = smallArchive(t, { 'place/a.ttl': place('a'), 'place/b.ttl': place('b') });
  await small.load();
  assert.deepEqual(
    [...small.archive.changes(1)].map(({ position, record }) => [position, record]),
    [[2, `${BASE}place/b`]],
  );
  assert.deepEqual([...small.archive.changes(2)], []);
});

test('a merged record names its survivor', async (t) => {
  const small = smallArchive(t, { 'place/a.ttl': place('a'), 'place/b.ttl': place('b') });
  await small.load();
  const { writer } = small.archive;
  const change = { time: new Date(0), agent: 'curator', door: 'http' };
  const row = findRecord(writer, 'https://isnad.invalid/place/a') as RecordRow;
  await writer.transaction(() => merge(writer, row, 'https://isnad.invalid/place/b', change));
  const standing = small.archive.stateOf(`${BASE}id/place/a`);
  assert.ok(standing.state === 'merged');
  assert.equal(standing.successor, `${BASE}place/b`);
  assert.equal(small.archive.size, 1);
});

test('the catalog tells version, time and licence, and what is gone', async (t) => {
  const files = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`place/p${i}.ttl`, place(`p${i}`)]));
  const small = smallArchive(t, files);
  await small.load();
  small.remove('place/p0.ttl');
  await small.load({ prune: true });
  const text = await serializeRdf(small.archive.catalog(), { format: 'turtle', baseIRI: BASE });
  assert.match(text, /<place\/p1> a dcat:CatalogRecord ;/);
  assert.match(text, /owl:versionInfo "1" ;/);
  assert.match(text, /dcterms:license <https:\/\/creativecommons\.org\/licenses\/by\/4\.0\/>/);
  assert.match(text, /<id\/place\/p0> a isnad:Withdrawn ;\n {2}prov:invalidatedAtTime "2026-01-01T00:01:00\.000Z"/);
  assert.doesNotMatch(text, /<place\/p0>/);
});

test('the content of the records as bytes is what the records say', async (t) => {
  const small = smallArchive(t, {
    'document/d.ttl': document('d', {
      use: 'isnad:about <id/place/a> ; isnad:gist "a \\"<https://isnad.invalid/x>\\""@en',
    }),
    'place/a.ttl': place('a'),
  });
  await small.load();
  const found = Array.from(small.archive.currentContent(), ({ iri, nquads }) => [iri, Buffer.from(nquads).toString()]);
  assert.deepEqual(
    found,
    Array.from(small.archive.current(), ({ iri, quads }) => [iri, quads.map((q) => toLine(q, true)).join('')]),
  );
  assert.match(String(found), /"a \\"<https:\/\/isnad\.invalid\/x>\\""@en/);
});

test('what the catalog says of one record is its part of the catalog', async (t) => {
  const small = smallArchive(t, { 'place/a.ttl': place('a'), 'place/b.ttl': place('b'), 'place/c.ttl': place('c') });
  await small.load();
  small.remove('place/b.ttl');
  await small.load({ prune: true, allowWithdraw: 1 });
  const lines = (quads: Iterable<Quad>) => Array.from(quads, (q) => toLine(q, true));
  const parts = ['a', 'b', 'c'].flatMap((name) => lines(small.archive.catalogOf(`${BASE}place/${name}`)));
  assert.deepEqual(parts, lines(small.archive.catalog()));
  assert.deepEqual([...small.archive.catalogOf(`${BASE}place/nowhere`)], []);
});

test('the hash of a history is that of its last change, and there is none beyond', async (t) => {
  const files = { 'place/a.ttl': place('a'), 'place/b.ttl': place('b') };
  const [one, other] = [
    smallArchive(t, files),
    smallArchive(t, { ...files, 'place/b.ttl': place('b', 'isnad:note "x"') }),
  ];
  for (const small of [one, other]) await small.load();
  assert.equal(one.archive.historyAt(0), '');
  assert.equal(one.archive.historyAt(1), other.archive.historyAt(1));
  assert.notEqual(one.archive.historyAt(2), other.archive.historyAt(2));
  assert.equal(one.archive.historyAt(3), undefined);
});

test('a reader beside the writer sees one moment when it holds still', async (t) => {
  const small = smallArchive(t, { 'place/a.ttl': place('a') });
  await small.load();
  const reader = openArchive({ stateDir: small.stateDir, base: BASE, readOnly: true });
  t.after(() => reader.close());
  reader.holdStill();
  assert.equal(reader.size, 1);
  small.write({ 'place/b.ttl': place('b') });
  await small.load();
  assert.deepEqual([reader.size, reader.position, small.archive.size], [1, 1, 2]);
});

const row = (state: 'current' | 'withdrawn' | 'merged', hash: string, file_hash: string | null, door = 'folder') => ({
  state,
  hash,
  file_hash,
  door,
});

const DECISIONS: [what: string, row: Parameters<typeof decide>[0], decision: ReturnType<typeof decide>][] = [
  ['no such record', undefined, 'create'],
  ['the archive says the same', row('current', 'new', 'new'), 'same'],
  ['only the file changed', row('current', 'old', 'old'), 'update'],
  ['only the archive changed', row('current', 'other', 'new', 'http'), 'keep'],
  ['both changed', row('current', 'other', 'old', 'http'), 'conflict'],
  ['both changed to the same', row('current', 'new', 'old', 'http'), 'same'],
  ['made by another door', row('current', 'other', null, 'http'), 'conflict'],
  ['pruned, and the file is back', row('withdrawn', 'new', 'new'), 'create'],
  ['withdrawn by someone', row('withdrawn', 'new', 'new', 'http'), 'keep'],
  ['withdrawn by someone, file changed', row('withdrawn', 'old', 'old', 'http'), 'conflict'],
  ['merged', row('merged', 'new', 'new', 'http'), 'keep'],
  ['merged, file changed', row('merged', 'old', 'old', 'http'), 'conflict'],
];

for (const [what, known, decision] of DECISIONS)
  test(`a file is met with "${decision}" when: ${what}`, () => assert.equal(decide(known, 'new'), decision));
