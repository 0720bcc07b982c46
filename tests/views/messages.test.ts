import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { MESSAGES, speak } from '../../src/views/messages.ts';

const SAME_IN_BOTH = new Set(['sparql', 'otherLanguage']);

test('every message is written in Arabic letters in Arabic and in Latin ones in English', () => {
  for (const [key, { en, ar }] of Object.entries(MESSAGES)) {
    if (SAME_IN_BOTH.has(key)) continue;
    assert.match(ar, /[\u0621-\u064a]/, key);
    assert.doesNotMatch(en, /[\u0600-\u06ff]/, key);
  }
});

test('no two parts of the messages have one of the same name, of which the later would win', () => {
  const keys = readdirSync('src/views')
    .filter((file) => /^messages.*\.ts$/.test(file))
    .flatMap((file) => [...readFileSync(`src/views/${file}`, 'utf8').matchAll(/^ {2}(?:'([^']+)'|(\w+)): both\(/gm)])
    .map(([, quoted, bare]) => quoted ?? bare);
  assert.ok(keys.length > 500);
  assert.deepEqual(
    keys.filter((key, at) => keys.indexOf(key) < at),
    [],
  );
});

test('a message has the same gaps to fill in both languages', () => {
  const gaps = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [key, { en, ar }] of Object.entries(MESSAGES)) assert.deepEqual(gaps(ar), gaps(en), key);
});

test('every message is used', () => {
  const files = ['src/views', 'src/harvest'].flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && !file.startsWith('messages'))
      .map((file) => `${folder}/${file}`),
  );
  const code = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const unused = Object.keys(MESSAGES).filter(
    (key) =>
      !code.includes(`'${key}'`) &&
      !code.includes(`.${key}[`) &&
      !/^(segment|about|severity|sort|kind|step|view|precision|change|dump|matrixSort|shape|accepted|history|part|mandate|expects|compared)-/.test(
        key,
      ),
  );
  assert.deepEqual(unused, []);
});

test('a gap is filled, and one that nobody fills stays visible', () => {
  assert.equal(speak('en')('pageOf', { page: 2, count: 3 }), 'Page 2 of 3');
  assert.equal(speak('ar')('pageOf', { page: 2 }), 'الصفحة 2 من {count}');
});
