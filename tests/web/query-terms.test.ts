import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declarationFor, folded, type Terms, termsFor } from '../../src/web/query-terms.ts';

const TERMS: Terms = {
  prefixes: { isnad: 'https://w3id.org/isnad/ontology#', bound: 'https://w3id.org/isnad/vocabulary/bound#' },
  terms: [
    { name: 'isnad:claimant', kind: 'property', en: 'claimant', ar: 'صاحب الادعاء' },
    { name: 'isnad:Claim', kind: 'class', en: 'claim', ar: 'ادعاء' },
    { name: 'isnad:statedIn', kind: 'property', en: 'stated in the document', ar: 'ورد في الوثيقة' },
    { name: 'bound:at-least', kind: 'concept', en: 'at least', ar: 'على الأقل' },
  ],
};
const names = (text: string) => termsFor(TERMS, text).map(({ name }) => name);

test('a term is found by its name, with or without the prefix, the shorter first', () => {
  assert.deepEqual(names('claim'), ['isnad:Claim', 'isnad:claimant']);
  assert.deepEqual(names('isnad:sta'), ['isnad:statedIn']);
});

test('a term is found by part of its label in either language', () => {
  assert.deepEqual(names('docum'), ['isnad:statedIn']);
  assert.deepEqual(names('صاحب'), ['isnad:claimant']);
  assert.deepEqual(names('الوثيقه'), ['isnad:statedIn']);
});

test('Arabic is found however its letters are spelt, with vowel signs and without the article', () => {
  assert.equal(folded('الإدِّعاءات'), folded('الادعاءات'));
  assert.deepEqual(names('إدّعاء'), ['isnad:Claim', 'isnad:claimant']);
  assert.deepEqual(names('أقل'), ['bound:at-least']);
});

test('nothing typed offers nothing, rubbish finds nothing', () => {
  assert.deepEqual(names(''), []);
  assert.deepEqual(names('\u0640\u064b'), []);
  assert.deepEqual(names('zzzz'), []);
});

test('a prefix is declared where the query does not, after the declarations that stand there', () => {
  const text = 'PREFIX bound: <https://w3id.org/isnad/vocabulary/bound#>\n';
  const at = (query: string) => declarationFor('bound:at-least', query, TERMS.prefixes);
  assert.deepEqual(at('SELECT * {}'), { at: 0, text });
  assert.deepEqual(at('PREFIX a: <b>\nSELECT * {}'), { at: 14, text });
  assert.deepEqual(at('PREFIX a: <b>'), { at: 13, text: `\n${text}` });
  assert.equal(at(`prefix bound: <x>\nSELECT * {}`), undefined);
  assert.equal(declarationFor('unknown:x', '', TERMS.prefixes), undefined);
});
