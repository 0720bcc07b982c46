import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { makeKey, readPrivateKey, readPublicKey, signBytes } from '../../src/harvest/dump-key.ts';
import type { DumpManifest } from '../../src/harvest/dump-manifest.ts';
import { type VerifyDumpOptions, verifyDump } from '../../src/harvest/verify-dump.ts';
import { temporaryFolder } from '../records/temporary-folder.ts';
import { decoded, dumping, manifestIn } from './dumps.ts';

interface Signed {
  readonly folder: string;
  readonly keyFile: string;
  verify(options?: Partial<VerifyDumpOptions>): Promise<readonly string[]>;
}

async function signed(t: TestContext): Promise<Signed> {
  const keyFile = join(temporaryFolder(t), 'dump.key');
  const key = makeKey(keyFile);
  const { folder } = await (await dumping(t)).dump({ key: readPrivateKey(keyFile) });
  return {
    folder,
    keyFile,
    verify: async (options) => (await verifyDump({ path: folder, key, ...options })).problems,
  };
}

/** What somebody does who may write anything but has not the key: other content, with manifest and hashes made to fit. */
function forge(folder: string, change: Readonly<Record<string, (text: string) => string>>): void {
  const manifest = structuredClone(manifestIn(folder)) as { -readonly [K in keyof DumpManifest]: DumpManifest[K] };
  const sha = (bytes: Uint8Array) => ({
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  manifest.files = manifest.files.map((file) => {
    const edit = change[file.name.replace(/\.(gz|zst)$/, '')];
    if (edit === undefined || file.content === undefined) return file;
    const content = Buffer.from(edit(decoded(join(folder, file.name))));
    const bytes = file.content.coding === 'gzip' ? gzipSync(content) : zstdCompressSync(content);
    writeFileSync(join(folder, file.name), bytes);
    return { ...file, ...sha(bytes), content: { ...file.content, ...sha(content) } };
  });
  const text = change['manifest.json'] ?? ((same: string) => same);
  writeFileSync(join(folder, 'manifest.json'), text(JSON.stringify(manifest)));
}

test('a dump as it was made verifies, by the key of its maker and without any', async (t) => {
  const dump = await signed(t);
  assert.deepEqual(await dump.verify(), []);
  const { signature, records, files } = await verifyDump({ path: dump.folder });
  assert.deepEqual([signature.state, records, files], ['good', 3, 9]);
  const key = readPublicKey(dump.keyFile);
  assert.equal((await verifyDump({ path: dump.folder, key })).signature.state, 'named');
  assert.equal(statSync(dump.keyFile).mode & 0o077, 0, 'nobody else may read the private key');
});

test('every byte of a file counts', async (t) => {
  const dump = await signed(t);
  const file = join(dump.folder, 'dump.trig.zst');
  const bytes = readFileSync(file);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] as number) ^ 1;
  writeFileSync(file, bytes);
  const [problem, ...more] = await dump.verify();
  assert.match(
    problem as string,
    /^dump\.trig\.zst has the SHA-256 [0-9a-f]{64} where the manifest lists [0-9a-f]{64}\.$/,
  );
  assert.deepEqual(more, []);
});

test('a byte in the N-Quads is found, and the other coding still serves for the hashes of the records', async (t) => {
  const dump = await signed(t);
  const file = join(dump.folder, 'dump.nq.gz');
  const bytes = readFileSync(file);
  bytes[bytes.length - 3] = (bytes.at(-3) as number) ^ 0x10;
  writeFileSync(file, bytes);
  const { problems, records } = await verifyDump({ path: dump.folder });
  assert.equal(problems.length, 1, problems.join('\n'));
  assert.match(problems[0] as string, /^dump\.nq\.gz /);
  assert.equal(records, 3);
});

test('a gzip that ends early is named', async (t) => {
  const dump = await signed(t);
  const file = join(dump.folder, 'dump.nq.gz');
  truncateSync(file, statSync(file).size - 20);
  assert.match((await dump.verify())[0] as string, /^dump\.nq\.gz has \d+ bytes where the manifest lists \d+\.$/);
});

