import assert from 'node:assert/strict';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { type Archive, openArchive } from '../../src/archive/archive.ts';
import { type LoadOptions, loadFolder } from '../../src/archive/load.ts';
import { findRecord, merge } from '../../src/archive/writer.ts';
import { makeDump } from '../../src/harvest/build-dump.ts';
import { dumpSourceOf } from '../../src/harvest/dump-source.ts';
import { IdleValidator } from '../../src/validate/idle-validator.ts';
import { decoded, dumping } from '../harvest/dumps.ts';
import { place, temporaryFolder } from '../records/temporary-folder.ts';
import { files, SECRETS } from '../service/withheld-files.ts';
import { BASE, counts, simpleJudge } from './small-archive.ts';

const MIRROR = 'https://mirror.example/archive/';

interface Copy {
  readonly archive: Archive;
  readonly stateDir: string;
  load(path: string, options?: Partial<LoadOptions>): ReturnType<typeof loadFolder>;
}

/** An empty archive on another host, which loads dumps. */
function mirror(t: TestContext): Copy {
  const stateDir = temporaryFolder(t);
  const archive = openArchive({ stateDir, base: MIRROR });
  t.after(() => archive.close());
  const load: Copy['load'] = async (path, options) => {
    const dump = await dumpSourceOf(path);
    return loadFolder(archive, {
      dir: path,
      judge: simpleJudge,
      maxFileBytes: 1_000_000,
      ...(dump && { dump }),
      ...options,
    });
  };
  return { archive, stateDir, load };
}

/** Every current record with its hash, whatever the base. */
const hashes = (archive: Archive) =>
  Array.from(archive.current(), ({ segment, slug, hash }) => `${segment}/${slug} ${hash}`).sort();

const WAYS: readonly [what: string, path: (folder: string) => string][] = [
  ['its folder', (folder) => folder],
  ['its manifest', (folder) => join(folder, 'manifest.json')],
  ['a gzip file', (folder) => join(folder, 'dump.nq.gz')],
  ['a zstd file', (folder) => join(folder, 'dump.nq.zst')],
];

for (const [what, pathIn] of WAYS)
  test(`a dump given by ${what} loads into an empty archive on another host, and every hash is the same`, async (t) => {
    const original = await dumping(t);
    const { folder } = await original.dump();
    const copy = mirror(t);
    assert.deepEqual(counts(await copy.load(pathIn(folder))), { created: 3 });
    assert.deepEqual(hashes(copy.archive), hashes(original.archive));
    assert.ok(
      copy.archive.record(`${MIRROR}place/b`)?.quads.some(({ object }) => object.value === `${MIRROR}id/place/a`),
    );
    const again = await makeDump({ stateDir: copy.stateDir, base: MIRROR, dir: temporaryFolder(t), keep: 1 });
    assert.equal(decoded(join(again.folder, 'records.tsv.gz')), decoded(join(folder, 'records.tsv.gz')));
  });

