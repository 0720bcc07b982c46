import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parser } from 'n3';
import { IsnadError } from '../../src/errors.ts';
import { idOf, KIND } from '../../src/index/term-id.ts';
import { toLine } from '../../src/rdf/ntriples.ts';
import { blankNode, literal, namedNode, quad, type Term } from '../../src/rdf/quads.ts';
import { xsd } from '../../src/rdf/vocabulary.ts';
import { ByteSink, MOST_BYTES } from '../../src/sparql/results/byte-sink.ts';
import { NTriplesRows } from '../../src/sparql/results/ntriples-results.ts';
import { NO_DATA, PassingTerms } from '../../src/sparql/results/passing-terms.ts';
import type { RowWriter, Writing } from '../../src/sparql/results/result-writer.ts';
import { RESULT_WRITERS } from '../../src/sparql/results/result-writers.ts';
import { readTable } from '../support/table.ts';

const CONTROLS = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('');
const AWKWARD = 'a "quoted", <tagged> & \\slashed\ttext\r\nof two lines — عربي 😀';
const TERMS: Readonly<Record<string, Term>> = {
  iri: namedNode('http://example.org/a?b=c&d'),
  arabicIri: namedNode('http://example.org/حلب'),
  node: blankNode('b0'),
  plain: literal(AWKWARD),
  empty: literal(''),
  arabic: literal('قصف', 'ar'),
  number: literal('91', xsd.integer),
  odd: literal('ninety', xsd.integer),
  own: literal('x', namedNode('http://example.org/my&type')),
};
const NAMES = [...Object.keys(TERMS), 'unbound'];

type Row = Readonly<Record<string, Term>>;

function make(writer: (writing: Writing) => RowWriter, rows: readonly Row[], names: readonly string[]): Buffer[] {
  const sink = new ByteSink();
  const terms = new PassingTerms();
  const written = writer({ sink, variables: names, places: names.map((_, i) => i), terms, data: NO_DATA });
  const chunks: Uint8Array[] = [];
  written.head();
  for (const row of rows) {
    terms.clear();
    const ids = names.map((name) => (row[name] === undefined ? 0 : terms.id(row[name])));
    written.row(ids, 0);
    if (sink.endRow()) chunks.push(...sink.take());
  }
  written.tail();
  return [...chunks, ...sink.finish()].map((chunk) => Buffer.from(chunk));
}

const write = (format: keyof typeof RESULT_WRITERS, terms: Row = TERMS, names: readonly string[] = NAMES): string =>
  Buffer.concat(make(RESULT_WRITERS[format].rows, [terms], names)).toString('utf8');

function boolean(format: keyof typeof RESULT_WRITERS, value: boolean): string {
  const sink = new ByteSink();
  RESULT_WRITERS[format].boolean?.(sink, value);
  return Buffer.concat(sink.finish()).toString('utf8');
}

test('JSON results keep every term as it is, and leave out what is unbound', () => {
  const { variables, rows } = readTable(write('json'));
  assert.deepEqual(variables, NAMES);
  for (const [name, term] of Object.entries(TERMS)) assert.ok(rows[0]?.[name]?.equals(term), name);
  assert.equal(rows[0]?.['unbound'], undefined);
});

test('JSON results keep every control character', () => {
  const { rows } = readTable(write('json', { plain: literal(`${CONTROLS}\x7f`) }));
  assert.equal(rows[0]?.['plain']?.value, `${CONTROLS}\x7f`);
});

test('JSON results without rows, and rows without bindings, are whole documents', () => {
  const written = (rows: Row[]) => Buffer.concat(make(RESULT_WRITERS.json.rows, rows, ['x'])).toString();
  assert.deepEqual(readTable(written([])), { variables: ['x'], rows: [] });
  assert.deepEqual(readTable(written([{}, { x: literal('1') }, {}])).rows.length, 3);
});

test('a column that stands nowhere in the rows is unbound in every format', () => {
  for (const [name, { rows }] of Object.entries(RESULT_WRITERS)) {
    const sink = new ByteSink();
    const terms = new PassingTerms();
    const writer = rows({ sink, variables: ['no', 'x'], places: [-1, 0], terms, data: NO_DATA });
    const row = [terms.id(literal('here')), terms.id(literal('not here'))];
    writer.row(row, 0);
    const text = Buffer.concat(sink.finish()).toString();
    assert.match(text, /here/, name);
    assert.doesNotMatch(text, /not here|"no"/, name);
  }
});

