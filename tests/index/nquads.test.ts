import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { IndexBuilder } from '../../src/index/index-builder.ts';
import { toLine } from '../../src/rdf/ntriples.ts';
import { parseN3 } from '../../src/rdf/parse-n3.ts';
import { literal as makeLiteral, type Quad, quad } from '../../src/rdf/quads.ts';
import { rowsOf } from './builder-rows.ts';

// The reader beside N3's: the same text, written in all the ways that the grammar allows and split anywhere.

const character = fc.oneof(
  fc.constantFrom(...'abcXYZ019 -_.:/#?&%~"\'\\<>@^\t\n\r\b\f'),
  fc.constantFrom('ش', 'é', '\u0000', '\u007f', '\u2028', '\ufeff', '\uffff', '😀', '\u{10ffff}'),
);
const UNSAFE_IN_IRI = /[^\u0021-\u{10ffff}]|[<>"{}|^`\\\u007f]/u;
const iriText = fc
  .array(
    character.filter((c) => !UNSAFE_IN_IRI.test(c)),
    { maxLength: 12 },
  )
  .map((characters) => `http://example.org/${characters.join('')}`);
const text = fc.array(character, { maxLength: 20 });

/** A character by its number: `\\u` where four digits do and it is asked for, else `\\U`. */
function byNumber(c: string, short: boolean): string {
  const point = (c.codePointAt(0) as number).toString(16);
  return short && point.length <= 4 ? `\\u${point.padStart(4, '0')}` : `\\U${point.toUpperCase().padStart(8, '0')}`;
}

const LETTERS: Record<string, string> = {
  '\t': '\\t',
  '\b': '\\b',
  '\n': '\\n',
  '\r': '\\r',
  '\f': '\\f',
  '"': '\\"',
  "'": "\\'",
  '\\': '\\\\',
};

/** A character of a string: mostly raw where it may be, else by letter or number. */
function quotable(c: string, way: number): string {
  if (way < 8 && !'"\\\n\r'.includes(c)) return c;
  return way % 3 === 0 ? (LETTERS[c] ?? byNumber(c, true)) : byNumber(c, way % 2 === 0);
}

const ways = fc.infiniteStream(fc.nat(11));
const next = (stream: Iterator<number>): number => stream.next().value as number;

const iri = fc
  .tuple(iriText, ways)
  .map(([value, w]) => `<${[...value].map((c) => (next(w) < 10 ? c : byNumber(c, next(w) < 6))).join('')}>`);
const blank = fc.constantFrom('_:b', '_:b0', '_:0', '_:a.b', '_:a-b', '_:_x');
const quoted = fc.tuple(text, ways).map(([value, w]) => `"${value.map((c) => quotable(c, next(w))).join('')}"`);
const literal = fc.oneof(
  quoted,
  fc.tuple(quoted, fc.constantFrom('ar', 'AR', 'en-GB', 'de-1996')).map(([q, tag]) => `${q}@${tag}`),
  fc.tuple(quoted, iri).map(([q, datatype]) => `${q}^^${datatype}`),
  fc
    .tuple(
      fc.constantFrom('1', '-0', '1.5', 'x', '2017-04-04', '2017-02-30'),
      fc.constantFrom('integer', 'decimal', 'date', 'string'),
    )
    .map(([form, name]) => `"${form}"^^<http://www.w3.org/2001/XMLSchema#${name}>`),
);
const gap = fc.constantFrom(' ', ' ', ' ', '\t', '  ', ' \t ');
const end = fc.constantFrom(
  '\n',
  '\n',
  '\r\n',
  '\n\n',
  ' \n',
  '\t# comment\n',
  '\n# <a> "comment" .\n',
  '\r\n\r\n',
  '\n \n',
);
const subject = fc.oneof(iri, blank);
const statement = fc
  .tuple(
    subject,
    iri,
    fc.oneof(iri, blank, literal),
    fc.oneof(fc.constant(''), subject),
    fc.array(gap, { minLength: 4, maxLength: 4 }),
    end,
  )
  .map(([s, p, o, g, [g1, g2, g3, g4], lineEnd]) => `${s}${g1}${p}${g2}${o}${g3}${g}${g === '' ? '' : g4}.${lineEnd}`);
/** A line may come again at once, so that what is guessed from the line before is right now and then. */
const nquads = fc
  .array(fc.tuple(statement, fc.boolean()), { maxLength: 12 })
  .map((lines) => lines.map(([l, twice]) => (twice ? l + l : l)).join(''));

function linesOf(content: string, cuts: readonly number[] = []): string[] {
  const bytes = new TextEncoder().encode(content);
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  const builder = new IndexBuilder();
  for (const [i, place] of places.slice(1).entries()) builder.addNQuads(bytes.subarray(places[i], place));
  return rowsOf(builder.build(0)).quads.sort();
}

/** As the index keeps it: language tags in lower case, and the labels of blank nodes as given (N3 makes its own). */
const expected = (quads: readonly Quad[]): string[] => [...new Set(quads.map(asKept))].sort();
function asKept({ subject: s, predicate: p, object: o, graph: g }: Quad): string {
  const tagged = o.termType === 'Literal' && o.language !== '';
  const kept = quad(s, p, tagged ? makeLiteral(o.value, o.language.toLowerCase()) : o, g);
  return toLine(kept, true)
    .slice(0, -' .\n'.length)
    .replaceAll(/_:b\d+_/g, '_:');
}

test('any N-Quads give the same quads as with N3, wherever the bytes are split', () => {
  fc.assert(
    fc.property(nquads, fc.array(fc.nat(), { maxLength: 8 }), (content, cuts) => {
      assert.deepEqual(linesOf(content, cuts), expected(parseN3(content, 'application/n-quads', '')));
    }),
    { numRuns: 300 },
  );
});

const TRIPLE = '<x:a> <x:p> <x:b>';

test('a line ends with CR, LF or both, and the last one need not end', () => {
  const content = `${TRIPLE} <x:g>.\r\n\r${TRIPLE} <x:h> .\r${TRIPLE}.\n\n# the end\n \t${TRIPLE} <x:i> . # of all`;
  for (let cut = 0; cut <= content.length; cut++)
    assert.deepEqual(linesOf(content, [cut]), [TRIPLE, `${TRIPLE} <x:g>`, `${TRIPLE} <x:h>`, `${TRIPLE} <x:i>`]);
});

test('no space is needed where a term shows its own end', () => {
  assert.deepEqual(linesOf('<x:a><x:p>"o"@ar<x:g>.\n_:b.c<x:p>_:d.\n'), [
    '<x:a> <x:p> "o"@ar <x:g>',
    '_:b.c <x:p> _:d',
  ]);
});

test('a line longer than any chunk is one line', () => {
  const long = 'ش'.repeat(50_000);
  const cuts = Array.from({ length: 99 }, (_, i) => i * 1009);
  assert.deepEqual(linesOf(`${TRIPLE} .\n<x:a> <x:p> "${long}\\n"@ar .\n${TRIPLE} .\n`, cuts), [
    `<x:a> <x:p> "${long}\\n"@ar`,
    TRIPLE,
  ]);
});

test('texts one after another, the first without an end, are read as two', () => {
  const builder = new IndexBuilder();
  builder.addNQuads(new TextEncoder().encode(`${TRIPLE} .`));
  builder.endNQuads();
  builder.addNQuads(new TextEncoder().encode(`${TRIPLE} <x:g> .`));
  assert.deepEqual(rowsOf(builder.build(0)).quads, [TRIPLE, `${TRIPLE} <x:g>`]);
});
