import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isolated, setApart, setApartInPlain } from '../../src/views/bidi.ts';
import { html } from '../../src/views/html.ts';
import { directionOf } from '../../src/views/language.ts';
import { worded } from '../../src/views/scene.ts';

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

test('the stroke before a path belongs to it', () => {
  assert.equal(shown('لا يوجد شيء في /nothing/here.', 'ar'), 'لا يوجد شيء في <bdi dir="ltr">/nothing/here</bdi>.');
});

test('without markup isolates do the same, and those of a foreign text end nothing of ours', () => {
  assert.equal(setApartInPlain('مشروع القرار S/2017/884، 24', 'ar'), 'مشروع القرار \u2066S/2017/884\u2069، 24');
  assert.equal(setApartInPlain('Draft resolution S/2017/884', 'en'), 'Draft resolution S/2017/884');
  assert.equal(isolated('a\u2069b\u202e', 'ltr'), '\u2066ab\u2069');
});

test('a colon after a Latin name stays with the Arabic, and letters with marks belong to the name', () => {
  assert.equal(
    shown('إفادة من Global Public Policy Institute: 6 من الهجمات', 'ar'),
    'إفادة من <bdi dir="ltr">Global Public Policy Institute</bdi>: 6 من الهجمات',
  );
  assert.equal(
    shown('بيان Médecins Sans Frontières، 24 آب', 'ar'),
    'بيان <bdi dir="ltr">Médecins Sans Frontières</bdi>، 24 آب',
  );
});

test('words quoted in Latin script stay in their order, figures included', () => {
  assert.equal(
    shown('إفادة من Jesr: «some 90%» من الهجمات', 'ar'),
    'إفادة من <bdi dir="ltr">Jesr</bdi>: «<bdi dir="ltr">some 90%</bdi>» من الهجمات',
  );
  assert.equal(shown('إفادة: «89-91.5%» من الهجمات', 'ar'), 'إفادة: «<bdi dir="ltr">89-91.5%</bdi>» من الهجمات');
  assert.equal(shown('بيان «خان شيخون» في 2017', 'ar'), 'بيان «خان شيخون» في 2017');
});

test('a sum stays in its order, and a day in figures; a range of days is read as the text around it', () => {
  assert.equal(shown('217 - 33', 'ar'), '<bdi dir="ltr" class="digits">217 - 33</bdi>');
  assert.equal(
    shown('2023 - 12 = 2011، عدًّا إلى الوراء', 'ar'),
    '<bdi dir="ltr" class="digits">2023 - 12 = 2011</bdi>، عدًّا إلى الوراء',
  );
  assert.equal(shown('مثل 2017 أو 2017-04-04.', 'ar'), 'مثل 2017 أو <bdi dir="ltr" class="digits">2017-04-04</bdi>.');
  for (const text of ['25-26 نيسان 2015', 'رئيسة الآلية (2015-2017)', 'رقم 7782-50-5'])
    assert.equal(shown(text, 'ar'), text);
});

test('a romanized name is written from left to right', () => {
  assert.equal(directionOf('ar-Latn'), 'ltr');
  assert.equal(directionOf('ar-SY'), 'rtl');
  assert.equal(worded('Khān Shaykhūn', 'ar-Latn').text, '<bdi lang="ar-Latn" dir="ltr">Khān Shaykhūn</bdi>');
});

test('nothing of it becomes markup', () => {
  assert.doesNotMatch(shown('قال <img src=x onerror=alert(1)>', 'ar'), /<img/);
});
