import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compilePattern, firstText, PatternFault } from '../../../src/sparql/evaluate/functions/pattern-syntax.ts';

const PARTS = ['a', 'b', '\u0643', '\u{1f600}', '^', '$', '.', '*', '+', '?', '{0}', '{2}', '(', ')', '[', ']', '|'];
const MORE = ['\\', '\\|', '\\(', '[(]', '[|]', '[^a]', '(a|b)', '-', 'ab'];
const pattern = fc.array(fc.constantFrom(...PARTS, ...MORE), { minLength: 1, maxLength: 7 }).map((all) => all.join(''));
const text = fc
  .array(fc.constantFrom('a', 'b', '\u0643', '\u{1f600}', '(', '|', '\\'), { maxLength: 8 })
  .map((all) => all.join(''));

function compiled(source: string): RegExp | undefined {
  try {
    return compilePattern(source, '');
  } catch (error) {
    if (error instanceof PatternFault) return undefined;
    throw error;
  }
}

test('what a pattern begins with is in all that it matches, where it says', () => {
  let told = 0;
  fc.assert(
    fc.property(pattern, fc.array(text, { minLength: 20, maxLength: 20 }), (source, texts) => {
      const first = firstText(source, '');
      const matches = compiled(source);
      if (first === undefined || matches === undefined) return;
      for (const given of texts) {
        if (!matches.test(given)) continue;
        told++;
        const holds = first.where === 'start' ? given.startsWith(first.text) : given.includes(first.text);
        assert.ok(holds, `${source} matches ${given} without ${first.text}`);
      }
    }),
    { numRuns: 5_000 },
  );
  assert.ok(told > 500, String(told));
});

test('a pattern with flags that change its letters, or with no letters first, tells nothing', () => {
  for (const flags of ['i', 'x', 'm', 'q']) assert.equal(firstText('abc.', flags), undefined);
  for (const source of ['.a', '(a)', '\\d', 'a*', 'a|b', '^']) assert.equal(firstText(source, ''), undefined, source);
  assert.deepEqual(firstText('^ab+(c|d)', 's'), { text: 'a', where: 'start' });
});
