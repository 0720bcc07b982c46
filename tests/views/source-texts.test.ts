import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { QuadIndex } from '../../src/index/quad-index.ts';
import { literal, namedNode, quad } from '../../src/rdf/quads.ts';
import { isnad } from '../../src/rdf/vocabulary.ts';
import { passageFinder } from '../../src/views/source-texts.ts';
import { temporaryFolder, writeFiles } from '../records/temporary-folder.ts';
import { indexOfGraphs } from '../support/shared-index.ts';

const TEXT = 'Before 😀 the figure: قُتل 91 مدنيًا in the town. After it.';
const DIGEST = createHash('sha256').update(TEXT).digest('hex');
const VERSION = 'http://localhost:3030/id/document/d#text';

function indexWith(digest: string): QuadIndex {
  const quads = [quad(namedNode(VERSION), isnad.textDigest, literal(digest))];
  return indexOfGraphs([{ graph: 'http://localhost:3030/document/d', quads }]).index;
}

const start = Array.from(TEXT).findIndex((_, at, points) => points.slice(at).join('').startsWith('قُتل'));
const passage = { iri: 'x', text: VERSION, start, end: start + Array.from('قُتل 91 مدنيًا').length };

test('a passage is found by the digest of its text, whatever the file is called, counting code points', (t) => {
  const folder = temporaryFolder(t);
  writeFiles(folder, { 'any-name.txt': TEXT });
  const found = passageFinder(indexWith(DIGEST), folder)(passage);
  assert.equal(found?.passage, 'قُتل 91 مدنيًا');
  assert.match(found?.before ?? '', /the figure: $/);
  assert.match(found?.after ?? '', /^ in the town/);
});

test('a text with another digest is not shown', (t) => {
  const folder = temporaryFolder(t);
  writeFiles(folder, { [`${DIGEST}.txt`]: `${TEXT} changed` });
  assert.equal(passageFinder(indexWith(DIGEST), folder)(passage), undefined);
});

test('offsets outside the text show nothing', (t) => {
  const folder = temporaryFolder(t);
  writeFiles(folder, { 'a.txt': TEXT });
  const find = passageFinder(indexWith(DIGEST), folder);
  assert.equal(find({ ...passage, end: 10_000 }), undefined);
  assert.equal(find({ iri: 'x', text: VERSION }), undefined);
});

test('without a folder of texts nothing is shown', () => {
  assert.equal(passageFinder(indexWith(DIGEST), undefined)(passage), undefined);
});
