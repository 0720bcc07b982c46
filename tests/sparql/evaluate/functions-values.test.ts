import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOTHING } from '../../../src/index/term-id.ts';
import { compileExpression } from '../../../src/sparql/evaluate/expression.ts';
import { SOLUTION_NUMBER } from '../../../src/sparql/evaluate/scope.ts';
import { asking, compiled, treeOf, value } from './asking.ts';
import { testSentences } from './sentences.ts';

testSentences({
  'arithmetic is exact for integers and decimals of any length': [
    ['0.1 + 0.2', '"0.3"^^xsd:decimal'],
    ['?x + 1', '9007199254740993', { x: '9007199254740992' }],
    ['?x * ?x', '"0.01"^^xsd:decimal', { x: '-0.1' }],
    ['?x * 10', '1000000000000000000000', { x: '100000000000000000000' }],
    ['?x - 0.1', '"99999999999999999999.9"^^xsd:decimal', { x: '100000000000000000000' }],
    ['?x * 0.0001', '"0.00000001"^^xsd:decimal', { x: '0.0001' }],
    ['?x + ?x', '"2.0"^^xsd:decimal', { x: '1.0' }],
  ],
  'a division of integers gives a decimal; only floats are divided by zero': [
    ['1 / 3', '"0.3333333333333333"^^xsd:decimal'],
    ['2 / 3000', '"0.0006666666666666666"^^xsd:decimal'],
    ['?x / 2', '"2.0"^^xsd:decimal', { x: '4' }],
    ['?x / 0', 'error', { x: '1' }],
    ['?x / 0.0', 'error', { x: '1' }],
    ['?x / 0', '"INF"^^xsd:double', { x: '1e0' }],
    ['?x / 0', '"NaN"^^xsd:double', { x: '0e0' }],
    ['?x / -3', '"-33333333333333333333.33333333333333333333"^^xsd:decimal', { x: '100000000000000000000' }],
  ],
  'types are promoted from integer to double': [
    ['?x + 1', '2', { x: '"1"^^xsd:byte' }],
    ['?x + 1.0', '"2.0"^^xsd:decimal', { x: '1' }],
    ['?x + 1', '"1.1E0"^^xsd:float', { x: '"0.1"^^xsd:float' }],
    ['?x + 1.5', '"1.6E0"^^xsd:float', { x: '"0.1"^^xsd:float' }],
    ['?x + 1e0', '"2.0E0"^^xsd:double', { x: '1' }],
    ['?x + 1e0', '"1.1000000014901161E0"^^xsd:double', { x: '"0.1"^^xsd:float' }],
    ['?x + 1', 'error', { x: '"1"' }],
    ['?x + 1', 'error', { x: '"x"^^xsd:integer' }],
  ],
  'numbers are written in their canonical form': [
    ['+?x', '1', { x: '"+01"^^xsd:integer' }],
    ['+?x', '"1.5"^^xsd:decimal', { x: '1.50' }],
    ['+?x', '"1.0E3"^^xsd:double', { x: '1000e0' }],
    ['+?x', '"1.25E-7"^^xsd:double', { x: '0.000000125e0' }],
    ['+?x', '"0.0000001"^^xsd:decimal', { x: '0.0000001' }],
    ['-?x', '0', { x: '0' }],
    ['-?x', '"0.0"^^xsd:decimal', { x: '0.0' }],
    ['-?x', '"-0.0E0"^^xsd:double', { x: '0e0' }],
    ['-?x', '"-INF"^^xsd:double', { x: '"INF"^^xsd:double' }],
  ],
  'ABS, CEIL, FLOOR and ROUND keep the type': [
    ['ABS(?x)', '"1.5"^^xsd:decimal', { x: '-1.5' }],
    ['ABS(?x)', '100000000000000000001', { x: '-100000000000000000001' }],
    ['CEIL(?x)', '"-1.0"^^xsd:decimal', { x: '-1.5' }],
    ['FLOOR(?x)', '"-2.0"^^xsd:decimal', { x: '-1.5' }],
    ['ROUND(?x)', '"3.0"^^xsd:decimal', { x: '2.5' }],
    ['ROUND(?x)', '"-2.0"^^xsd:decimal', { x: '-2.5' }],
    ['ROUND(?x)', '"-0.0E0"^^xsd:double', { x: '-0.4e0' }],
    ['FLOOR(?x)', '"-100000000000000000001.0"^^xsd:decimal', { x: '-100000000000000000000.5' }],
    ['CEIL(?x)', '"100000000000000000001.0"^^xsd:decimal', { x: '100000000000000000000.5' }],
    ['ROUND(?x)', '"-100000000000000000000.0"^^xsd:decimal', { x: '-100000000000000000000.5' }],
    ['ABS(?x)', '5', { x: '"-5"^^xsd:byte' }],
  ],
  'parts of dates are those that are written, whatever the offset': [
    ['YEAR(?x)', '2017', { x: '"2017-04-04T06:30:00.250+03:00"^^xsd:dateTime' }],
    ['YEAR(?x)', '-44', { x: '"-0044-03-15T12:00:00"^^xsd:dateTime' }],
    ['MONTH(?x)', '4', { x: '"2017-04-05"^^xsd:date' }],
    ['DAY(?x)', '5', { x: '"12017-04-05Z"^^xsd:date' }],
    ['HOURS(?x)', '6', { x: '"2017-04-04T06:30:00.250+03:00"^^xsd:dateTime' }],
    ['MINUTES(?x)', '30', { x: '"06:30:05Z"^^xsd:time' }],
    ['SECONDS(?x)', '"5.25"^^xsd:decimal', { x: '"2017-04-04T06:30:05.250+03:00"^^xsd:dateTime' }],
    ['YEAR(?x)', 'error', { x: '"2017"' }],
    ['HOURS(?x)', 'error', { x: '"2017-04-05"^^xsd:date' }],
    ['DAY(?x)', 'error', { x: '"2017-02-30"^^xsd:date' }],
    ['YEAR(?x) = 2017', 'true', { x: '"2017-04-05"^^xsd:date' }],
  ],
  'TIMEZONE is a duration and an error where there is none; TZ is text': [
    ['TIMEZONE(?x)', '"-PT8H"^^xsd:dayTimeDuration', { x: '"2011-01-10T14:45:13.815-08:00"^^xsd:dateTime' }],
    ['TIMEZONE(?x)', '"PT0S"^^xsd:dayTimeDuration', { x: '"2011-01-10T14:45:13Z"^^xsd:dateTime' }],
    ['TIMEZONE(?x)', 'error', { x: '"2011-01-10T14:45:13"^^xsd:dateTime' }],
    ['TZ(?x)', '"+05:30"', { x: '"2011-01-10T14:45:13+05:30"^^xsd:dateTime' }],
    ['TZ(?x)', '""', { x: '"2011-01-10T14:45:13"^^xsd:dateTime' }],
    ['NOW()', '"2026-03-04T05:06:07Z"^^xsd:dateTime'],
  ],
  'durations move dates, and lie between them': [
    ['?x + "P1M"^^xsd:yearMonthDuration', '"2020-02-29"^^xsd:date', { x: '"2020-01-31"^^xsd:date' }],
    ['?x - ?y', '"P2D"^^xsd:dayTimeDuration', { x: '"2020-01-02"^^xsd:date', y: '"2019-12-31"^^xsd:date' }],
    [
      '?x - ?y',
      '"-PT1H0.5S"^^xsd:dayTimeDuration',
      { x: '"2020-01-01T00:00:00"^^xsd:dateTime', y: '"2020-01-01T01:00:00.5Z"^^xsd:dateTime' },
    ],
    ['?x - "PT1H"^^xsd:dayTimeDuration', '"23:30:00"^^xsd:time', { x: '"00:30:00"^^xsd:time' }],
    ['?x + 1', 'error', { x: '"2020-01-31"^^xsd:date' }],
  ],
  'what a term is': [
    ['isIRI(?x)', 'true', { x: '<x:a>' }],
    ['isURI(?x)', 'false', { x: '"a"' }],
    ['isBlank(?x)', 'true', { x: '_:a' }],
    ['isLiteral(?x)', 'true', { x: '"x"^^xsd:integer' }],
    ['isNumeric(?x)', 'false', { x: '"x"^^xsd:integer' }],
    ['isNumeric(?x)', 'false', { x: '"300"^^xsd:byte' }],
    ['isNumeric(?x)', 'true', { x: '"INF"^^xsd:float' }],
    ['isNumeric(?u)', 'error'],
    ['STR(?x)', '"01"', { x: '"01"^^xsd:integer' }],
    ['STR(?x)', 'error', { x: '_:a' }],
    ['LANG(?x)', '"en-gb"', { x: '"a"@en-GB' }],
    ['LANG(?x)', '""', { x: '1' }],
    ['LANG(?x) = "en"', 'true', { x: '"a"@EN' }],
    ['LANG(?x) = "EN"', 'false', { x: '"a"@EN' }],
    ['LANG(?x) != ""', 'false', { x: '"a"' }],
    ['LANG(?x) = ""', 'error', { x: '<x:a>' }],
    ['DATATYPE(?x) = xsd:string', 'true', { x: '"a"' }],
    ['DATATYPE(?x) = rdf:langString', 'true', { x: '"a"@en' }],
    ['DATATYPE(?x)', 'error', { x: '<x:a>' }],
    ['sameTerm(?x, 1)', 'false', { x: '01' }],
  ],
  'terms made of texts': [
    ['IRI(?x)', '<http://base.example/path/a%20b>', { x: '"a%20b"' }],
    ['URI(?x)', '<http://base.example/q?x=1#y>', { x: '"../q?x=1#y"' }],
    ['IRI(?x)', '<http://base.example/path/file?q>', { x: '"?q"' }],
    ['IRI(?x)', '<http://base.example/path/file>', { x: '""' }],
    ['IRI(?x)', '<http://other.example/>', { x: '"//other.example/"' }],
    ['IRI(?x)', '<urn:a:../b>', { x: '"urn:a:../b"' }],
    ['IRI(?x)', 'error', { x: '"a b"' }],
    ['IRI(?x)', 'error', { x: '"a"@en' }],
    ['STRDT(?x, xsd:integer)', '1', { x: '"1"' }],
    ['STRDT(?x, xsd:string)', '"1"', { x: '"1"' }],
    ['STRDT(?x, xsd:integer)', 'error', { x: '"1"@en' }],
    ['STRDT(?x, rdf:langString)', 'error', { x: '"1"' }],
    ['STRLANG(?x, "EN")', '"a"@en', { x: '"a"' }],
    ['STRLANG(?x, "")', 'error', { x: '"a"' }],
  ],
  'casts to numbers': [
    ['xsd:integer(?x)', '-7', { x: '" -7 "' }],
    ['xsd:integer(?x)', 'error', { x: '"7.5"' }],
    ['xsd:integer(?x)', '-7', { x: '-7.9' }],
    ['xsd:integer(?x)', '1', { x: 'true' }],
    ['xsd:integer(?x)', 'error', { x: '"NaN"^^xsd:double' }],
    ['xsd:integer(?x)', 'error', { x: '"7"@en' }],
    ['xsd:integer(?x)', 'error', { x: '<x:7>' }],
    ['xsd:integer(?x)', '123456789012345678901', { x: '"123456789012345678901"' }],
    ['xsd:decimal(?x)', '"0.5"^^xsd:decimal', { x: '".5"' }],
    ['xsd:decimal(?x)', '"1500.0"^^xsd:decimal', { x: '1.5e3' }],
    ['xsd:decimal(?x)', 'error', { x: '"1e3"' }],
    ['xsd:double(?x)', '"INF"^^xsd:double', { x: '"INF"' }],
    ['xsd:double(?x)', 'error', { x: '""' }],
    ['xsd:float(?x)', '"1.0E-1"^^xsd:float', { x: '0.1' }],
  ],
  'casts to booleans and strings': [
    ['xsd:boolean(?x)', 'true', { x: '"1"' }],
    ['xsd:boolean(?x)', 'false', { x: '"NaN"^^xsd:double' }],
    ['xsd:boolean(?x)', 'error', { x: '"TRUE"' }],
    ['xsd:string(?x)', '"http://a/"', { x: '<http://a/>' }],
    ['xsd:string(?x)', '"1"', { x: '"01.0"^^xsd:decimal' }],
    ['xsd:string(?x)', '"1500"', { x: '1.5e3' }],
    ['xsd:string(?x)', '"0.0000015"', { x: '1.5e-6' }],
    ['xsd:string(?x)', '"1.5E6"', { x: '1.5e6' }],
    ['xsd:string(?x)', '"true"', { x: '"1"^^xsd:boolean' }],
    ['xsd:string(?x)', '"2020-01-01T00:00:00.5Z"', { x: '"2020-01-01T00:00:00.50+00:00"^^xsd:dateTime' }],
    ['xsd:string(?x)', '"P1DT12H"', { x: '"PT36H"^^xsd:dayTimeDuration' }],
    ['xsd:string(?x)', 'error', { x: '"x"^^xsd:integer' }],
    ['xsd:string(?x)', 'error', { x: '_:b' }],
  ],
  'casts to dates and durations': [
    ['xsd:dateTime(?x)', '"2020-01-01T00:00:00Z"^^xsd:dateTime', { x: '"2020-01-01T00:00:00Z"' }],
    ['xsd:dateTime(?x)', '"2020-01-01T00:00:00"^^xsd:dateTime', { x: '"2020-01-01"^^xsd:date' }],
    ['xsd:dateTime(?x)', 'error', { x: '"2020-02-30T00:00:00Z"' }],
    ['xsd:dateTime(?x)', 'error', { x: '1' }],
    ['xsd:date(?x)', '"2020-01-01+02:00"^^xsd:date', { x: '"2020-01-01T10:00:00+02:00"^^xsd:dateTime' }],
    ['xsd:time(?x)', '"10:00:00.5"^^xsd:time', { x: '"2020-01-01T10:00:00.5"^^xsd:dateTime' }],
    ['xsd:time(?x)', 'error', { x: '"2020-01-01"^^xsd:date' }],
    ['xsd:dayTimeDuration(?x)', '"P1DT12H"^^xsd:dayTimeDuration', { x: '"PT36H"' }],
    ['xsd:dayTimeDuration(?x)', 'error', { x: '"P1Y"' }],
    ['xsd:yearMonthDuration(?x)', '"P0M"^^xsd:yearMonthDuration', { x: '"P3D"^^xsd:duration' }],
  ],
});

