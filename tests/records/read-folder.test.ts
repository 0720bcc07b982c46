import assert from 'node:assert/strict';
import { ftruncateSync, mkdirSync, openSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import { type ReadOutcome, readChanges, readFolder } from '../../src/records/read-folder.ts';
import { document, place, temporaryFolder, writeFiles } from './temporary-folder.ts';

const options = { maxFileBytes: 16 * 1024 * 1024 };

async function outcomes(folder: string): Promise<Record<string, string>> {
  const found: ReadOutcome[] = await Array.fromAsync(readFolder(folder, options));
  return Object.fromEntries(found.map((one) => [one.file, one.ok ? one.record.iri : one.fault.code]));
}

test('files are read in the order of their paths, whatever their format; other files are passed over', async (t) => {
  const folder = temporaryFolder(t);
  writeFiles(folder, {
    'place/b.ttl': place('b'),
    'place/a.nt':
      '<https://isnad.invalid/id/place/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/isnad/ontology#Place> .',
    'README.md': '# not a record',
    'place/.hidden.ttl': 'broken',
    '.git/x.ttl': 'broken',
  });
  assert.deepEqual(Object.entries(await outcomes(folder)), [
    ['place/a.nt', 'https://isnad.invalid/place/a'],
    ['place/b.ttl', 'https://isnad.invalid/place/b'],
  ]);
});

test('one bad file of each kind is one fault, and the good ones are read', async (t) => {
  const folder = temporaryFolder(t);
  writeFiles(folder, {
    'place/good.ttl': place('good'),
    'place/broken.ttl': '<id/place/broken> a ',
    'place/latin1.ttl': Buffer.from(place('latin1').replace('"latin1"', '"Kh\xe2n"'), 'latin1'),
    'place/odd.ttl': place('odd').replace('isnad:Place', 'isnad:Plaice'),
    'place/void.ttl': '# nothing\n',
    'place/z-again.ttl': place('good', 'rdfs:label "again"@ar'),
    'document/twin.ttl': document('twin'),
    'resolution/twin.ttl': document('twin').replace(
      'id/document/twin> a isnad:Document',
      'id/resolution/twin> a isnad:Resolution',
    ),
  });
  mkdirSync(join(folder, 'place/folder.ttl'));
  const big = openSync(join(folder, 'place/big.ttl'), 'w');
  ftruncateSync(big, 200 * 1024 * 1024);
  symlinkSync('/dev/zero', join(folder, 'place/device.ttl'));
  symlinkSync('nowhere', join(folder, 'place/dangling.ttl'));
  symlinkSync('.', join(folder, 'place/loop'));
  assert.deepEqual(await outcomes(folder), {
    'document/twin.ttl': 'https://isnad.invalid/document/twin',
    'place/big.ttl': 'too-large',
    'place/broken.ttl': 'syntax',
    'place/dangling.ttl': 'not-a-file',
    'place/device.ttl': 'not-a-file',
    'place/folder.ttl': 'not-a-file',
    'place/good.ttl': 'https://isnad.invalid/place/good',
    'place/latin1.ttl': 'syntax',
    'place/odd.ttl': 'unknown-class',
    'place/void.ttl': 'empty',
    'place/z-again.ttl': 'duplicate',
    'resolution/twin.ttl': 'duplicate',
  });
});

test('a broken file still says which thing it would have described, by its path', async (t) => {
  const folder = temporaryFolder(t);
  writeFiles(folder, { 'place/broken.ttl': 'x' });
  const [outcome] = await Array.fromAsync(readFolder(folder, options));
  assert.ok(outcome && !outcome.ok);
  assert.equal(outcome.fault.thing, 'https://isnad.invalid/id/place/broken');
  assert.deepEqual(outcome.fault.place.line, 1);
});

test('bytes that are known are not parsed again', async (t) => {
  const folder = temporaryFolder(t);
  writeFiles(folder, { 'place/a.ttl': place('a') });
  const [first] = await Array.fromAsync(readFolder(folder, options));
  assert.ok(first?.ok);
  const known = (file: string, digest: string) =>
    file === 'place/a.ttl' && digest === first.digest ? { iri: first.record.iri, isSame: true } : undefined;
  const again = await Array.fromAsync(readChanges(folder, { ...options, known }));
  assert.deepEqual(again, [
    { ok: 'unchanged', file: 'place/a.ttl', digest: first.digest, record: { iri: first.record.iri, isSame: true } },
  ]);
});

for (const [what, make, message] of [
  ['is missing', (folder: string) => join(folder, 'none'), /does not exist/],
  ['is a file', (folder: string) => join(folder, 'file'), /is not a folder/],
  ['is empty', (folder: string) => join(folder, 'empty'), /holds no record file/],
] as const)
  test(`a data folder that ${what} is one clear error`, async (t) => {
    const folder = temporaryFolder(t);
    writeFiles(folder, { file: 'x' });
    mkdirSync(join(folder, 'empty'));
    await assert.rejects(Array.fromAsync(readFolder(make(folder), options)), (error) => {
      assert.ok(error instanceof IsnadError);
      assert.equal(error.code, 'data-folder');
      assert.match(error.message, message);
      return true;
    });
  });

test('records under the configured base and under the neutral one are the same', async (t) => {
  const folder = temporaryFolder(t);
  writeFiles(folder, { 'place/a.ttl': `@base <http://localhost:3030/> .\n${place('a')}`, 'place/b.ttl': place('b') });
  const found = await Array.fromAsync(readFolder(folder, { ...options, base: 'http://localhost:3030/' }));
  assert.deepEqual(
    found.map((one) => one.ok && one.record.thing),
    ['https://isnad.invalid/id/place/a', 'https://isnad.invalid/id/place/b'],
  );
});
