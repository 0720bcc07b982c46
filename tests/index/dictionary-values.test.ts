import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Dictionary } from '../../src/index/dictionary.ts';
import { DictionaryWriter } from '../../src/index/dictionary-writer.ts';
import { type DatatypeName, datatypeIri, KIND, kindOf } from '../../src/index/term-id.ts';
import { literal, namedNode } from '../../src/rdf/quads.ts';

/** The value of a literal in a dictionary; undefined where it counts as ill-formed. */
function valueIn(text: string, datatype: DatatypeName): number | undefined {
  const writer = new DictionaryWriter();
  const id = writer.add(literal(text, namedNode(datatypeIri(datatype))));
  const dictionary = new Dictionary(writer.data());
  assert.equal(dictionary.text(id), text);
  assert.equal(dictionary.text(dictionary.datatype(id)), datatypeIri(datatype));
  return kindOf(id) === KIND.other ? undefined : dictionary.value(id);
}

const WELL_FORMED: [DatatypeName, string, number][] = [
  ['integer', '042', 42],
  ['integer', '-0', 0],
  ['integer', '+7', 7],
  ['integer', '9007199254740993', 9007199254740992],
  ['decimal', '.5', 0.5],
  ['decimal', '5.', 5],
  ['decimal', '-1.50', -1.5],
  ['double', '1e3', 1000],
  ['double', '-0.0', -0],
  ['double', '+INF', Number.POSITIVE_INFINITY],
  ['double', '-INF', Number.NEGATIVE_INFINITY],
  ['double', 'NaN', Number.NaN],
  ['double', '1e999', Number.POSITIVE_INFINITY],
  ['float', '0.1', Math.fround(0.1)],
  ['byte', '-128', -128],
  ['unsignedByte', '255', 255],
  ['long', '9223372036854775807', 2 ** 63],
  ['unsignedLong', '18446744073709551615', 2 ** 64],
  ['positiveInteger', '1', 1],
  ['nonPositiveInteger', '0', 0],
  ['dateTime', '1970-01-01T00:00:00Z', 0],
  ['dateTime', '1970-01-01T00:00:00', 0],
  ['dateTime', '1970-01-01T02:00:00.25+02:00', 250],
  ['dateTime', '1969-12-31T19:00:00-05:00', 0],
  ['dateTime', '1970-01-01T24:00:00Z', 86_400_000],
  ['dateTime', '0000-03-01T00:00:00Z', Date.parse('0000-03-01T00:00:00Z')],
  ['date', '2017-04-04', Date.UTC(2017, 3, 4)],
  ['date', '2017-04-04+03:00', Date.UTC(2017, 3, 3, 21)],
  ['date', '2000-02-29Z', Date.UTC(2000, 1, 29)],
  ['date', '-0044-03-15', Date.parse('-000044-03-15')],
  ['date', '300000-01-01', (750 * 146_097 - 719_528) * 86_400_000],
];

for (const [datatype, text, value] of WELL_FORMED)
  test(`"${text}" is well-formed as xsd:${datatype}, and its value is kept`, () => {
    assert.equal(valueIn(text, datatype), value);
  });

const ILL_FORMED: [DatatypeName, string[]][] = [
  ['integer', ['', ' 1', '1 ', '1.0', '1e0', '--1', '٣', '0x1', 'Infinity']],
  ['decimal', ['.', '1e0', 'INF', 'NaN', '+', '1,5', 'constructor']],
  ['double', ['e3', '1e', 'Infinity', 'inf', '-NaN', '1e1.5', '']],
  ['byte', ['128', '-129']],
  ['unsignedByte', ['-1', '256']],
  ['long', ['9223372036854775808']],
  ['unsignedLong', ['18446744073709551616', '-1']],
  ['positiveInteger', ['0', '-1']],
  ['negativeInteger', ['0', '-0']],
  ['nonNegativeInteger', ['-1']],
  ['nonPositiveInteger', ['1']],
  [
    'date',
    ['2017-4-4', '2017-02-29', '1900-02-29', '2017-13-01', '2017-00-01', '2017-04-31', '17-04-04', '02017-04-04'],
  ],
  ['date', ['2017-04-04T00:00:00', '2017-04-04+15:00', '2017-04-04+14:01', '2017-04-04+01:60', '2017-04-04 ', '']],
  ['dateTime', ['2017-04-04', '2017-04-04T24:00:01', '2017-04-04T25:00:00', '2017-04-04T00:60:00']],
  ['dateTime', ['2017-04-04T00:00:60', '2017-04-04T00:00', '2017-04-04t00:00:00', '2017-04-04T00:00:00z']],
];

for (const [datatype, texts] of ILL_FORMED)
  test(`${texts.map((text) => `"${text}"`).join(', ')}: none is well-formed as xsd:${datatype}`, () => {
    for (const text of texts) assert.equal(valueIn(text, datatype), undefined, text);
  });

test('a dateTime has the moment that Date gives it', () => {
  const date = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(fc.property(date, (moment) => assert.equal(valueIn(moment.toISOString(), 'dateTime'), moment.getTime())));
});

test('a double has the value that it is written from', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) =>
      assert.equal(valueIn(`${x}`, 'double'), Object.is(x, -0) ? 0 : x),
    ),
  );
});
