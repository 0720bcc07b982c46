import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import { blankNode, literal, namedNode, type Term } from '../../src/rdf/quads.ts';
import { xsd } from '../../src/rdf/vocabulary.ts';
import { RESULT_WRITERS } from '../../src/sparql/result-writers.ts';
import { readTable } from '../support/table.ts';

const AWKWARD = 'a "quoted", <tagged> & \\slashed\ttext\r\nof two lines — عربي 😀';
const TERMS: Readonly<Record<string, Term>> = {
  iri: namedNode('http://example.org/a?b=c&d'),
  node: blankNode('b0'),
  plain: literal(AWKWARD),
  arabic: literal('قصف', 'ar'),
  number: literal('91', xsd.integer),
  odd: literal('ninety', xsd.integer),
};
const NAMES = [...Object.keys(TERMS), 'unbound'];

function write(format: keyof typeof RESULT_WRITERS, terms: Readonly<Record<string, Term>> = TERMS): string {
  const writer = RESULT_WRITERS[format];
  return writer.head(NAMES) + writer.row((name) => terms[name], NAMES, true) + writer.tail();
}

test('JSON results keep every term as it is, and leave out what is unbound', () => {
  const { variables, rows } = readTable(write('json'));
  assert.deepEqual(variables, NAMES);
  for (const [name, term] of Object.entries(TERMS)) assert.ok(rows[0]?.[name]?.equals(term), name);
  assert.equal(rows[0]?.['unbound'], undefined);
});

test('JSON results without rows are still a whole document', () => {
  const writer = RESULT_WRITERS.json;
  assert.deepEqual(readTable(writer.head(['x']) + writer.tail()), { variables: ['x'], rows: [] });
});

test('XML results escape what XML would read as markup or normalise away', () => {
  const xml = write('xml');
  assert.match(xml, /<uri>http:\/\/example\.org\/a\?b=c&amp;d<\/uri>/);
  assert.match(xml, /a &quot;quoted&quot;, &lt;tagged&gt; &amp; \\slashed&#9;text&#13;&#10;of two lines/);
  assert.match(xml, /<literal xml:lang="ar">قصف<\/literal>/);
  assert.match(xml, /<literal datatype="http:\/\/www\.w3\.org\/2001\/XMLSchema#integer">91<\/literal>/);
});

test('XML results refuse a character that XML cannot express rather than write it', () => {
  for (const character of ['\u0000', '\u0008', '\ufffe', '\ud800']) {
    assert.throws(
      () => write('xml', { plain: literal(`a${character}b`) }),
      (error) => error instanceof IsnadError && error.code === 'not-acceptable',
    );
  }
});

test('CSV results quote what needs it and end lines in CR LF', () => {
  const lines = write('csv', { ...TERMS, plain: literal('a "b", c') }).split('\r\n');
  assert.equal(lines[0], NAMES.join(','));
  assert.equal(lines[1], 'http://example.org/a?b=c&d,_:b0,"a ""b"", c",قصف,91,ninety,');
});

test('TSV results write terms as SPARQL does, one line a row whatever the text holds', () => {
  const lines = write('tsv').split('\n');
  assert.equal(lines.length, 3);
  assert.equal(lines[0], NAMES.map((name) => `?${name}`).join('\t'));
  const cells = lines[1]?.split('\t');
  assert.equal(cells?.length, NAMES.length);
  assert.equal(cells?.[3], '"قصف"@ar');
  assert.equal(cells?.[4], '91');
  assert.equal(cells?.[5], `"ninety"^^<${xsd.integer.value}>`, 'what is no number may not stand bare');
});

test('an ASK is answered in JSON and XML', () => {
  assert.deepEqual(JSON.parse(RESULT_WRITERS.json.boolean?.(true) ?? ''), { head: {}, boolean: true });
  assert.match(RESULT_WRITERS.xml.boolean?.(false) ?? '', /<boolean>false<\/boolean>/);
});
