import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatEdtf } from '../../src/claims/dates.ts';

const TABLE: readonly (readonly [edtf: string, english: string, arabic: string])[] = [
  ['2017-04-04', '4 April 2017', '4 نيسان 2017'],
  ['2013-09', 'September 2013', 'أيلول 2013'],
  ['2014', '2014', '2014'],
  ['2013-09-27/2018-04-04', '27 September 2013 to 4 April 2018', 'من 27 أيلول 2013 إلى 4 نيسان 2018'],
  ['2015-08-07/', 'from 7 August 2015, end not known', 'من 7 آب 2015، والنهاية غير معروفة'],
  ['2013/..', 'from 2013, still open', 'من 2013 وما زال مستمرًا'],
  ['/2018', 'until 2018, start not known', 'حتى 2018، والبداية غير معروفة'],
  ['[2015-03-23,2015-03-24]', '23 March 2015 or 24 March 2015', '23 آذار 2015 أو 24 آذار 2015'],
  ['2016~', 'about 2016', 'نحو 2016'],
  ['2016-12?', 'December 2016 (uncertain)', 'كانون الأول 2016 (غير مؤكد)'],
  ['201X', 'the 2010s', 'العقد الذي يبدأ عام 2010'],
  ['2016-23', 'autumn 2016', 'خريف 2016'],
  ['XXXX', 'undated', 'بلا تاريخ'],
  ['XXXX-03', 'March, year unknown', 'آذار، والسنة غير معروفة'],
  ['XXXX-12-25', '25 December, year unknown', '25 كانون الأول، والسنة غير معروفة'],
  ['soon', 'soon', 'soon'],
];

for (const [edtf, english, arabic] of TABLE) {
  test(`${edtf} reads as "${english}"`, () => {
    assert.equal(formatEdtf(edtf, 'en'), english);
    assert.equal(formatEdtf(edtf, 'ar'), arabic);
  });
}

test('digits are European in both languages, so that figures and symbols compare by eye', () => {
  assert.doesNotMatch(formatEdtf('2017-04-04', 'ar'), /[٠-٩]/);
});
