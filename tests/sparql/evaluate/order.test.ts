import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readerOfTriples, solutions, stepsOf } from './small-index.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const range = (length: number): number[] => Array.from({ length }, (_, i) => i);

const READER = readerOfTriples(
  `:a :n "10"^^<${XSD}integer>`,
  `:b :n "9"^^<${XSD}integer>`,
  `:c :n "9.5"^^<${XSD}decimal>`,
  `:d :n "9.0"^^<${XSD}decimal>`,
  ':e :n "text"',
  ':f :n :iri',
  ':a :day "b"',
  ':b :day "a"',
);
const values = (query: string, name: string, reader = READER): string[] =>
  solutions(query, reader).map((solution) => (solution[name] ?? '-').replace(/<urn:(.*)>/, '$1'));

/** Numbers in no order that anybody would expect, with many equal ones. */
const MANY = readerOfTriples(
  ...range(4_000).map((i) => `:s${i} :n "${(i * 7_919) % 500}"^^<${XSD}integer>`),
  ...range(4_000).map((i) => `:s${i} :t "${String((i * 104_729) % 4_000).padStart(4, '0')}"`),
);

describe('ORDER BY', () => {
  it('puts numbers by value, IRIs before literals, and turns it all around for DESC', () => {
    assert.deepEqual(values('SELECT ?s { ?s :n ?v FILTER isNumeric(?v) } ORDER BY ?v ?s', 's'), ['b', 'd', 'c', 'a']);
    assert.deepEqual(values('SELECT ?s { ?s :n ?v } ORDER BY DESC(?v) LIMIT 1', 's'), ['e']);
    assert.equal(values('SELECT ?s { ?s :n ?v } ORDER BY ?v', 's')[0], 'f');
  });

  it('lets the next key decide among equal values, however they are written', () => {
    assert.deepEqual(values('SELECT ?s { ?s :n ?v FILTER (?v = 9) } ORDER BY ?v DESC(?s)', 's'), ['d', 'b']);
    assert.deepEqual(values('SELECT ?s { ?s :n ?v FILTER (?v = 9) } ORDER BY ?v DESC(?s) LIMIT 1', 's'), ['d']);
  });

  it('puts rows without a value first', () => {
    assert.deepEqual(values('SELECT ?d { ?s :n ?v OPTIONAL { ?s :day ?d } } ORDER BY ?d', 'd').slice(3), [
      '-',
      '"a"',
      '"b"',
    ]);
  });

  it('sorts by what an expression gives', () => {
    assert.deepEqual(values('SELECT ?s { ?s :n ?v FILTER isNumeric(?v) } ORDER BY (0 - ?v) ?s', 's'), [
      'a',
      'c',
      'b',
      'd',
    ]);
  });

  it('gives the first rows of the whole order where few are asked for', () => {
    for (const order of ['?n ?t', 'DESC(?n) ?t', '?t', 'DESC(?t)', 'DESC(STRLEN(?t)) ?n DESC(?t)']) {
      const query = `SELECT ?s ?n ?t { ?s :n ?n ; :t ?t } ORDER BY ${order}`;
      const all = values(query, 's', MANY);
      assert.equal(all.length, 4_000);
      for (const [limit, offset] of [
        [1, 0],
        [20, 0],
        [700, 3],
        [5, 3_998],
      ] as const) {
        const some = values(`${query} LIMIT ${limit} OFFSET ${offset}`, 's', MANY);
        assert.deepEqual(some, all.slice(offset, offset + limit), `${order} LIMIT ${limit} OFFSET ${offset}`);
      }
    }
  });

  it('keeps equal rows in the order in which they come', () => {
    const all = values('SELECT ?s { ?s :n ?n } ORDER BY ?n', 's', MANY);
    const plain = values('SELECT ?s { ?s :n ?n }', 's', MANY);
    const numbers = new Map(solutions('SELECT ?s ?n { ?s :n ?n }', MANY).map(({ s, n }) => [s?.slice(5, -1), n]));
    const place = new Map(plain.map((s, i) => [s, i]));
    const wrong = all.filter((s, i) => {
      const before = all[i - 1];
      if (before === undefined || numbers.get(before) !== numbers.get(s)) return false;
      return (place.get(before) as number) > (place.get(s) as number);
    });
    assert.deepEqual(wrong, []);
    assert.deepEqual(values('SELECT ?s { ?s :n ?n } ORDER BY ?n LIMIT 100', 's', MANY), all.slice(0, 100));
  });

  it('keeps no more rows than are asked for', () => {
    const steps = (query: string) => stepsOf(query, MANY).map(({ operator }) => operator);
    assert.ok(steps('SELECT ?s { ?s :n ?n } ORDER BY ?n LIMIT 20').includes('top'));
    assert.ok(steps('SELECT ?s { ?s :n ?n } ORDER BY ?n').includes('order'));
    assert.ok(steps('SELECT DISTINCT ?n { ?s :n ?n } ORDER BY DESC(?n) LIMIT 3').includes('top'));
  });

  it('sorts different rows only, where DISTINCT stands above', () => {
    const query = 'SELECT DISTINCT ?n { ?s :n ?n } ORDER BY DESC(?n) LIMIT 3';
    assert.deepEqual(values(query, 'n', MANY), ['"499"', '"498"', '"497"']);
    assert.deepEqual(values('SELECT DISTINCT ?n { ?s :n ?n ; :t ?t } ORDER BY ?t LIMIT 2', 'n', MANY).length, 2);
  });
});

describe('LIMIT and OFFSET', () => {
  it('cut across batches', () => {
    const query = 'SELECT ?s { ?s :n ?n }';
    const all = values(query, 's', MANY);
    for (const [limit, offset] of [
      [0, 0],
      [3, 1_500],
      [2_000, 1_000],
      [10, 3_995],
      [10, 5_000],
    ] as const)
      assert.deepEqual(
        values(`${query} LIMIT ${limit} OFFSET ${offset}`, 's', MANY),
        all.slice(offset, offset + limit),
      );
    assert.equal(values(`${query} OFFSET 3990`, 's', MANY).length, 10);
  });

  it('cut a sub-query before it is joined', () => {
    const query = 'SELECT ?t { { SELECT ?s { ?s :n ?n } ORDER BY ?s LIMIT 2 } ?s :t ?t }';
    assert.equal(values(query, 't', MANY).length, 2);
  });
});
