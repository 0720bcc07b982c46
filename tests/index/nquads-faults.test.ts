import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import { IndexBuilder } from '../../src/index/index-builder.ts';
import { parseN3 } from '../../src/rdf/parse-n3.ts';

const GOOD = '<x:a> <x:p> "خان\\n" .\n';

/** Reads good lines and then a bad one; the fault that is thrown. */
function faultOf(line: string | Uint8Array): IsnadError {
  const bad = typeof line === 'string' ? new TextEncoder().encode(line) : line;
  const builder = new IndexBuilder();
  builder.addNQuads(new TextEncoder().encode(`${GOOD}\n# comment\r\n`));
  try {
    builder.addNQuads(bad);
    builder.build(0);
  } catch (error) {
    if (error instanceof IsnadError) return error;
    throw error;
  }
  return assert.fail(`read without a fault: ${line}`);
}

/** What is wrong, the line, and the column where it is wrong. */
const FAULTS: [fault: string, line: string, column: number][] = [
  ['no full stop', '<x:a> <x:p> <x:b>\n', 18],
  ['a fifth term', '<x:a> <x:p> <x:b> <x:g> <x:h> .\n', 25],
  ['a literal as subject', '"a" <x:p> <x:b> .\n', 1],
  ['a blank node as predicate', '<x:a> _:p <x:b> .\n', 7],
  ['a literal as graph', '<x:a> <x:p> <x:b> "g" .\n', 19],
  ['no object', '<x:a> <x:p> .\n', 13],
  ['an IRI without end', '<x:a> <x:p> <x:b .\n', 17],
  ['an IRI without end on its line', '<x:a> <x:p> <x:b\n', 17],
  ['a space in an IRI', '<x:a b> <x:p> <x:b> .\n', 5],
  ['a space in an IRI, escaped', '<x:a\\u0020b> <x:p> <x:b> .\n', 1],
  ['a brace in an IRI', '<x:a> <x:p> <x:{b}> .\n', 13],
  ['a letter escape in an IRI', '<x:a> <x:p> <x:\\n> .\n', 16],
  ['a relative IRI', '<a> <x:p> <x:b> .\n', 1],
  ['a scheme that starts with a digit', '<x:a> <1x:p> <x:b> .\n', 7],
  ['an empty IRI', '<> <x:p> <x:b> .\n', 1],
  ['a prefixed name', '<x:a> x:p <x:b> .\n', 7],
  ['a triple term', '<< <x:a> <x:p> <x:b> >> <x:p> <x:b> .\n', 3],
  ['a string without end', '<x:a> <x:p> "شيخون .\n', 21],
  ['a line break in a string', '<x:a> <x:p> "a\nb" .\n', 15],
  ['an escape that is none', '<x:a> <x:p> "a\\x" .\n', 15],
  ['too few digits', '<x:a> <x:p> "\\u00e" .\n', 14],
  ['half a surrogate pair', '<x:a> <x:p> "\\ud83d" .\n', 14],
  ['a number past the last character', '<x:a> <x:p> "\\U00110000" .\n', 14],
  ['single quotes', "<x:a> <x:p> 'b' .\n", 13],
  ['an empty language tag', '<x:a> <x:p> "b"@ .\n', 16],
  ['a language tag that starts with a digit', '<x:a> <x:p> "b"@1a .\n', 16],
  ['a language tag that ends with a hyphen', '<x:a> <x:p> "b"@ar- .\n', 16],
  ['a datatype that is no IRI', '<x:a> <x:p> "b"^^_:c .\n', 16],
  ['one caret', '<x:a> <x:p> "b"^<x:c> .\n', 16],
  ['a blank node without a label', '<x:a> <x:p> _: .\n', 13],
  ['a blank node without a colon', '<x:a> <x:p> _b .\n', 13],
];

for (const [fault, line, column] of FAULTS)
  test(`${fault} is refused, with its line and column, as by N3`, () => {
    const error = faultOf(line);
    assert.equal(error.code, 'syntax');
    assert.deepEqual(error.place, { line: 4, column });
    assert.throws(() => parseN3(line, 'application/n-quads', ''));
  });

test('a second statement on a line is refused, as the grammar has it, though N3 takes it', () => {
  assert.deepEqual(faultOf('<x:a> <x:p> <x:b> . <x:c> <x:p> <x:b> .\n').place, { line: 4, column: 21 });
});

test('bytes that are not UTF-8 are refused wherever they stand', () => {
  const [before, after] = ['<x:a> <x:p> ', ' .\n'].map((part) => new TextEncoder().encode(part)) as [
    Uint8Array,
    Uint8Array,
  ];
  for (const [open, close] of ['""', '<>'].map((pair) => [...pair].map((c) => c.charCodeAt(0)))) {
    const bad = Uint8Array.of(...before, open as number, 0x78, 0x3a, 0xc3, 0x28, close as number, ...after);
    assert.deepEqual(faultOf(bad).place, { line: 4, column: 13 });
  }
});

test('a fault in a line that came in pieces has its own line and column', () => {
  const content = new TextEncoder().encode(`${GOOD}${GOOD}<x:a> <x:p> <b> .\n${GOOD}`);
  for (let cut = 0; cut <= content.length; cut++) {
    const builder = new IndexBuilder();
    assert.throws(
      () => {
        builder.addNQuads(content.subarray(0, cut));
        builder.addNQuads(content.subarray(cut));
      },
      { code: 'syntax', place: { line: 3, column: 13 } },
    );
  }
});
