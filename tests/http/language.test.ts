import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseLanguage } from '../../src/http/language.ts';

const TABLE: readonly (readonly [header: string | undefined, language: string])[] = [
  [undefined, 'en'],
  ['', 'en'],
  ['ar', 'ar'],
  ['ar-SY,ar;q=0.9,en;q=0.8', 'ar'],
  ['en-GB,en;q=0.9,ar;q=0.8', 'en'],
  ['fr, ar;q=0.5', 'ar'],
  ['fr', 'en'],
  ['*', 'en'],
  ['en;q=0, *', 'ar'],
  ['ar;q=oops, en;q=0.1', 'en'],
  ['arc', 'en'],
];

for (const [header, language] of TABLE) {
  test(`Accept-Language ${header} is read as ${language}`, () => {
    assert.deepEqual(chooseLanguage(undefined, header), { language, explicit: false });
  });
}

test('an address that names a language wins; a language that is not ours is ignored', () => {
  assert.deepEqual(chooseLanguage('ar', 'en'), { language: 'ar', explicit: true });
  assert.deepEqual(chooseLanguage('fr', 'ar'), { language: 'ar', explicit: false });
  assert.deepEqual(chooseLanguage(['ar', 'en'], 'en'), { language: 'en', explicit: false });
});
