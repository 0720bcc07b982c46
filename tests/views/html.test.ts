import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCsv } from '../../src/views/csv.ts';
import { html, join, jsonForScript, safeUrl } from '../../src/views/html.ts';

test('whatever is put into a template is escaped, in text and in attributes', () => {
  const evil = `"><script>alert('x')</script>&`;
  const page = html`<a title="${evil}">${evil}</a>`.text;
  assert.doesNotMatch(page, /<script>|'|title=""/);
  assert.equal(page.match(/&#60;/g)?.length, 4);
});

test('templates nest without being escaped twice; lists are joined; nothing leaves no trace', () => {
  assert.equal(html`<ul>${[1, 2].map((n) => html`<li>${n}</li>`)}</ul>`.text, '<ul><li>1</li><li>2</li></ul>');
  assert.equal(html`${undefined}${null}${false}${0}`.text, '0');
  assert.equal(join(['a', html`<b>b</b>`], ' & ').text, 'a &#38; <b>b</b>');
});

test('JSON inside a page cannot end its element', () => {
  const json = jsonForScript({ name: '</script><b>', line: '\u2028' }).text;
  assert.doesNotMatch(json, /<|>|\u2028/);
  assert.deepEqual(JSON.parse(json), { name: '</script><b>', line: '\u2028' });
});

test('only http and https addresses become links', () => {
  assert.equal(safeUrl('javascript:alert(1)'), undefined);
  assert.equal(safeUrl('JaVaScRiPt:alert(1)'), undefined);
  assert.equal(safeUrl('data:text/html,x'), undefined);
  assert.equal(safeUrl('//evil.example'), undefined);
  assert.equal(safeUrl('https://example.org/'), 'https://example.org/');
});

test('CSV quotes what would break a row', () => {
  assert.equal(toCsv(['a', 'b'], [['x,y', 'say "hi"\nthere']]), 'a,b\r\n"x,y","say ""hi""\nthere"\r\n');
});
