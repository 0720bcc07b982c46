import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { marks } from '../../../src/archive/search/name-match.ts';
import { spellingsOf } from '../../../src/archive/search/search-words.ts';

const marked = (text: string, search: string, unfinished = false): string[] => {
  const { spellings } = spellingsOf({ text: search, unfinished });
  return marks(text, spellings).found.map(({ start, end }) => text.slice(start, end));
};

describe('words that were found are marked in the text as it is written', () => {
  const cases: [text: string, search: string, marked: string[]][] = [
    ['Khān Shaykhūn, 4 April 2017', 'khan shaykhun', ['Khān', 'Shaykhūn']],
    ['خَان شَيْخُون، ٤ نيسان ٢٠١٧', 'خان شيخون 2017', ['خَان', 'شَيْخُون', '٢٠١٧']],
    ['محافظة حماة', 'حماه', ['حماة']],
    ['الأتارب', 'اتارب', ['الأتارب']],
    ['Attack on Saraqib', 'saraqib attack', ['Attack', 'Saraqib']],
    ['Maʿarrat al-Nuʿmān', 'maarrat numan', ['Maʿarrat', 'Nuʿmān']],
    ['S/2017/904', 's/2017/904', ['S', '2017', '904']],
    ['Idlib', 'aleppo', []],
    ['👩‍🔬 Sarin', 'sarin', ['Sarin']],
    ['e\u0301te\u0301 a\u0301', 'été', ['e\u0301te\u0301']],
  ];
  for (const [text, search, expected] of cases)
    it(`${search} in ${text}`, () => assert.deepEqual(marked(text, search), expected));

  it('as far as they are typed', () => assert.deepEqual(marked('Khan Shaykhun', 'khan sh', true), ['Khan', 'Sh']));
});

describe('a search', () => {
  it('is of twelve words at most, and says how many it leaves out', () => {
    const { spellings, leftOut } = spellingsOf({ text: Array.from({ length: 20 }, (_, at) => `w${at}`).join(' ') });
    assert.deepEqual([spellings.length, leftOut], [12, 8]);
  });
  it('takes a word once', () => assert.equal(spellingsOf({ text: 'syria Syria SYRIA' }).spellings.length, 1));
  it('of signs alone has no words', () => assert.deepEqual(spellingsOf({ text: '!?\u200f' }).spellings, []));
});
