import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fold } from '../../../src/archive/search/fold.ts';
import { isOneSlipAway } from '../../../src/archive/search/spelling.ts';

describe('folding', () => {
  const same: [string, string][] = [
    ['Khān Shaykhūn', 'khan shaykhun'],
    ['خَان شَيْخُون', 'خان شيخون'],
    ['الأتارب', 'الاتارب'],
    ['إدلب', 'ادلب'],
    ['حماة', 'حماه'],
    ['مصطفى', 'مصطفي'],
    ['الســـورية', 'السوريه'],
    ['٢١١٨', '2118'],
    ['Ghūṭa', 'ghuta'],
    ["Ma'arrat", 'maarrat'],
    ['\u200fخان\u200f', 'خان'],
    ['ﻻ', 'لا'],
  ];
  for (const [a, b] of same) it(`lets ${a} and ${b} meet`, () => assert.equal(fold(a).text, fold(b).text));

  it('says of each letter where it stood', () => {
    const { text, places } = fold('Ḵhān');
    assert.equal(text, 'khan');
    assert.deepEqual(places, [0, 1, 2, 3, 4]);
  });
});

describe('one slip', () => {
  for (const [a, b] of [
    ['shaykhun', 'shaykun'],
    ['shaykhun', 'shaykhunn'],
    ['shaykhun', 'shaikhun'],
    ['shaykhun', 'shyakhun'],
  ] as const)
    it(`leads from ${b} to ${a}`, () => assert.ok(isOneSlipAway(a, b)));
  for (const [a, b] of [
    ['shaykhun', 'sheikhoun'],
    ['shaykhun', 'shay'],
  ] as const)
    it(`does not lead from ${b} to ${a}`, () => assert.ok(!isOneSlipAway(a, b)));
});
