import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { figuresOf, holds } from './figures.ts';

const FIGURES: readonly [text: string, figures: string[]][] = [
  ['no fewer than (1,409 civilians incl. 205 children; 94 fighters)', ['1409', '205', '94']],
  ['5,000-13,000', ['5000', '13000']],
  ['89-91.5% chlorine', ['89', '91.5']],
  ['three supported hospitals, thousands of crimes', ['3', 'thousands']],
  ['one or more artillery guns; the seventh report', []],
  ['Sunday, 25 May , 2025', ['2025-05-25']],
  ['February 15, 2017', ['2017-02-15']],
  ['covers 20 Aug - 19 Oct 2016', ['--08-20', '2016-10-19']],
  ['3-31 May 2014', ['3', '2014-05-31']],
  ['15 and 16 September 2016', ['15', '2016-09-16']],
  ['2016-11-17/2016-12-13', ['2016-11-17', '2016-12-13']],
  ['attacks in March, which may go on', ['--03']],
  ['day; 06:30-07:00 (JIM)', ['06:30', '07:00']],
  ['A/67/997-S/2013/553', ['A/67/997', 'S/2013/553']],
  ['S/2016/738 and S/2016/738/Rev.1', ['S/2016/738', 'S/2016/738/Rev.1']],
  ['7038th (S/PV.7038)', ['S/PV.7038', '7038']],
  ['EC-M-33/DEC.1, CS-2014-8766(E), MDE 24/5415/2017', ['MDE 24/5415/2017', 'EC-M-33/DEC.1', 'CS-2014-8766(E)']],
  ['Mi-8/17 from Dumayr; M4000 bomb', ['Mi-8/17', 'M4000']],
  ['https://hrw.org/news/2017/02/13/x.', ['https://hrw.org/news/2017/02/13/x']],
];

describe('the figures of a text', () => {
  for (const [text, figures] of FIGURES) {
    test(`“${text}” holds ${figures.join(' and ') || 'none'}`, () => assert.deepEqual(figuresOf(text), figures));
  }

  test('a date holds its year, its month and its day, a number only itself', () => {
    for (const part of ['2016', '2016-09', '--09', '--09-16', '16']) assert.ok(holds('2016-09-16', part), part);
    for (const other of ['9', '20', '2016-10', '--16']) assert.ok(!holds('2016-09-16', other), other);
    assert.ok(!holds('at least 116', '16'));
  });
});