test('XML results escape what XML would read as markup or normalise away', () => {
  const xml = write('xml');
  assert.match(xml, /<uri>http:\/\/example\.org\/a\?b=c&amp;d<\/uri>/);
  assert.match(xml, /a &quot;quoted&quot;, &lt;tagged&gt; &amp; \\slashed&#9;text&#13;&#10;of two lines — عربي 😀</);
  assert.match(xml, /<literal xml:lang="ar">قصف<\/literal>/);
  assert.match(xml, /<literal datatype="http:\/\/www\.w3\.org\/2001\/XMLSchema#integer">91<\/literal>/);
  assert.match(xml, /<literal datatype="http:\/\/example\.org\/my&amp;type">x<\/literal>/);
});

test('XML results refuse a character that XML cannot express rather than write it, and no other', () => {
  for (const character of ['\u0000', '\u0008', '\ufffe', '\uffff', '\ud800']) {
    assert.throws(
      () => write('xml', { plain: literal(`a${character}b`) }),
      (error) => error instanceof IsnadError && error.code === 'not-acceptable',
    );
  }
  for (const character of ['\ufffd', '\uffe6', '\uf8ff', '\u{1fffe}']) {
    assert.ok(write('xml', { plain: literal(`a${character}b`) }).includes(`a${character}b`));
  }
});

test('CSV results quote what needs it and end lines in CR LF', () => {
  const lines = write('csv', { ...TERMS, plain: literal('a "b", c') }).split('\r\n');
  assert.equal(lines[0], NAMES.join(','));
  assert.equal(lines[1], 'http://example.org/a?b=c&d,http://example.org/حلب,_:b0,"a ""b"", c",,قصف,91,ninety,x,');
});

test('TSV results write terms as SPARQL does, one line a row whatever the text holds', () => {
  const lines = write('tsv').split('\n');
  assert.equal(lines.length, 3);
  assert.equal(lines[0], NAMES.map((name) => `?${name}`).join('\t'));
  const cells = lines[1]?.split('\t');
  assert.equal(cells?.length, NAMES.length);
  assert.deepEqual(cells?.slice(4), [
    '""',
    '"قصف"@ar',
    '91',
    `"ninety"^^<${xsd.integer.value}>`,
    '"x"^^<http://example.org/my&type>',
    '',
  ]);
});

test('TSV results write a number bare only where SPARQL reads the same literal from it', () => {
  const cell = (term: Term) => write('tsv', { x: term }, ['x']).split('\n')[1];
  for (const [text, datatype] of [
    ['+5', xsd.integer],
    ['-.5', xsd.decimal],
    ['1e6', xsd.double],
  ] as const)
    assert.equal(cell(literal(text, datatype)), text);
  for (const [text, datatype] of [
    ['5', xsd.decimal],
    ['1.5', xsd.double],
    ['INF', xsd.double],
    ['5', xsd.float],
  ] as const)
    assert.equal(cell(literal(text, datatype)), `"${text}"^^<${datatype.value}>`);
});

test('N-Triples are those that the serializer writes, and are read back as they were', () => {
  const subject = namedNode('http://example.org/s');
  const objects = [...Object.values(TERMS), literal(`${CONTROLS}\x7f`)];
  const quads = objects.map((object) => quad(subject, xsd.integer, object));
  const names = ['s', 'p', 'o'];
  const rows = quads.map(({ subject: s, predicate: p, object: o }) => ({ s, p, o }));
  const written = Buffer.concat(make((writing) => new NTriplesRows(writing), rows, names)).toString();
  assert.equal(written, quads.map((q) => toLine(q, false)).join(''));
  const read = new Parser({ format: 'N-Triples', blankNodePrefix: '' }).parse(written);
  assert.deepEqual(
    read.map(({ object }) => object.value),
    quads.map(({ object }) => object.value),
  );
});

test('N-Triples escape in an IRI what may not stand there', () => {
  const odd = quad(namedNode('http://example.org/a b'), xsd.integer, namedNode('http://example.org/<c>{"d"}|^`\\'));
  const row = { s: odd.subject, p: odd.predicate, o: odd.object };
  const written = Buffer.concat(make((writing) => new NTriplesRows(writing), [row], ['s', 'p', 'o'])).toString();
  assert.equal(written, toLine(odd, false));
  assert.match(written, /a\\u0020b/);
});

test('an ASK is answered in JSON and XML', () => {
  assert.deepEqual(JSON.parse(boolean('json', true)), { head: {}, boolean: true });
  assert.match(boolean('xml', false), /<boolean>false<\/boolean>/);
  assert.equal(RESULT_WRITERS.csv.boolean ?? RESULT_WRITERS.tsv.boolean, undefined);
});

test('no chunk is larger than its bound and none but the last is small, however large a row is', () => {
  // Every length around the cut, so that each sort of piece meets it: plain, escaped, and of several bytes.
  const texts = Array.from({ length: 40 }, (_, i) => `${'x'.repeat(65_500 + i)}"\\\u0001عربي😀`);
  texts.push('ع'.repeat(300_000), ...Array.from({ length: 5_000 }, (_, i) => `"${i}"`));
  for (const format of ['json', 'tsv', 'csv'] as const) {
    const rows = texts.map((text) => ({ x: literal(text) }));
    const chunks = make(RESULT_WRITERS[format].rows, rows, ['x']);
    assert.ok(chunks.every(({ length }) => length <= MOST_BYTES));
    assert.ok(chunks.slice(0, -1).every(({ length }) => length >= 16 * 1024));
    const written = Buffer.concat(chunks).toString('utf8');
    if (format !== 'json') continue;
    assert.deepEqual(
      readTable(written).rows.map((row) => row['x']?.value),
      texts,
    );
  }
});

test('a long answer says the same whether its terms come back or not, in every format', () => {
  // More terms than slots, so that they drive each other out, among them some that are too long to be kept.
  const heap = Buffer.from(
    Array.from({ length: 9_000 }, (_, i) => `t${i}"<é>\n${'y'.repeat(i % 97 === 0 ? 2_000 : i % 50)}`).join('\u0000'),
  );
  const bounds = [0];
  for (let i = heap.indexOf(0); i >= 0; i = heap.indexOf(0, i + 1)) bounds.push(i + 1);
  const data = {
    heap: () => heap,
    start: (id: number) => bounds[id & 0xfffff] as number,
    end: (id: number) => ((bounds[(id & 0xfffff) + 1] ?? heap.length + 1) as number) - 1,
  };
  const terms = new PassingTerms();
  const at = (row: number) => [
    idOf(KIND.iri, row % 7),
    idOf(KIND.string, (row * 7919) % 8_999),
    idOf(KIND.string, row % 900),
  ];
  for (const [name, { rows }] of Object.entries({
    ...RESULT_WRITERS,
    ntriples: { rows: (w: Writing) => new NTriplesRows(w) },
  })) {
    const write = (upTo: number, sinks: number) => {
      const pieces: Buffer[] = [];
      let sink = new ByteSink();
      const writing = { variables: ['a', 'b', 'c'], places: [0, 1, 2], terms, data };
      let writer = rows({ ...writing, sink });
      for (let row = 0; row < upTo; row++) {
        // A writer of its own for each few rows never writes anything again.
        if (row > 0 && row % sinks === 0) {
          pieces.push(...sink.end().map((piece) => Buffer.from(piece)));
          sink = new ByteSink();
          writer = rows({ ...writing, sink });
        }
        writer.row(at(row), 0);
        if (sink.endRow()) pieces.push(...sink.take().map((piece) => Buffer.from(piece)));
      }
      // Only JSON writes the first row in another way.
      return Buffer.concat([...pieces, ...sink.end()])
        .toString()
        .replaceAll(',\n{', '\n{');
    };
    assert.equal(write(12_000, 12_000), write(12_000, 100), name);
  }
});

test('text without an escape goes through the sink whole, wherever its characters are cut', () => {
  for (const before of [0, 1, 2, 3]) {
    const text = 'y'.repeat(before) + '😀ع'.repeat(40_000);
    const sink = new ByteSink();
    sink.text(text);
    const chunks = sink.finish();
    assert.ok(chunks.length > 1 && chunks.every(({ length }) => length <= MOST_BYTES));
    assert.equal(Buffer.concat(chunks).toString('utf8'), text);
  }
});
