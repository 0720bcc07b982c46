import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setApart } from '../../src/views/bidi.ts';
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

test('nothing of it becomes markup', () => {
  assert.doesNotMatch(shown('قال <img src=x onerror=alert(1)>', 'ar'), /<img/);
});
