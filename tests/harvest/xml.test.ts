import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utcSeconds, xml, xmlDocument } from '../../src/harvest/xml.ts';

test('no text can become markup, and what XML cannot hold is marked', () => {
  const title = 'a < b & "c" \u0007 \ud800 دخان 🙂';
  const document = xmlDocument(xml`<t a="${title}">${[title, xml`<b/>`]}</t>`);
  const safe = 'a &#60; b &#38; &#34;c&#34; \ufffd \ufffd دخان 🙂';
  assert.equal(document, `<?xml version="1.0" encoding="UTF-8"?>\n<t a="${safe}">${safe}<b/></t>\n`);
});

test('an instant is told to the second, cut and not rounded', () => {
  assert.equal(utcSeconds(new Date('2026-01-02T03:04:05.999Z')), '2026-01-02T03:04:05Z');
});
