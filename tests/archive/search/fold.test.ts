import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fold } from '../../../src/archive/search/fold.ts';
import { slipsOf } from '../../../src/archive/search/spelling.ts';

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
  for (const slip of ['shaykun', 'shaykhunn', 'shaikhun', 'shyakhun', 'haykhun'])
    it(`leads from ${slip} to shaykhun`, () => assert.ok(slipsOf(slip).includes('shaykhun')));
  for (const far of ['sheikhoun', 'shay', 'shaykhun'])
    it(`does not lead from ${far} to shaykhun`, () => assert.ok(!slipsOf(far).includes('shaykhun')));
  it('is forgiven in Arabic, too', () => assert.ok(slipsOf('شيخن').includes('شيخون')));
  it('is not forgiven in words that are too short or too long to have few neighbours', () => {
    assert.deepEqual(slipsOf('abc'), []);
    assert.deepEqual(slipsOf('a'.repeat(500)), []);
  });
});
