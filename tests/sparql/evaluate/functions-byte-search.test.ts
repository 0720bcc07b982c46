import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ByteSearch, type Fold, UNDECIDED, type Where } from '../../../src/sparql/evaluate/functions/byte-search.ts';

/** Letters that fold in ways of their own beside plain ones, so that short texts meet every case. */
const LETTERS = [
  'a',
  'A',
  'b',
  'k',
  'K',
  's',
  'S',
  'i',
  'I',
  'ss',
  '\u212a',
  '\u017f',
  '\u0130',
  '\u0131',
  'ß',
  'é',
  'É',
];
const SCRIPTS = ['ك', 'ل', 'Σ', 'σ', 'ς', '😀', 'e\u0301', '\u0307'];
const text = fc.array(fc.constantFrom(...LETTERS, ...SCRIPTS), { maxLength: 8 }).map((parts) => parts.join(''));
const pattern = fc.array(fc.constantFrom(...LETTERS, ...SCRIPTS), { maxLength: 3 }).map((parts) => parts.join(''));

const TESTS: Readonly<Record<Where, (text: string, pattern: string) => boolean>> = {
  anywhere: (given, wanted) => given.includes(wanted),
  start: (given, wanted) => given.startsWith(wanted),
  end: (given, wanted) => given.endsWith(wanted),
  whole: (given, wanted) => given === wanted,
};
const WHERES = Object.keys(TESTS) as Where[];

function found(given: string, wanted: string, where: Where, fold: Fold): number {
  const around = new TextEncoder().encode(`x${given}y`);
  return new ByteSearch(wanted, where, fold).test(around, 1, around.length - 1);
}

test('a search by bytes finds what a search in the text would, or leaves it open', () => {
  const cases = { none: (given: string) => given, lower: (given: string) => given.toLowerCase() };
  const folds = { ...cases, upper: (given: string) => given.toUpperCase() };
  fc.assert(
    fc.property(text, pattern, fc.constantFrom(...WHERES), (given, wanted, where) => {
      for (const [fold, change] of Object.entries(folds)) {
        const answer = found(given, wanted, where, fold as Fold);
        if (fold === 'none') assert.notEqual(answer, UNDECIDED);
        if (answer !== UNDECIDED) assert.equal(answer === 1, TESTS[where](change(given), wanted), fold);
      }
    }),
    { numRuns: 3000 },
  );
});

test('a search without case finds what a regular expression with the flag i would, or leaves it open', () => {
  const simple = fc.array(fc.constantFrom('a', 'k', 's', 'i', 'ك'), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(text, simple, (given, parts) => {
      const wanted = parts.join('');
      const answer = found(given, wanted, 'anywhere', 'caseless');
      if (answer !== UNDECIDED) assert.equal(answer === 1, new RegExp(wanted, 'iu').test(given));
    }),
    { numRuns: 3000 },
  );
});

test('texts of ASCII and Arabic are never left open', () => {
  for (const fold of ['lower', 'upper', 'caseless'] as const) {
    assert.equal(found('Ks كلور', 'zk', 'anywhere', fold), 0);
    assert.equal(found('Ks كلور', 'كل', 'anywhere', fold), 1);
  }
});