test('a gzip that ends early is named even where the manifest was made to fit', async (t) => {
  const dump = await signed(t);
  const file = join(dump.folder, 'dump.nq.gz');
  truncateSync(file, statSync(file).size - 20);
  const bytes = readFileSync(file);
  forge(dump.folder, {
    'manifest.json': (text) => {
      const manifest = JSON.parse(text) as { files: { name: string; bytes: number; sha256: string }[] };
      const row = manifest.files.find(({ name }) => name === 'dump.nq.gz')!;
      [row.bytes, row.sha256] = [bytes.length, createHash('sha256').update(bytes).digest('hex')];
      return JSON.stringify(manifest);
    },
  });
  const problems = await dump.verify();
  assert.ok(
    problems.some((problem) => /^dump\.nq\.gz cannot be read: .*ends before it should/.test(problem)),
    problems.join('\n'),
  );
});

test('a missing file is named', async (t) => {
  const dump = await signed(t);
  rmSync(join(dump.folder, 'dump.jsonl.gz'));
  assert.deepEqual(await dump.verify(), ['dump.jsonl.gz is missing.']);
});

test('a record that was left out is named, though every hash of a file was made to fit', async (t) => {
  const dump = await signed(t);
  forge(dump.folder, { 'dump.nq': (text) => text.replaceAll(/^.*<http:\/\/localhost:3030\/place\/b> \.\n/gm, '') });
  const problems = await dump.verify();
  assert.match(problems[0] as string, /^The manifest was changed after it was signed/);
  assert.ok(
    problems.includes('place/b is missing: it is listed, and the N-Quads do not hold it.'),
    problems.join('\n'),
  );
  assert.ok(problems.includes('The N-Quads hold 2 records where the manifest counts 3.'));
});

test('a record that was changed or added is named', async (t) => {
  const dump = await signed(t);
  forge(dump.folder, {
    'dump.nq': (text) =>
      `${text.replace('"a"@en', '"A"@en')}<http://localhost:3030/id/place/c> <http://b/> "c" <http://localhost:3030/place/c> .\n`,
  });
  const problems = await dump.verify();
  assert.ok(
    problems.some((problem) => /^place\/a was changed: its hash is/.test(problem)),
    problems.join('\n'),
  );
  assert.ok(problems.includes('place/c was added: the N-Quads hold it, and it is not listed.'));
});

test('a table of records that was changed is found by the records', async (t) => {
  const dump = await signed(t);
  forge(dump.folder, { 'records.tsv': (text) => text.replace(/^(place\/a\t1\t)./m, '$1z') });
  assert.ok((await dump.verify()).some((problem) => problem.startsWith('place/a was changed')));
});

test('another order of the records is no fault', async (t) => {
  const dump = await signed(t);
  forge(dump.folder, {
    'records.tsv': (text) => {
      const [head, ...rows] = text.trimEnd().split('\n');
      return `${[head, ...rows.reverse()].join('\n')}\n`;
    },
  });
  assert.deepEqual(await dump.verify(), [
    'The manifest was changed after it was signed, or the signature is not of it.',
  ]);
});

for (const [what, edit] of [
  ['the counts', (text: string) => text.replace('"records":3', '"records":2')],
  ['the licence', (text: string) => text.replace('by/4.0', 'by-nc/4.0')],
  ['a space', (text: string) => `${text} `],
] as const)
  test(`a manifest of which ${what} was edited is not what was signed`, async (t) => {
    const dump = await signed(t);
    forge(dump.folder, { 'manifest.json': edit });
    assert.ok(
      (await dump.verify()).includes('The manifest was changed after it was signed, or the signature is not of it.'),
    );
    assert.ok((await dump.verify({})).length > 0);
  });

