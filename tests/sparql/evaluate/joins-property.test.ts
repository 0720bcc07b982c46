import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { group, quads } from './arbitrary-group.ts';
import { type NaiveQuad, naively, type Solution, solutionText } from './naive-algebra.ts';
import { parsed, readerOf, readerOfChanged, solutions, stepsOf } from './small-index.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 200);

const bag = (some: readonly Solution[]): string[] => some.map(solutionText).sort();

describe('a planned query', () => {
  it('has the solutions that the algebra has when it is evaluated word for word', () => {
    const methods = new Set<string>();
    fc.assert(
      fc.property(quads, group, (data, pattern) => {
        const query = `SELECT * { ${pattern} }`;
        const reader = readerOf(data);
        assert.deepEqual(bag(solutions(query, reader)), bag(naively(parsed(query).algebra, data)));
        for (const { operator } of stepsOf(query, reader)) methods.add(operator);
      }),
      { numRuns: RUNS },
    );
    // Otherwise it has compared less than it says.
    for (const method of ['scan', 'lookup', 'hash-join', 'optional', 'exists', 'minus', 'union', 'values', 'bind'])
      assert.ok(methods.has(method), `${method} has never been used`);
  });

  it('has them over an index that has changed since it was made', () => {
    fc.assert(
      fc.property(quads, quads, group, (before, data, pattern) => {
        const query = `SELECT * { ${pattern} }`;
        const found = solutions(query, readerOfChanged(before, data));
        assert.deepEqual(bag(found), bag(naively(parsed(query).algebra, data)));
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  });

  it('has them for joins of many patterns over many rows, whichever way each pattern is joined', () => {
    const methods = new Set<string>();
    const many = fc.array(fc.nat({ max: 29 }), { minLength: 100, maxLength: 250 }).map((numbers): NaiveQuad[] => {
      const iri = (n: number): string => `<urn:${n % 30}>`;
      return numbers.slice(2).map((n, i) => ({
        s: iri(n),
        p: `<urn:p${((numbers[i] as number) * 7) % 3}>`,
        o: iri((numbers[i + 1] as number) * 11),
        g: '<urn:g>',
      }));
    });
    const chain = fc.array(
      fc.tuple(fc.constantFrom('?a', '?b', '?c'), fc.nat({ max: 2 }), fc.constantFrom('?a', '?b', '?c', '?d', ':5')),
      { minLength: 2, maxLength: 4 },
    );
    fc.assert(
      fc.property(many, chain, (data, patterns) => {
        const query = `SELECT * { ${patterns.map(([s, p, o]) => `${s} :p${p} ${o}`).join(' . ')} }`;
        const reader = readerOf(data);
        const found = solutions(query, reader);
        fc.pre(found.length < 5_000);
        assert.deepEqual(bag(found), bag(naively(parsed(query).algebra, data)));
        for (const { operator } of stepsOf(query, reader)) methods.add(operator);
      }),
      // One seed, so that the data surely call for every way.
      { numRuns: Math.ceil(RUNS / 6), seed: 4 },
    );
    for (const method of ['scan', 'lookup', 'hash-join', 'merge-join'])
      assert.ok(methods.has(method), `${method} has never been used`);
  });
});