test('N-Quads that lie alone tell their base in the first line, and are refused where they do not', async (t) => {
  const { folder } = await (await dumping(t)).dump();
  const alone = join(temporaryFolder(t), 'theirs.nq');
  const text = gunzipSync(readFileSync(join(folder, 'dump.nq.gz'))).toString();
  writeFileSync(alone, text);
  const copy = mirror(t);
  assert.deepEqual(counts(await copy.load(alone)), { created: 3 });
  writeFileSync(alone, text.replace(/^(#.*\n)+/, ''));
  await assert.rejects(copy.load(alone), /does not say on which base it stands/);
});

test('a later dump updates the copy, and with --prune withdraws what the publisher has withdrawn', async (t) => {
  const original = await dumping(t);
  const copy = mirror(t);
  const { folder } = await original.dump();
  await copy.load(folder);
  assert.deepEqual(counts(await copy.load(folder)), { unchanged: 3 }, 'the same again changes nothing');
  original.write({ 'place/a.ttl': place('a', 'rdfs:comment "new"@en'), 'place/c.ttl': place('c') });
  original.remove('place/b.ttl');
  await original.load({ prune: true, allowWithdraw: 1 });
  const later = (await original.dump()).folder;
  assert.deepEqual(counts(await copy.load(later)), { created: 1, updated: 1, unchanged: 1, goneCount: 1 });
  assert.deepEqual(counts(await copy.load(later, { prune: true, allowWithdraw: 1 })), { unchanged: 3, withdrawn: 1 });
  assert.deepEqual(hashes(copy.archive), hashes(original.archive));
});

test('a record that the shapes refuse does not come in by a dump, and is named by its path', async (t) => {
  const original = await dumping(t);
  original.write({ 'place/b.ttl': place('b', 'rdfs:comment "refuse me"') });
  await original.load({ judge: { validate: async ({ iri }) => ({ record: iri, accepted: true, findings: [] }) } });
  const copy = mirror(t);
  const report = await copy.load((await original.dump()).folder);
  assert.deepEqual(counts(report), { created: 2, refusedCount: 1 });
  assert.equal(report.refused[0]?.file, 'place/b');
});

test('a damaged dump changes nothing', async (t) => {
  const { folder } = await (await dumping(t)).dump();
  truncateSync(join(folder, 'dump.nq.gz'), 400);
  const copy = mirror(t);
  await assert.rejects(copy.load(folder), /dump\.nq\.gz ends before it should/);
  assert.equal(copy.archive.position, 0);
});

for (const [what, edit, fault] of [
  [
    'a record stands in two places',
    (text: string) => `${text}${text.split('\n').find((line) => line.includes('place/a> .'))}\n`,
    /twice/,
  ],
  ['a line is no statement', (text: string) => text.replace('"a"@en', '"a@en'), /./],
  [
    'a record is larger than a file may be',
    (text: string) => text.replace('"a"@en', `"${'a'.repeat(1_100_000)}"@en`),
    /MAX_FILE_BYTES/,
  ],
] as const)
  test(`a dump in which ${what} loads without it, and says so`, async (t) => {
    const { folder } = await (await dumping(t)).dump();
    const file = join(temporaryFolder(t), 'x.nq');
    writeFileSync(file, edit(gunzipSync(readFileSync(join(folder, 'dump.nq.gz'))).toString()));
    const report = await mirror(t).load(file);
    assert.ok(report.refusedCount > 0, JSON.stringify(report));
    assert.match(report.refused[0]?.fault?.message ?? '', fault);
  });

test('what is withheld is not in a dump, and the rest of its record comes over through the shapes', async (t) => {
  const judge = new IdleValidator();
  t.after(() => judge.close());
  const original = await dumping(t, files(true));
  await original.load({ judge });
  const { folder } = await original.dump();
  for (const name of ['dump.nq.gz', 'dump.trig.gz', 'dump.jsonl.gz', 'records.tsv.gz'])
    for (const secret of SECRETS) assert.ok(!decoded(join(folder, name)).includes(secret), `${secret} in ${name}`);
  const copy = mirror(t);
  const report = await copy.load(folder, { judge });
  assert.equal(report.refusedCount, 0, JSON.stringify(report.refused, null, 1));
  assert.deepEqual(hashes(copy.archive), hashes(original.archive));
  const hidden = copy.archive.record(`${MIRROR}organization/hidden`);
  assert.equal(hidden?.withheld.length, 1, 'the copy knows that it is withheld');
});

test('what refers to something withdrawn, merged or dropped comes over with the hash that it has, and a warning', async (t) => {
  const judge = new IdleValidator();
  t.after(() => judge.close());
  const [sum, curation] = ['id/derivation/sum', 'id/derivation/sum#curation'];
  const derivation = `<${sum}> a isnad:Derivation ; rdfs:label "Sum"@en, "مجموع"@ar ; isnad:value 4321 ;
    isnad:counts counts:persons ; isnad:rule "4321"@en, "4321"@ar ; prov:wasDerivedFrom <id/claim/report-2020/open> ;
    isnad:curation <${curation}> .
  <${curation}> a isnad:Curation ; isnad:enteredBy <id/organization/isnad-editors> ; isnad:enteredOn "2026-11-22"^^xsd:date ;
    isnad:source <id/document/report-2020> ; isnad:verification verification:derived ; isnad:grade grade:high .`;
  const before = files(false);
  const report = before['document/report-2020.ttl'] as string;
  const prefixes = /^(@prefix [^\n]*\n)+/.exec(report)?.[0] ?? '';
  const original = await dumping(t, { ...before, 'derivation/sum.ttl': prefixes + derivation });
  assert.equal((await original.load({ judge })).refusedCount, 0);
  // The claim that the sum was made from is dropped, the place of the incident withdrawn, the source of all merged.
  const statements = report.split(/(?<= \.)\n/).filter((statement) => !statement.includes('report-2020/open'));
  original.write({ 'document/report-2020.ttl': statements.join('\n') });
  original.remove('place/bridge.ttl');
  const { writer } = original.archive;
  const notes = findRecord(writer, 'https://isnad.invalid/source/notes') ?? assert.fail();
  const change = { time: new Date('2026-06-01'), agent: 'a curator', door: 'hand' };
  await writer.transaction(() => merge(writer, notes, 'https://isnad.invalid/document/report-2020', change));
  const changed = await original.load({ judge, prune: true, allowWithdraw: 1 });
  assert.deepEqual([changed.refusedCount, changed.withdrawn], [0, 1], JSON.stringify(changed.refused, null, 1));
  assert.equal(original.archive.stateOf(`${BASE}id/claim/report-2020/open`).state, 'dropped');
  const copy = mirror(t);
  const loaded = await copy.load((await original.dump()).folder, { judge });
  assert.equal(loaded.refusedCount, 0, JSON.stringify(loaded.refused, null, 1));
  assert.ok(loaded.warnings >= 3);
  assert.deepEqual(hashes(copy.archive), hashes(original.archive));
});

test('what refers to something that never was does not come in by a dump', async (t) => {
  const judge = new IdleValidator();
  t.after(() => judge.close());
  const original = await dumping(t, files(false));
  const { folder } = await original.dump();
  const text = gunzipSync(readFileSync(join(folder, 'dump.nq.gz'))).toString();
  const alone = join(temporaryFolder(t), 'theirs.nq');
  writeFileSync(alone, text.replace(/^.*<http:\/\/localhost:3030\/place\/bridge> \.\n/gm, ''));
  const report = await mirror(t).load(alone, { judge });
  assert.match(JSON.stringify(report.refused), /ReferenceCheck/);
});

test('the leniency ends where nothing is withheld', async (t) => {
  const judge = new IdleValidator();
  t.after(() => judge.close());
  const { folder } = await (await dumping(t)).dump();
  const report = await mirror(t).load(folder, { judge });
  assert.equal(report.refusedCount, 3, 'these records lack what the shapes ask for');
});

test('a folder of record files is no dump', async (t) => {
  const original = await dumping(t);
  assert.equal(await dumpSourceOf(original.folder), undefined);
  assert.equal(BASE, original.archive.base);
});
