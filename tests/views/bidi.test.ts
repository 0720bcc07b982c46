import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isolated, setApart, setApartInPlain } from '../../src/views/bidi.ts';
import { html } from '../../src/views/html.ts';

const shown = (text: string, language: string) => html`${setApart(text, language)}`.text;

test('a symbol in an Arabic name stands apart from the day that follows it', () => {
  assert.equal(
    shown('التصويت على S/2017/962، 16 تشرين', 'ar'),
    'التصويت على <bdi dir="ltr">S/2017/962</bdi>، 16 تشرين',
  );
});

test('Latin words that follow one another stay together, and nothing else is touched', () => {
  assert.equal(
    shown('تقرير Human Rights Watch عن 2017', 'ar'),
    'تقرير <bdi dir="ltr">Human Rights Watch</bdi> عن 2017',
  );
  assert.equal(shown('خان شيخون، 4 نيسان 2017', 'ar'), 'خان شيخون، 4 نيسان 2017');
  assert.equal(shown('S/2017/962, 16 November', 'en'), 'S/2017/962, 16 November');
  assert.equal(shown('Khān Shaykhūn', 'ar-Latn'), 'Khān Shaykhūn');
});

test('the year of a symbol stays with it, and the full stop after it with the sentence', () => {
  assert.equal(shown('استُند إلى S/RES/2118 (2013).', 'ar'), 'استُند إلى <bdi dir="ltr">S/RES/2118 (2013)</bdi>.');
  assert.equal(shown('وفق S/2017/904. ثم', 'ar'), 'وفق <bdi dir="ltr">S/2017/904</bdi>. ثم');
});

test('without markup isolates do the same, and those of a foreign text end nothing of ours', () => {
  assert.equal(setApartInPlain('مشروع القرار S/2017/884، 24', 'ar'), 'مشروع القرار \u2066S/2017/884\u2069، 24');
  assert.equal(setApartInPlain('Draft resolution S/2017/884', 'en'), 'Draft resolution S/2017/884');
  assert.equal(isolated('a\u2069b\u202e', 'ltr'), '\u2066ab\u2069');
});

test('nothing of it becomes markup', () => {
  assert.doesNotMatch(shown('قال <img src=x onerror=alert(1)>', 'ar'), /<img/);
});
