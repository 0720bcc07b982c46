import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setApart } from '../../src/views/bidi.ts';
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

test('a romanized name is written from left to right', () => {
  assert.equal(directionOf('ar-Latn'), 'ltr');
  assert.equal(directionOf('ar-SY'), 'rtl');
  assert.equal(worded('Khān Shaykhūn', 'ar-Latn').text, '<bdi lang="ar-Latn" dir="ltr">Khān Shaykhūn</bdi>');
});

test('nothing of it becomes markup', () => {
  assert.doesNotMatch(shown('قال <img src=x onerror=alert(1)>', 'ar'), /<img/);
});
