import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compiled, value } from './asking.ts';
import { testSentences } from './sentences.ts';

testSentences({
  'numbers are equal by value, whatever their type and writing': [
    ['1 = 1.0', 'true'],
    ['?x = 1', 'true', { x: '"01"^^xsd:integer' }],
    ['1 = ?x', 'true', { x: '"1.0e0"^^xsd:double' }],
    ['?x = ?y', 'true', { x: '"1"^^xsd:byte', y: '"+1.00"^^xsd:decimal' }],
    ['?x != 2', 'true', { x: '1' }],
    ['?x = 0', 'true', { x: '"-0.0"^^xsd:double' }],
  ],
  'NaN equals nothing and has no order': [
    ['?x = ?x', 'false', { x: '"NaN"^^xsd:double' }],
    ['?x != ?x', 'true', { x: '"NaN"^^xsd:double' }],
    ['?x < 1 || ?x >= 1', 'false', { x: '"NaN"^^xsd:double' }],
    ['?x <= ?x', 'false', { x: '"NaN"^^xsd:float' }],
    ['sameTerm(?x, ?x)', 'true', { x: '"NaN"^^xsd:double' }],
  ],
  'a float beside a decimal is compared as floats, beside a double as doubles': [
    ['?x = 0.1', 'true', { x: '"0.1"^^xsd:float' }],
    ['0.1 = ?x', 'true', { x: '"0.1"^^xsd:float' }],
    ['?x > 0.1', 'false', { x: '"0.1"^^xsd:float' }],
    ['?x = 1e-1', 'false', { x: '"0.1"^^xsd:float' }],
    ['?x = 16777217', 'true', { x: '"16777216"^^xsd:float' }],
  ],
  'long integers and decimals are compared by all their digits': [
    ['?x = 9007199254740993', 'false', { x: '9007199254740992' }],
    ['?x < 9007199254740993', 'true', { x: '9007199254740992' }],
    ['?x = ?y', 'false', { x: '0.12345678901234567890', y: '0.12345678901234567891' }],
    ['?x = ?y', 'true', { x: '12345678901234567890', y: '"12345678901234567890.0"^^xsd:decimal' }],
  ],
  'strings are equal by their characters, and to no string with a language': [
    ['?x = "a"', 'true', { x: '"a"' }],
    ['?x = "a"', 'false', { x: '"a"@en' }],
    ['?x = "a"@EN', 'true', { x: '"a"@en' }],
    ['?x = ?y', 'false', { x: '"\\u00e9"', y: '"e\\u0301"' }],
    ['?x = "a"', 'true', { x: '"a"^^xsd:token' }],
  ],
  'terms of different kinds are not equal, literals that cannot be compared are an error': [
    ['?x = "a"', 'false', { x: '<x:a>' }],
    ['?x = <x:a>', 'false', { x: '"a"' }],
    ['?x = 1', 'error', { x: '"1"' }],
    ['?x != 1', 'error', { x: '"1"' }],
    ['?x = 1', 'false', { x: '<x:a>' }],
    ['?x = true', 'error', { x: '1' }],
    ['?x = ?y', 'error', { x: '"a"^^ex:type', y: '"b"^^ex:type' }],
    ['?x = ?x', 'true', { x: '"a"^^ex:type' }],
  ],
  'an ill-formed literal is equal to itself and to nothing else for certain': [
    ['?x = ?x', 'true', { x: '"x"^^xsd:integer' }],
    ['?x = ?y', 'error', { x: '"x"^^xsd:integer', y: '"x"^^xsd:decimal' }],
    ['?x = "x"@en', 'error', { x: '"x"^^xsd:integer' }],
    ['?x = 1', 'error', { x: '"1.5"^^xsd:integer' }],
    ['?x < 1', 'error', { x: '"300"^^xsd:byte' }],
    ['sameTerm(?x, ?x)', 'true', { x: '"x"^^xsd:integer' }],
  ],
  'booleans are compared by value, false before true': [
    ['?x = true', 'true', { x: '"1"^^xsd:boolean' }],
    ['?x < true', 'true', { x: '"0"^^xsd:boolean' }],
    ['?x = true', 'error', { x: '"TRUE"^^xsd:boolean' }],
  ],
  'dateTimes are compared as moments, in UTC where no offset is given': [
    ['?x = ?y', 'true', { x: '"2020-01-01T00:00:00Z"^^xsd:dateTime', y: '"2020-01-01T02:00:00+02:00"^^xsd:dateTime' }],
    ['?x = ?y', 'true', { x: '"2020-01-01T00:00:00"^^xsd:dateTime', y: '"2020-01-01T00:00:00.0Z"^^xsd:dateTime' }],
    ['?x < "2020-01-01T00:00:00"^^xsd:dateTime', 'true', { x: '"2020-01-01T00:00:00+00:01"^^xsd:dateTime' }],
    ['"2020-01-01"^^xsd:date >= ?x', 'true', { x: '"2019-12-31"^^xsd:date' }],
    ['?x < "2020-01-01"^^xsd:date', 'error', { x: '"2019-12-31T00:00:00"^^xsd:dateTime' }],
    ['?x = "2020-01-01"^^xsd:date', 'error', { x: '"2020-01-01T00:00:00"^^xsd:dateTime' }],
    ['?x = ?y', 'true', { x: '"10:00:00Z"^^xsd:time', y: '"11:00:00+01:00"^^xsd:time' }],
  ],
  'durations are equal by months and seconds; the ordered ones are those of one sort': [
    ['?x = ?y', 'true', { x: '"P1Y"^^xsd:yearMonthDuration', y: '"P12M"^^xsd:duration' }],
    ['?x = ?y', 'true', { x: '"PT0S"^^xsd:dayTimeDuration', y: '"P0M"^^xsd:yearMonthDuration' }],
    ['?x < ?y', 'true', { x: '"PT59M"^^xsd:dayTimeDuration', y: '"PT1H"^^xsd:dayTimeDuration' }],
    ['?x < ?y', 'error', { x: '"P1M"^^xsd:duration', y: '"P31D"^^xsd:duration' }],
  ],
  'strings are ordered by code points; strings with a language and IRIs are not': [
    ['?x < ?y', 'true', { x: '"Z"', y: '"a"' }],
    ['?x < ?y', 'true', { x: '"\\uffee"', y: '"\\U0001F600"' }],
    ['?x < "b"@en', 'error', { x: '"a"@en' }],
    ['?x < <x:b>', 'error', { x: '<x:a>' }],
    ['?x < 1', 'error', { x: '"0"' }],
  ],
  'the effective boolean value': [
    ['!?x', 'true', { x: '""' }],
    ['!?x', 'false', { x: '"0"' }],
    ['!?x', 'false', { x: '"false"@en' }],
    ['!?x', 'true', { x: '0.0' }],
    ['!?x', 'true', { x: '"NaN"^^xsd:double' }],
    ['!?x', 'true', { x: '"ill"^^xsd:integer' }],
    ['!?x', 'true', { x: '"ill"^^xsd:boolean' }],
    ['!?x', 'error', { x: '<x:a>' }],
    ['!?x', 'error', { x: '"2020-01-01"^^xsd:date' }],
    ['!?unbound', 'error'],
  ],
  'true, false and error in || and &&': [
    ['true || ?u', 'true'],
    ['?u || true', 'true'],
    ['?u || false', 'error'],
    ['false || ?u', 'error'],
    ['false && ?u', 'false'],
    ['?u && false', 'false'],
    ['?u && true', 'error'],
    ['true && ?u', 'error'],
  ],
  'IN is true if one is equal, else an error if one was': [
    ['?x IN (1, 2.0, "a")', 'true', { x: '2' }],
    ['?x IN (?u, 2)', 'true', { x: '2' }],
    ['?x IN (?u, 3)', 'error', { x: '2' }],
    ['?x IN (3, "a")', 'error', { x: '2' }],
    ['?x IN (3, <x:a>)', 'false', { x: '2' }],
    ['?x IN (<x:b>, <x:a>)', 'true', { x: '<x:a>' }],
    ['?x IN ()', 'false', { x: '2' }],
    ['?x NOT IN (3, <x:a>)', 'true', { x: '2' }],
    ['?x NOT IN (3, 1/0)', 'error', { x: '2' }],
    ['?u IN (1)', 'error'],
  ],
  'BOUND, IF and COALESCE': [
    ['BOUND(?x)', 'true', { x: '1' }],
    ['BOUND(?u)', 'false'],
    ['IF(?x, 1, 1/0)', '1', { x: 'true' }],
    ['IF(?u, 1, 2)', 'error'],
    ['COALESCE(?u, 1/0, ?x)', '"a"@en', { x: '"a"@en' }],
    ['COALESCE(?u)', 'error'],
    ['COALESCE()', 'error'],
  ],
  'EXISTS is what the planner says': [
    ['EXISTS { ?s ?p ?o }', 'true'],
    ['NOT EXISTS { ?s ?p ?o }', 'false'],
  ],
});

test('an expression says which variables it depends on', () => {
  const row = { x: '1', y: '2', z: '3' };
  assert.deepEqual(compiled('?x + ?y + ?x + ?u', row).expression.reads, [0, 1]);
  assert.deepEqual(compiled('EXISTS { ?z ex:p ?other }', row).expression.reads, [2]);
  assert.deepEqual(compiled('1 + 1', row).expression.reads, []);
});

test('a function that is not known is a bad request', () => {
  assert.throws(() => value('ex:unknown(1)'), { code: 'bad-request' });
});

test('an answer that is remembered for one term is not given for another', () => {
  const { expression, rows, terms } = compiled('REGEX(?x, "^a.*z$")', { x: '"abcz"' });
  const other = Int32Array.of(terms.string('abc'));
  for (let i = 0; i < 3; i++) {
    assert.equal(expression.test(rows, 0), 1);
    assert.equal(expression.test(other, 0), 0);
    assert.equal(expression.test(Int32Array.of(0), 0), -1);
  }
  for (let i = 0; i < 3000; i++) assert.equal(expression.test(Int32Array.of(terms.string(`a${i}z`)), 0), 1);
  assert.equal(expression.test(other, 0), 0);
});
