import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isWorthAsking,
  pageAddress,
  pieces,
  recordOf,
  suggestionsAddress,
  typedText,
} from '../../src/web/typed-text.ts';

test('what is typed is the last of several names, and what stands before it is kept', () => {
  const cases: [text: string, kept: string, asked: string][] = [
    ['khan shay', '', 'khan shay'],
    ['  khan \t shay ', '', 'khan shay'],
    ['Khan Shaykhun, 4 April', '', 'Khan Shaykhun, 4 April'],
    ['Sarmin; khan', 'Sarmin; ', 'khan'],
    ['سرمين؛ خان شي', 'سرمين؛ ', 'خان شي'],
    ['organization/snhr,hum', 'organization/snhr,', 'hum'],
    ['organization/snhr، document/soc-2017-02-15 , hum', 'organization/snhr، document/soc-2017-02-15 , ', 'hum'],
    ['organization/snhr', '', 'organization/snhr'],
    ['', '', ''],
  ];
  for (const [text, kept, asked] of cases) assert.deepEqual(typedText(text), { kept, asked }, text);
});

test('a text is asked for from two letters or digits on, up to what the server takes', () => {
  for (const text of ['kh', 'خا', '12', 'S/2']) assert.equal(isWorthAsking(text, 500), true, text);
  for (const text of ['', 'k', 'خ', '- - -', 'é', 'خَ', '👁']) assert.equal(isWorthAsking(text, 500), false, text);
  assert.equal(isWorthAsking('a'.repeat(500), 500), true);
  assert.equal(isWorthAsking('a'.repeat(501), 500), false);
});

test('any text goes into the address, and the language that the address names stays', () => {
  const address = suggestionsAddress('http://here.example/sub/search/suggest?lang=ar', 'خان & #?=');
  assert.equal(new URL(address).searchParams.get('q'), 'خان & #?=');
  assert.equal(new URL(address).searchParams.get('lang'), 'ar');
});

test('a suggestion leads to its page on the server that one reads, in the language of the address', () => {
  const page = 'https://w3id.org/isnad/incident/sarmin-2015-03-16';
  assert.equal(
    pageAddress(page, 'http://here.example/isnad/search/suggest?lang=ar'),
    'http://here.example/isnad/incident/sarmin-2015-03-16?lang=ar',
  );
  assert.equal(
    pageAddress(page, 'http://here.example/isnad/search/suggest'),
    'http://here.example/isnad/incident/sarmin-2015-03-16',
  );
});

test('a form is given the record as it takes it', () => {
  assert.equal(recordOf('http://localhost:3030/id/organization/human-rights-watch'), 'organization/human-rights-watch');
});

test('a text falls into what is marked and what is not', () => {
  assert.deepEqual(pieces('Khan Shaykhun', [[5, 10]]), ['Khan ', 'Shayk', 'hun']);
  assert.deepEqual(
    pieces('Khan', [
      [0, 2],
      [2, 4],
    ]),
    ['', 'Kh', '', 'an', ''],
  );
  assert.deepEqual(pieces('Khan', []), ['Khan']);
});
