import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { quads } from './arbitrary-group.ts';
import { readerOfChanged, readerOfTriples, solutions, stepsOf } from './small-index.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 200);
const range = (length: number): number[] => Array.from({ length }, (_, i) => i);

/** Forty documents of four publishers, the nth of which has n claims. */
const DOCUMENTS = readerOfTriples(
  ...range(40).flatMap((i) => [
    `:document${i} :publisher :body${i % 4}`,
    ...range(i).map((k) => `:claim${i}-${k} :statedIn :document${i}`),
  ]),
);
const isCountedOff = (query: string): boolean =>
  stepsOf(query, DOCUMENTS).some(({ words }) => words.en.includes('count in the index'));

/** What stands in each group, found by reading the rows. */
function byReading(pattern: string, key: string, reader: Parameters<typeof solutions>[1]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const solution of solutions(`SELECT * { ${pattern} }`, reader)) {
    const value = solution[key] ?? '-';
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

describe('rows that are only counted', () => {
  it('are counted in the index, group by group', () => {
    const query =
      'SELECT ?body (COUNT(?claim) AS ?n) { ?document :publisher ?body . ?claim :statedIn ?document } GROUP BY ?body';
    assert.ok(isCountedOff(query));
    const found = solutions(query, DOCUMENTS).map(({ body, n }) => `${body} ${n}`);
    const sums = range(4).map((body) => range(10).reduce((sum, i) => sum + i * 4 + body, 0));
    assert.deepEqual(
      found.sort(),
      sums.map((sum, body) => `<urn:body${body}> "${sum}"`),
    );
  });

  it('are read where more is asked of them', () => {
    const pattern = '?document :publisher ?body . ?claim :statedIn ?document';
    for (const query of [
      `SELECT ?body (COUNT(DISTINCT ?claim) AS ?n) { ${pattern} } GROUP BY ?body`,
      `SELECT ?body (COUNT(*) AS ?n) (MIN(?claim) AS ?m) { ${pattern} } GROUP BY ?body`,
      `SELECT ?claim (COUNT(*) AS ?n) { ${pattern} } GROUP BY ?claim`,
    ])
      assert.ok(!isCountedOff(query), query);
  });

  it('leave no group where there are none of them', () => {
    const query = 'SELECT ?d (COUNT(*) AS ?n) { ?d :publisher ?body . ?claim :statedIn ?d } GROUP BY ?d';
    assert.equal(solutions(query, DOCUMENTS).length, 39);
  });

  it('are as many as there are when they are read, whatever has changed since the index was made', () => {
    let counted = 0;
    const variable = fc.constantFrom('?u', '?v', '?w', '?x');
    const triple = fc
      .tuple(variable, fc.constantFrom('<urn:p>', '<urn:q>', '?p'), variable)
      .map(([s, p, o]) => `${s} ${p} ${o} .`);
    const pattern = fc.array(triple, { minLength: 2, maxLength: 3 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(quads, quads, pattern, variable, (before, data, triples, key) => {
        fc.pre(triples.includes(key));
        const reader = readerOfChanged(before, data);
        const query = `SELECT ${key} (COUNT(*) AS ?n) { ${triples} } GROUP BY ${key}`;
        const found = new Map(
          solutions(query, reader).map((row) => [row[key.slice(1)] ?? '-', Number(row['n']?.slice(1, -1))]),
        );
        assert.deepEqual(new Map([...found].sort()), new Map([...byReading(triples, key.slice(1), reader)].sort()));
        if (stepsOf(query, reader).some(({ words }) => words.en.includes('count in the index'))) counted++;
      }),
      { numRuns: RUNS },
    );
    // Some nineteen of two hundred are.
    assert.ok(counted > RUNS / 100, `${counted} of ${RUNS} were counted in the index`);
  });
});
