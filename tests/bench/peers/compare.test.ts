import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsOf } from '../../../bench/peers/answer-rows.ts';
import { difference } from '../../../bench/peers/compare.ts';
import { NAMESPACES, xsd } from '../../../src/rdf/vocabulary.ts';

const json = (results: object): { type: string; body: Buffer } => ({
  type: 'application/sparql-results+json',
  body: Buffer.from(JSON.stringify(results)),
});
const rows = (...bindings: object[]): string[] => rowsOf(json({ results: { bindings } }));
const literal = (value: string, datatype: string): object => ({ type: 'literal', value, datatype });

test('numbers are compared by value, whatever datatype and spelling an engine gives them', () => {
  const [integer] = rows({ n: literal('1', xsd.integer.value) });
  assert.deepEqual(rows({ n: literal('1.0', xsd.decimal.value) }), [integer]);
  assert.deepEqual(rows({ n: { type: 'typed-literal', value: '01', datatype: `${NAMESPACES.xsd}int` } }), [integer]);
  assert.notDeepEqual(rows({ n: literal('2', xsd.integer.value) }), [integer]);
  assert.notDeepEqual(rows({ n: { type: 'literal', value: '1' } }), [integer]);
});

test('columns have no order, languages no case, and a plain literal is a string', () => {
  const one = { a: { type: 'uri', value: 'urn:a' }, b: { type: 'literal', value: 'b', 'xml:lang': 'EN' } };
  const other = { b: { type: 'literal', value: 'b', 'xml:lang': 'en' }, a: { type: 'uri', value: 'urn:a' } };
  assert.deepEqual(rows(one), rows(other));
  assert.deepEqual(rows({ a: { type: 'literal', value: 'x' } }), rows({ a: literal('x', xsd.string.value) }));
});

test('a graph is a set of triples, however it is escaped', () => {
  const type = 'application/n-triples';
  const twice = Buffer.from('<urn:s> <urn:p> "\\u0627" .\n<urn:s> <urn:p> "ا" .\n');
  assert.deepEqual(rowsOf({ type, body: twice }), ['<urn:s> <urn:p> "ا"']);
});

test('yes and no are one row each', () => {
  assert.deepEqual(rowsOf(json({ boolean: true })), ['true']);
  assert.notEqual(difference('ASK {}', ['true'], ['false']), undefined);
});

test('rows are a bag: their order counts where the query gives one, their number always', () => {
  assert.equal(difference('SELECT', ['a', 'b'], ['b', 'a']), undefined);
  assert.notEqual(difference('SELECT ORDER BY ?a', ['a', 'b'], ['b', 'a']), undefined);
  assert.notEqual(difference('SELECT', ['a'], ['a', 'a']), undefined);
  assert.match(difference('SELECT', ['a', 'c'], ['a', 'b']) ?? '', /row 1 is b instead of c/);
});

test('where a query leaves the choice of rows, as many as the limit are as good as any others', () => {
  assert.equal(difference('SELECT LIMIT 2', ['a', 'b'], ['c', 'd']), undefined);
  assert.notEqual(difference('SELECT LIMIT 3', ['a', 'b'], ['c', 'd']), undefined);
});
