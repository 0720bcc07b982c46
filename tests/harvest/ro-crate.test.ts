import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import jsonld from 'jsonld';
import { makeKey, readPrivateKey } from '../../src/harvest/dump-key.ts';
import { RO_CRATE_CONTEXT } from '../../src/harvest/ro-crate.ts';
import type { JsonObject } from '../../src/rdf/json.ts';
import { temporaryFolder } from '../records/temporary-folder.ts';
import { dumping, manifestIn } from './dumps.ts';

/** What the published context makes of the words that we use (RO-Crate 1.2, schema.org 22); it is not fetched. */
const schema = (name: string) => `http://schema.org/${name}`;
const CONTEXT = {
  '@context': {
    File: schema('MediaObject'),
    conformsTo: 'http://purl.org/dc/terms/conformsTo',
    ...Object.fromEntries(
      [
        ...['Dataset', 'CreativeWork', 'about', 'name', 'description', 'identifier', 'url', 'datePublished', 'license'],
        ...['hasPart', 'encodingFormat', 'contentSize', 'sha256'],
      ].map((name) => [name, schema(name)]),
    ),
  },
};

async function documentLoader(url: string) {
  assert.equal(url, RO_CRATE_CONTEXT, 'no other document is asked for');
  return { documentUrl: url, document: CONTEXT };
}

test('the RO-Crate metadata of a dump are JSON-LD in which every word has a meaning', async (t) => {
  const keyFile = join(temporaryFolder(t), 'k');
  makeKey(keyFile);
  const { folder } = await (await dumping(t)).dump({ key: readPrivateKey(keyFile) });
  const crate = JSON.parse(readFileSync(join(folder, 'ro-crate-metadata.json'), 'utf8')) as JsonObject;
  // `safe` throws where a word would be dropped.
  const options = { documentLoader, base: 'https://example.org/crate/', safe: true };
  const nodes = (await jsonld.flatten(crate as never, null, options as never)) as unknown as JsonObject[];
  const node = (id: string) => nodes.find((each) => each['@id'] === `https://example.org/crate/${id}`);
  const ids = (id: string, property: string) =>
    ((node(id)?.[property] ?? []) as { '@id': string }[]).map((each) =>
      each['@id'].replace('https://example.org/crate/', ''),
    );

  // RO-Crate 1.2, "RO-Crate Metadata Descriptor" and "Root Data Entity".
  assert.deepEqual(ids('ro-crate-metadata.json', schema('about')), ['']);
  assert.deepEqual(ids('ro-crate-metadata.json', 'http://purl.org/dc/terms/conformsTo'), [
    'https://w3id.org/ro/crate/1.2',
  ]);
  assert.deepEqual(node('')?.['@type'], [schema('Dataset')]);
  for (const required of ['name', 'description', 'datePublished', 'license'])
    assert.ok(node('')?.[schema(required)], required);
  assert.deepEqual(ids('', schema('license')), ['https://creativecommons.org/licenses/by/4.0/']);

  const listed = manifestIn(folder).files.filter(({ name }) => name !== 'ro-crate-metadata.json');
  assert.deepEqual(
    ids('', schema('hasPart')).sort(),
    [...listed.map(({ name }) => name), 'manifest.json', 'manifest.json.sig'].sort(),
  );
  for (const part of ids('', schema('hasPart'))) {
    assert.ok(existsSync(join(folder, part)), part);
    assert.deepEqual(node(part)?.['@type'], [schema('MediaObject')]);
  }
  for (const { name, bytes, sha256 } of listed) {
    assert.deepEqual(node(name)?.[schema('contentSize')], [{ '@value': String(bytes) }]);
    assert.deepEqual(node(name)?.[schema('sha256')], [{ '@value': sha256 }]);
  }
});