test('a dump that somebody else signed is told from that of the key given', async (t) => {
  const dump = await signed(t);
  const other = join(temporaryFolder(t), 'other.key');
  const { fingerprint, publicKey } = makeKey(other);
  forge(dump.folder, {
    'manifest.json': (text) =>
      JSON.stringify({ ...JSON.parse(text), key: { algorithm: 'Ed25519', publicKey, fingerprint } }),
  });
  const bytes = readFileSync(join(dump.folder, 'manifest.json'));
  writeFileSync(join(dump.folder, 'manifest.json.sig'), signBytes(bytes, readPrivateKey(other)));
  const own = readPublicKey(dump.keyFile).fingerprint;
  assert.deepEqual(await dump.verify(), [
    `The manifest is signed by another key (${fingerprint}) than the one given (${own}).`,
  ]);
  assert.deepEqual(
    (await verifyDump({ path: dump.folder })).signature,
    { state: 'good', fingerprint },
    'whose it is, only the key tells',
  );
});

test('a fingerprint that is not of its key, and a signature that was taken away, are named', async (t) => {
  const dump = await signed(t);
  forge(dump.folder, { 'manifest.json': (text) => text.replace(/"fingerprint":"./, '"fingerprint":"z') });
  rmSync(join(dump.folder, 'manifest.json.sig'));
  assert.deepEqual(await dump.verify(), [
    'The manifest names a key that is none, or gives it a wrong fingerprint.',
    'The manifest is not signed: there is no manifest.json.sig.',
  ]);
});

test('an unsigned dump verifies as such, but not where a key is given', async (t) => {
  const { folder } = await (await dumping(t)).dump();
  assert.ok(!existsSync(join(folder, 'manifest.json.sig')));
  const { signature, problems } = await verifyDump({ path: folder });
  assert.deepEqual([signature.state, problems], ['none', []]);
  const key = makeKey(join(temporaryFolder(t), 'k'));
  assert.equal((await verifyDump({ path: folder, key })).problems.length, 1);
});

test('one file is verified alone, with what lies beside it', async (t) => {
  const dump = await signed(t);
  for (const name of ['dump.nq.gz', 'dump.trig.gz', 'dump.jsonl.gz', 'records.tsv.gz', 'records.tsv.zst'])
    rmSync(join(dump.folder, name));
  assert.ok(
    (await dump.verify({ path: join(dump.folder, 'dump.nq.zst') })).some((problem) =>
      problem.startsWith('The hashes of the records were not'),
    ),
  );
  assert.deepEqual(await dump.verify({ path: join(dump.folder, 'dump.trig.zst') }), []);
  writeFileSync(join(dump.folder, 'more.nq'), '');
  assert.deepEqual(await dump.verify({ path: join(dump.folder, 'more.nq') }), [
    'more.nq is not listed in the manifest, so nothing is known of it.',
  ]);
});

for (const [what, text] of [
  ['no JSON', 'hello'],
  ['another format', '{"format":"isnad-dump-9"}'],
  ['null', 'null'],
  ['a file that leads out of the folder', undefined],
] as const)
  test(`a manifest that is ${what} is refused, not misread`, async (t) => {
    const dump = await signed(t);
    const leading = readFileSync(join(dump.folder, 'manifest.json'), 'utf8').replace('"dump.nq.gz"', '"../dump.nq.gz"');
    writeFileSync(join(dump.folder, 'manifest.json'), text ?? leading);
    await assert.rejects(dump.verify(), { code: 'syntax' });
  });

test('what is no dump is said to be none', async (t) => {
  await assert.rejects(verifyDump({ path: temporaryFolder(t) }), /holds no manifest\.json/);
  await assert.rejects(verifyDump({ path: '/no/such/folder' }), /There is no dump at/);
});

test('a key is never replaced, and only an Ed25519 key signs', (t) => {
  const file = join(temporaryFolder(t), 'k');
  makeKey(file);
  assert.throws(() => makeKey(file), /a key is never replaced/);
  writeFileSync(`${file}2`, 'no key');
  assert.throws(() => readPrivateKey(`${file}2`), { code: 'configuration' });
  assert.throws(() => readPublicKey(`${file}2`), { code: 'bad-request' });
});
