import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileAggregate } from '../../../src/sparql/evaluate/aggregates.ts';
import { QueryBudget } from '../../../src/sparql/evaluate/budget.ts';
import { aggregated, aggregateOf, asking } from './asking.ts';

/** What an aggregate gives for a column of terms, in which an empty text is an unbound variable. */
const SENTENCES: Readonly<Record<string, readonly (readonly [string, readonly string[], string])[]>> = {
  'groups without rows': [
    ['COUNT(*)', [], '0'],
    ['COUNT(?x)', [], '0'],
    ['SUM(?x)', [], '0'],
    ['AVG(?x)', [], '0'],
    ['MIN(?x)', [], 'nothing'],
    ['MAX(?x)', [], 'nothing'],
    ['SAMPLE(?x)', [], 'nothing'],
    ['GROUP_CONCAT(?x)', [], '""'],
  ],
  'COUNT counts what has a value': [
    ['COUNT(*)', ['1', '', '1'], '3'],
    ['COUNT(?x)', ['1', '', '1'], '2'],
    ['COUNT(1 / ?x)', ['1', '0', '2'], '2'],
    ['COUNT(DISTINCT ?x)', ['1', '1', '1.0', '"1"', ''], '3'],
    ['COUNT(DISTINCT *)', ['1', '', '1', ''], '2'],
  ],
  'SUM is promoted as it goes, and exact as long as it can be': [
    ['SUM(?x)', ['1', '2'], '3'],
    ['SUM(?x)', ['0.1', '0.2', '1'], '"1.3"^^xsd:decimal'],
    ['SUM(?x)', ['1', '2.5', '1e0'], '"4.5E0"^^xsd:double'],
    ['SUM(?x)', ['"1"^^xsd:byte', '"2"^^xsd:byte'], '3'],
    ['SUM(?x)', ['9007199254740993', '1'], '9007199254740994'],
    ['SUM(?x)', ['2.50'], '"2.50"^^xsd:decimal'],
    ['SUM(DISTINCT ?x)', ['2', '2', '2.0'], '"4.0"^^xsd:decimal'],
    ['SUM(?x)', ['1', ''], '1'],
    ['SUM(?x)', ['1', '"a"'], 'nothing'],
    ['SUM(?x)', ['1', '"x"^^xsd:integer'], 'nothing'],
    ['SUM(1 / ?x)', ['1', '0'], 'nothing'],
  ],
  'AVG of integers is a decimal': [
    ['AVG(?x)', ['1', '2'], '"1.5"^^xsd:decimal'],
    ['AVG(?x)', ['2'], '"2.0"^^xsd:decimal'],
    ['AVG(?x)', ['1', '1', '2'], '"1.3333333333333333"^^xsd:decimal'],
    ['AVG(DISTINCT ?x)', ['1', '1', '2', ''], '"1.5"^^xsd:decimal'],
    ['AVG(?x)', ['1', '2e0'], '"1.5E0"^^xsd:double'],
    ['AVG(?x)', ['1', '_:a'], 'nothing'],
  ],
  'MIN and MAX are the ends of ORDER BY, and keep the term as it is written': [
    ['MIN(?x)', ['3', '2.50', '"10"^^xsd:byte', ''], '"2.50"^^xsd:decimal'],
    ['MAX(?x)', ['3', '2.50', '"10"^^xsd:byte'], '"10"^^xsd:byte'],
    ['MIN(?x)', ['01', '1'], '01'],
    ['MIN(?x)', ['"b"', '"a"@en', '<x:a>'], '<x:a>'],
    ['MAX(?x)', ['"b"', '"a"@en', '<x:a>'], '"b"'],
    ['MAX(?x)', ['"NaN"^^xsd:double', '"-INF"^^xsd:double'], '"-INF"^^xsd:double'],
    [
      'MAX(?x)',
      ['"2020-01-01T00:00:00Z"^^xsd:dateTime', '"2020-01-01T00:30:00+01:00"^^xsd:dateTime'],
      '"2020-01-01T00:00:00Z"^^xsd:dateTime',
    ],
    ['MIN(?x / 0)', ['1'], 'nothing'],
  ],
  'SAMPLE is the first value': [['SAMPLE(?x)', ['', '"b"', '"a"'], '"b"']],
  'GROUP_CONCAT joins the texts of all terms': [
    ['GROUP_CONCAT(?x)', ['1', '', '"b"@en', '<x:c>'], '"1 b x:c"'],
    ['GROUP_CONCAT(?x; separator="")', ['"a"', '"a"'], '"aa"'],
    ['GROUP_CONCAT(DISTINCT ?x; separator=", ")', ['"a"', '"b"', '"a"'], '"a, b"'],
  ],
};

for (const [title, sentences] of Object.entries(SENTENCES)) {
  test(title, () => {
    for (const [aggregate, column, expected] of sentences) {
      assert.equal(aggregated(aggregate, column), expected, `${aggregate} of ${column.join(' ')}`);
    }
  });
}

test('what an aggregate keeps is counted', () => {
  const { context, terms, scope } = asking(['x'], []);
  const budget = new QueryBudget({ deadline: Number.POSITIVE_INFINITY, timeoutMs: 0, memoryBytes: 4096 });
  const make = compileAggregate(aggregateOf('COUNT(DISTINCT ?x)'), scope, { ...context, budget });
  const accumulator = make();
  const fill = () => {
    for (let i = 0; i < 10_000; i++) accumulator.add(Int32Array.of(terms.integer(i)), 0);
  };
  assert.throws(fill, { code: 'out-of-memory' });
});

test('COUNT(DISTINCT *) looks at the places of a solution only', () => {
  const { context, terms, scope } = asking(['x', 'hidden'], []);
  const accumulator = compileAggregate(aggregateOf('COUNT(DISTINCT *)'), { ...scope, places: [0] }, context)();
  const one = terms.integer(1);
  accumulator.add(Int32Array.of(one, 1), 0);
  accumulator.add(Int32Array.of(one, 2), 0);
  assert.equal(accumulator.result(), one);
});
