import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TermId } from '../../../src/index/term-id.ts';
import { compareForOrder, equalValues, lessThan } from '../../../src/sparql/evaluate/compare-terms.ts';
import type { QueryTerms } from '../../../src/sparql/evaluate/query-terms.ts';
import { asking, term } from './asking.ts';

/** From the least to the greatest; what stands in one line is equal to ORDER BY. */
const ORDER: readonly (readonly string[])[] = [
  [''],
  ['_:a'],
  ['<x:A>'],
  ['<x:a>'],
  ['<x:\\uffee>'],
  ['<x:\\U0001F600>'],
  ['"x"^^ex:type'],
  ['""@en'],
  ['"a"@de'],
  ['"a"@en'],
  ['"b"@de'],
  ['false', '"0"^^xsd:boolean'],
  ['true', '"1"^^xsd:boolean'],
  ['"TRUE"^^xsd:boolean'],
  ['"2019-06-15"^^xsd:date', '"2019-06-15Z"^^xsd:date'],
  ['"2020-01-01"^^xsd:date'],
  ['"-0001-01-01T00:00:00Z"^^xsd:dateTime'],
  ['"2020-01-01T02:00:00+02:00"^^xsd:dateTime', '"2020-01-01T00:00:00"^^xsd:dateTime'],
  ['"2020-01-01T00:00:00.001"^^xsd:dateTime'],
  ['"2020-02-30T00:00:00"^^xsd:dateTime'],
  ['"PT1H"^^xsd:dayTimeDuration', '"PT60M"^^xsd:dayTimeDuration'],
  ['"P1D"^^xsd:dayTimeDuration'],
  ['"NaN"^^xsd:double', '"NaN"^^xsd:float'],
  ['"-INF"^^xsd:double'],
  ['-1'],
  ['0', '-0.0e0', '"00"^^xsd:byte'],
  ['"0.5"^^xsd:float', '0.5'],
  ['1', '1.0', '1e0'],
  ['9007199254740992'],
  ['9007199254740993'],
  ['100000000000000000000.1'],
  ['100000000000000000000.2'],
  ['"INF"^^xsd:float'],
  ['"1.5"^^xsd:integer'],
  ['"x"^^xsd:integer'],
  ['""'],
  ['"10"'],
  ['"9"'],
  ['"B"'],
  ['"a"', '"a"^^xsd:token'],
  ['"\\uffee"'],
  ['"\\U0001F600"'],
];

function idsOf(known: boolean): { terms: QueryTerms; ids: readonly (readonly TermId[])[] } {
  const given = ORDER.map((line) => line.map((turtle) => (turtle === '' ? undefined : term(turtle))));
  const all = given.flat().filter((each) => each !== undefined);
  const { terms } = asking([], known ? all.filter((_, i) => i % 2 === 0) : []);
  return { terms, ids: given.map((line) => line.map((each) => (each === undefined ? 0 : terms.id(each)))) };
}

test('ORDER BY is an order: every term stands where it should beside every other', () => {
  for (const known of [true, false]) {
    const { terms, ids } = idsOf(known);
    ids.forEach((line, i) => {
      ids.forEach((other, j) => {
        for (const [n, a] of line.entries()) {
          for (const [m, b] of other.entries()) {
            const told = `${ORDER[i]?.[n]} beside ${ORDER[j]?.[m]}`;
            assert.equal(Math.sign(compareForOrder(terms, a, b)), Math.sign(i - j), told);
          }
        }
      });
    });
  }
});

test('what < and = say never goes against the order', () => {
  const { terms, ids } = idsOf(true);
  const all = ids.flat();
  for (const a of all) {
    for (const b of all) {
      const order = Math.sign(compareForOrder(terms, a, b));
      if (lessThan(terms, a, b) === 1) assert.equal(order, -1);
      const isOrdered = lessThan(terms, a, b) >= 0 && lessThan(terms, b, a) >= 0;
      if (isOrdered && equalValues(terms, a, b) === 1) assert.equal(order, 0);
      assert.equal(equalValues(terms, a, b), equalValues(terms, b, a));
    }
  }
});

test('equal terms have one id, wherever they come from', () => {
  const { terms } = asking([], [term('"a"@en'), term('1')]);
  assert.equal(terms.id(term('"a"@EN')), terms.textWith('a', 'en'));
  assert.equal(terms.id(term('1')), terms.integer(1));
  assert.equal(terms.integer(1), terms.integer(1n));
  assert.equal(terms.id(term('"new"^^ex:new')), terms.id(term('"new"^^ex:new')));
  assert.notEqual(terms.id(term('"new"^^ex:new')), terms.id(term('"new"')));
  assert.ok(terms.id(term('"new"^^ex:new')) < 0 && terms.id(term('1')) > 0);
});

test('a new blank node is none of the data', () => {
  const { terms } = asking([], [term('_:q0')]);
  const taken = terms.term(terms.freshBlank()).value;
  assert.notEqual(taken, term('_:q0').value);
});