test('RAND, UUID and STRUUID are new in each row', () => {
  for (const expression of ['RAND()', 'UUID()', 'STRUUID()', 'BNODE()']) {
    const { expression: asked, rows } = compiled(expression);
    assert.notEqual(asked.id(rows, 0), asked.id(rows, 0), expression);
  }
  assert.equal(value('REGEX(STR(UUID()), "^urn:uuid:[0-9a-f-]{36}$")'), 'true');
  assert.equal(value('RAND() >= 0 && RAND() < 1'), 'true');
});

test('BNODE gives one node for a label in a solution, and another in the next', () => {
  const { context, terms, scope } = asking(['x', SOLUTION_NUMBER], []);
  const first = compileExpression(treeOf('BNODE(?x)'), scope, context);
  const second = compileExpression(treeOf('BNODE("a")'), scope, context);
  const rows = Int32Array.of(terms.string('a'), NOTHING, terms.string('a'), NOTHING);
  const node = first.id(rows, 0);
  assert.notEqual(node, NOTHING);
  assert.equal(second.id(rows, 0), node);
  assert.notEqual(second.id(rows, 2), node);
  assert.equal(compileExpression(treeOf('BNODE("b")'), scope, context).id(rows, 0) === node, false);
  assert.equal(value('BNODE(1)'), 'error');
});
