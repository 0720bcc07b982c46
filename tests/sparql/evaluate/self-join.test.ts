import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Item } from '../../../src/sparql/evaluate/plan/group-items.ts';
import { mirrorOf } from '../../../src/sparql/evaluate/plan/plan-mirror.ts';
import { type NaiveQuad, naively, type Solution, solutionText } from './naive-algebra.ts';
import { parsed, readerOf, readerOfTriples, solutions, stepsOf } from './small-index.ts';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 200);
const range = (length: number): number[] => Array.from({ length }, (_, i) => i);
const bag = (some: readonly Solution[]): string[] => some.map(solutionText).sort();

/** Claims about a few incidents, so that each key has several. */
const CLAIMS = readerOfTriples(
  ...range(300).flatMap((i) => [
    `:claim${i} :about :incident${i % 60}`,
    `:claim${i} :aspect :aspect${i % 4}`,
    `:claim${i} :value "${i % 7}"`,
  ]),
);
const star = (claim: string, value: string, aspect = '?aspect'): string =>
  `${claim} :about ?incident ; :aspect ${aspect} ; :value ${value} .`;
const joins = (query: string): string[] =>
  stepsOf(query, CLAIMS)
    .map(({ operator }) => operator)
    .filter((operator) => operator.endsWith('-join'));

/** A pattern of the union by places, which are positive, and ids of terms, which are negative here. */
function pattern(...numbers: [number, number, number]): Item {
  const [s, p, o] = numbers.map((n) => (n < 0 ? { place: -1, id: -n } : { place: n, id: 0 }));
  const binds = new Set(numbers.filter((n) => n >= 0));
  return { kind: 'pattern', graph: { kind: 'default' }, binds, pattern: { s, p, o } } as unknown as Item;
}

describe('a mirror of patterns', () => {
  const [about, value] = [-1, -2];
  const ones = [pattern(1, about, 5), pattern(1, value, 2)];

  it('tells for each name what it is called on the other side', () => {
    const mirror = mirrorOf([pattern(3, value, 4), pattern(3, about, 5)], ones);
    assert.deepEqual(
      new Map(mirror),
      new Map([
        [3, 1],
        [4, 2],
        [5, 5],
      ]),
    );
  });

  it('is none where a name of the other side stands elsewhere, where two names are one, or nothing differs', () => {
    assert.equal(mirrorOf([pattern(3, about, 2), pattern(3, value, 4)], ones), undefined);
    assert.equal(mirrorOf([pattern(3, about, 4), pattern(3, value, 4)], ones), undefined);
    assert.equal(mirrorOf([pattern(3, about, 4), pattern(6, value, 7)], ones), undefined);
    assert.equal(mirrorOf(ones, ones), undefined);
  });
});

describe('a join of patterns with the same under other names', () => {
  it('reads them once', () => {
    const query = `SELECT * { ${star('?one', '?low')} ${star('?other', '?high')} FILTER (?low < ?high) }`;
    assert.deepEqual(joins(query), ['self-join']);
    // Five claims of each incident, of one aspect: i, i+60, ... whose figures differ all.
    assert.equal(solutions(query, CLAIMS).length, 60 * ((5 * 4) / 2));
    const pair = solutions(query, CLAIMS).find(({ one }) => one === '<urn:claim0>' || one === '<urn:claim60>');
    assert.notEqual(pair?.['one'], pair?.['other']);
  });

  it('is none where one match is enough', () => {
    const steps = joins(
      `SELECT * { FILTER EXISTS { ${star('?one', '?low', '?a')} ?other :about ?x ; :aspect ?b ; :value ?c } }`,
    );
    assert.ok(!steps.includes('self-join'));
  });

  it('is none where one side asks for more, for less or for something else', () => {
    for (const other of [
      star('?other', '"3"'),
      `${star('?other', '?high')} ?other :about :incident3 .`,
      '?other :about ?incident ; :aspect ?aspect .',
      star('?other', '?incident'),
    ])
      assert.ok(!joins(`SELECT * { ${star('?one', '?low')} ${other} }`).includes('self-join'), other);
  });

  it('has the solutions of the algebra, whatever the two sides have in common', () => {
    const methods = new Set<string>();
    const data = fc
      .array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 2 }), fc.nat({ max: 3 })), { minLength: 24, maxLength: 40 })
      .map((facts) =>
        facts.flatMap(([about, aspect, value], i): NaiveQuad[] => [
          { s: `<urn:c${i}>`, p: '<urn:about>', o: `<urn:i${about}>`, g: '<urn:g>' },
          { s: `<urn:c${i}>`, p: '<urn:aspect>', o: `<urn:a${aspect}>`, g: '<urn:g>' },
          { s: `<urn:c${i}>`, p: '<urn:value>', o: `"${value}"`, g: '<urn:g>' },
        ]),
      );
    const name = (...names: string[]) => fc.constantFrom(...names);
    const side = (claim: string, own: string) =>
      fc
        .tuple(
          name('?i', '?i', '?i', `?i${own}`, `?k${own}`, '?v1'),
          name('?a', '?a', `?a${own}`, `?k${own}`, ':a0', ':a1'),
          name('?v', `?v${own}`, `?v${own}`, '?i1'),
        )
        .map(([i, a, v]) => `${claim} :about ${i} ; :aspect ${a} ; :value ${v} .`);
    const extra = name('', 'FILTER (?one != ?other)', '?one :value "1" .', 'FILTER EXISTS { ?other :value "2" }');
    fc.assert(
      fc.property(data, side('?one', '1'), side('?other', '2'), extra, (quads, one, other, rest) => {
        const query = `SELECT * { ${one} ${other} ${rest} }`;
        const reader = readerOf(quads);
        const found = solutions(query, reader);
        fc.pre(found.length < 3_000);
        assert.deepEqual(bag(found), bag(naively(parsed(query).algebra, quads)));
        for (const { operator } of stepsOf(query, reader)) methods.add(operator);
      }),
      { numRuns: RUNS },
    );
    assert.ok(methods.has('self-join') && methods.has('hash-join'), [...methods].join(' '));
  });
});
