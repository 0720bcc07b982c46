import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { NEUTRAL_BASE } from '../../src/rdf/base.ts';
import { dcterms, isnad, rdfs } from '../../src/rdf/vocabulary.ts';
import { type DataFile, filesOf } from './entity-graph.ts';

const ENTITIES = [
  'organization',
  'person',
  'place',
  'substance',
  'means',
  'resolution',
  'event',
  'incident',
  'derivation',
  'catalogue-entry',
  'source',
];

/** What the page lists, by segment. */
const page = readFileSync(join(import.meta.dirname, '..', '..', 'data', 'left-out.md'), 'utf8');
const section = /^## Names not known in Arabic\n(.*?)^## /ms.exec(page)?.[1] ?? '';
const listed = new Map(
  [...section.matchAll(/^- ([a-z-]+): (.*)\.$/gm)].map(([, segment = '', slugs = '']) => [segment, slugs.split(', ')]),
);

function isNamedInArabic({ thing, store }: DataFile): boolean {
  const labels = store.getObjects(NEUTRAL_BASE + thing, rdfs.label.value, null);
  return labels.some((label) => label.termType === 'Literal' && label.language === 'ar');
}

const isInArabic = ({ thing, store }: DataFile): boolean =>
  [dcterms.language, isnad.originalLanguage].some((property) =>
    store.getObjects(NEUTRAL_BASE + thing, property.value, null).some(({ value }) => value === 'ar'),
  );

const slugs = (files: readonly DataFile[]): string[] => files.map(({ thing }) => thing.split('/')[2] ?? '').sort();

describe('names that no source gives in Arabic', () => {
  for (const segment of ENTITIES) {
    test(`are listed in data/left-out.md, and no others: ${segment}`, () => {
      const nameless = filesOf(segment).filter((file) => !isNamedInArabic(file));
      assert.deepEqual(listed.get(segment)?.toSorted() ?? [], slugs(nameless));
    });
  }

  test('are, of documents, those in Arabic or with an Arabic original', () => {
    const nameless = filesOf('document').filter((file) => isInArabic(file) && !isNamedInArabic(file));
    assert.deepEqual(listed.get('document')?.toSorted(), slugs(nameless));
  });

  test('the page lists no kind of record that this test does not look at', () => {
    assert.deepEqual(
      [...listed.keys()].filter((segment) => !ENTITIES.includes(segment)),
      ['document'],
    );
  });
});
