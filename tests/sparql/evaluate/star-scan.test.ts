import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { IndexReader } from '../../../src/index/index-reader.ts';
import { type NaiveQuad, solutionText } from './naive-algebra.ts';
import { readerOf, readerOfChanged, solutions, stepsOf } from './small-index.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 100);
const GRAPHS = ['urn:g1', 'urn:g2'];

const quad = fc
  .tuple(fc.nat({ max: 5 }), fc.nat({ max: 3 }), fc.nat({ max: 6 }), fc.constantFrom(...GRAPHS))
  .map(([s, p, o, g]): NaiveQuad => ({ s: `<urn:s${s}>`, p: `<urn:p${p}>`, o: `<urn:o${o}>`, g: `<${g}>` }));
/** One subject has more triples than are read one by one, so that its predicates are looked for. */
const long = Array.from(
  { length: 90 },
  (_, i): NaiveQuad => ({ s: '<urn:s0>', p: `<urn:p${i % 7}>`, o: `<urn:o${i % 9}>`, g: `<${GRAPHS[0]}>` }),
);
const quads = fc.tuple(fc.array(quad, { minLength: 5, maxLength: 60 }), fc.boolean()).map(([some, isLong]) => {
  return isLong ? [...some, ...long] : some;
});
const ray = fc.tuple(fc.nat({ max: 4 }), fc.constantFrom('?a', '?b', '?c', '?d', ':o1', ':o2', '?s', ':unknown'));
/** Of subjects that are known, subjects that are listed, and all subjects there are. */
const star = fc
  .tuple(
    fc.constantFrom('?s', ':s0', ':s1', ':unknown', 'VALUES ?s { :s0 :s3 :s1 :unknown :s0 }'),
    fc.array(ray, { minLength: 2, maxLength: 4 }),
  )
  .map(([start, rays]) => {
    const s = start.startsWith(':') ? start : '?s';
    const listed = start.startsWith('VALUES') ? start : '';
    return `SELECT * { ${listed} ${rays.map(([p, o]) => `${s} :p${p} ${o}`).join(' . ')} }`;
  });

/** The same graphs as a list instead of the union, of which each pattern is asked by itself. */
const listed = (query: string, reader: IndexReader): string[] => {
  const graphs = GRAPHS.map((graph) => reader.dictionary.findIri(graph)).filter((id) => id > 0);
  return bag(query, reader, { default: graphs, named: undefined });
};
const bag = (...asked: Parameters<typeof solutions>): string[] =>
  solutions(...asked)
    .map(solutionText)
    .sort();

const lookups = (query: string, reader: IndexReader): string[] =>
  stepsOf(query, reader)
    .filter(({ operator }) => operator === 'lookup' || operator === 'scan')
    .map(({ detail }) => detail);

describe('patterns with one subject', () => {
  it('have the solutions that they have one by one, whatever they repeat or fix', () => {
    fc.assert(
      fc.property(quads, star, (data, query) => {
        const reader = readerOf(data);
        assert.deepEqual(bag(query, reader), listed(query, reader));
      }),
      { numRuns: RUNS },
    );
  });

  it('have them over an index that has changed since it was made', () => {
    fc.assert(
      fc.property(quads, quads, star, (before, data, query) => {
        const reader = readerOfChanged(before, data);
        assert.deepEqual(bag(query, reader), listed(query, reader));
      }),
      { numRuns: RUNS },
    );
  });

  it('have all their combinations where these are more than go into one batch', () => {
    const many = Array.from({ length: 40 }, (_, i) => [`:s :p :o${i}`, `:s :q :o${i}`, `:s :r :o${i}`]).flat();
    const data = many.map((triple) => {
      const [s = '', p = '', o = ''] = triple.split(' ').map((term) => `<urn:${term.slice(1)}>`);
      return { s, p, o, g: '<urn:g1>' };
    });
    const found = solutions('SELECT * { ?x :p ?a ; :q ?b ; :r ?c }', readerOf(data)).map(solutionText);
    assert.equal(found.length, 40 ** 3);
    assert.equal(new Set(found).size, 40 ** 3);
  });

  it('are looked up together, and the plan says so', () => {
    const data = ['a', 'b', 'c'].flatMap((name) =>
      ['p', 'q', 'r'].map((p) => ({ s: `<urn:${name}>`, p: `<urn:${p}>`, o: `<urn:${p}${name}>`, g: '<urn:g1>' })),
    );
    const reader = readerOf(data);
    assert.deepEqual(lookups('SELECT * { :a :p ?x ; :q ?y ; :r ?z }', reader), [
      '<urn:a> <urn:p> ?x . <urn:a> <urn:q> ?y . <urn:a> <urn:r> ?z',
    ]);
    assert.equal(lookups('SELECT * { VALUES ?s { :a } ?s :p :pa ; :q ?y ; :r ?z }', reader).length, 1);
  });

  it('are read off all subjects where most have them, but not where few are wanted or only few have the first', () => {
    const data = Array.from({ length: 300 }, (_, i) =>
      ['p', 'q', ...(i === 7 ? ['r'] : [])].map((p) => ({
        s: `<urn:${i}>`,
        p: `<urn:${p}>`,
        o: `<urn:${p}${i}>`,
        g: '<urn:g1>',
      })),
    ).flat();
    const reader = readerOf(data);
    const walks = (query: string): boolean =>
      stepsOf(query, reader).some(
        ({ operator, words }) => operator === 'scan' && words.en.includes('order of their subjects'),
      );
    assert.ok(walks('SELECT * { ?s :p ?x ; :q ?y }'));
    assert.equal(solutions('SELECT * { ?s :p ?x ; :q ?y }', reader).length, 300);
    assert.ok(!walks('SELECT * { ?s :p ?x ; :q ?y } LIMIT 3'));
    assert.ok(!walks('SELECT * { ?s :p ?x ; :r ?y }'));
    assert.equal(solutions('SELECT * { ?s :p ?x ; :r ?y }', reader).length, 1);
  });
});
