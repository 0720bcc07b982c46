import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { IndexReader } from '../../../src/index/index-reader.ts';
import { compareForOrder } from '../../../src/sparql/evaluate/compare-terms.ts';
import { evaluate } from '../../../src/sparql/evaluate/evaluate.ts';
import { groundOf, parsed, readerOf, readerOfChanged, readerOfTriples, solutions, stepsOf } from './small-index.ts';

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

const typed = (type: string, ...texts: string[]): string[] => texts.map((text) => `"${text}"^^<${XSD}${type}>`);
const STRINGS = [
  '',
  'a',
  'ab',
  'abcdef',
  'abcdefg',
  'abcdefgh',
  'abcdefghijklmno',
  'abcdefghijklmnp',
  'b',
  'ب',
  'بب',
  'z😀',
  'z\\u0001',
];
const NUMBERS = [
  ...typed('integer', '7', '007', '-3', '9007199254740993', '9007199254740992'),
  ...typed('decimal', '7.0', '7.25', '-3.5'),
  ...typed('double', '1e300', 'INF', '-INF', '7'),
];
const MOMENTS = typed(
  'dateTime',
  '2020-01-01T00:00:00Z',
  '2020-01-01T01:00:00+02:00',
  '1999-12-31T23:59:59Z',
  '2020-01-01T00:00:00',
);
const DATES = typed(
  'date',
  '2020-01-01',
  '1999-12-31',
  '2020-01-02',
  '2020-01-01Z',
  '0001-01-01',
  '2021-05-05',
  '2022-05-05',
);
/** What a column may hold; each is sorted in a way of its own. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  strings: STRINGS.map((text) => `"${text}"`),
  'strings in languages': STRINGS.flatMap((text) => [`"${text}"@ar`, `"${text}"@en`]),
  IRIs: STRINGS.filter((text) => /^\w*$/.test(text)).map((text) => `:long-beginning/${text}`),
  numbers: NUMBERS,
  'numbers, floats and NaN': [
    ...NUMBERS,
    ...typed('float', '7.1', '7.25'),
    ...typed('double', 'NaN'),
    ...typed('decimal', '7.1'),
  ],
  'dates and times': [
    ...MOMENTS,
    ...typed('dateTime', '2020-01-01T00:00:01Z', '1000-01-01T00:00:00Z', '3000-01-01T00:00:00Z'),
  ],
  dates: DATES,
  everything: [
    ...STRINGS.map((text) => `"${text}"`),
    ...NUMBERS,
    ...DATES,
    ...MOMENTS,
    ':iri',
    '_:b',
    '"x"@en',
    ...typed('boolean', 'true', 'false'),
  ],
};

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

  for (const [title, terms] of Object.entries(COLUMNS)) {
    it(`is the order in which terms are compared, for ${title}`, () => {
      const reader = readerOfTriples(...terms.map((term, i) => `:s${(i * 7) % terms.length} :n ${term}`));
      for (const modifier of ['ORDER BY ?o', 'ORDER BY DESC(?o)', 'ORDER BY ?o LIMIT 7', 'ORDER BY DESC(?o) LIMIT 7']) {
        const answer = evaluate(parsed(`SELECT ?o { ?s :n ?o } ${modifier}`), groundOf(reader));
        assert.ok(answer.kind === 'bindings');
        const ids: number[] = [];
        for (let batch = answer.rows.next(); batch !== undefined; batch = answer.rows.next())
          for (let i = 0; i < batch.length; i++)
            ids.push(batch.rows[i * batch.width + (answer.places[0] as number)] as number);
        const all = solutions('SELECT ?o { ?s :n ?o }', reader).length;
        assert.equal(ids.length, modifier.includes('LIMIT') ? 7 : all);
        const sign = modifier.includes('DESC') ? -1 : 1;
        const sorted = ids.toSorted((a, b) => compareForOrder(answer.terms, a, b) * sign);
        const shown = (some: number[]) => some.map((id) => answer.terms.text(id));
        assert.deepEqual(shown(ids), shown(sorted), modifier);
      }
    });
  }

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

describe('a sort of which few rows are wanted', () => {
  const kinds = [...NUMBERS, ...MOMENTS, ...STRINGS.map((text) => `"${text}"`), ...DATES];
  const things = range(3_000).flatMap((i) => [
    `<urn:s${i}> <urn:kind> <urn:kind${i % 3}>`,
    // Many things of one value, whose names come in another order than they.
    `<urn:s${i}> <urn:few> "${i % 40}"^^<${XSD}integer>`,
    `<urn:s${i}> <urn:when> "${1990 + ((i * 7_919) % 30)}-0${1 + (i % 9)}-1${i % 7}"^^<${XSD}date>`,
    ...(i % 4 > 0 ? [`<urn:s${i}> <urn:n> "${(i * 104_729) % 700}"^^<${XSD}integer>`] : []),
    ...(i % 5 === 0 ? [`<urn:s${i}> <urn:mixed> ${kinds[i % kinds.length]}`] : []),
  ]);
  const quads = things.map((line) => {
    const [s = '', p = '', ...o] = line.split(' ');
    return { s, p, o: o.join(' '), g: '<urn:g>' };
  });
  const READERS = {
    'a base alone': readerOf(quads),
    'a base with changes': readerOfChanged(
      quads.filter((_, i) => i % 11 > 0),
      quads,
    ),
  };
  const QUERIES = [
    '?s :when ?v ; :kind ?k } ORDER BY ?v ?s',
    '?s :when ?v ; :kind ?k } ORDER BY DESC(?v) ?s',
    '?s :few ?v ; :kind ?k } ORDER BY ?v DESC(?s)',
    '?s :few ?v ; :kind ?k } ORDER BY DESC(?v) DESC(?s)',
    '?s :when ?v ; :kind :kind1 . FILTER (?v >= "2001-01-01"^^xsd:date && ?v < "2010-01-01"^^xsd:date) } ORDER BY ?v ?s',
    '?s :kind ?k ; :n ?v . FILTER (?v > 100) OPTIONAL { ?s :mixed ?m } } ORDER BY DESC(?v) ?s',
    '?s :n ?v . FILTER (?v < 20 || ?v IN (70, 699, 120, 130)) } ORDER BY ?v ?s',
    '?s :when ?v . FILTER NOT EXISTS { ?s :n ?n } } ORDER BY ?v DESC(?s)',
    '?s :when ?v MINUS { ?s :kind :kind2 } } ORDER BY ?v ?s',
    '?s :mixed ?v ; :kind ?k } ORDER BY ?v ?s',
    '?s :mixed ?v ; :kind ?k } ORDER BY DESC(?v) ?s',
    '?s :when ?v . BIND (YEAR(?v) AS ?y) FILTER (?y != 1990) } ORDER BY ?v ?s',
  ];
  const ask = (query: string, reader: IndexReader): readonly string[] =>
    solutions(`PREFIX xsd: <${XSD}> ${query}`, reader).map((solution) => JSON.stringify(solution));

  for (const [name, reader] of Object.entries(READERS)) {
    it(`gives the first of all rows, over ${name}`, () => {
      for (const query of QUERIES) {
        const all = ask(`SELECT * { ${query}`, reader);
        assert.ok(all.length > 40, query);
        for (const [most, from] of [
          [1, 0],
          [20, 0],
          [10, 15],
        ] as const)
          assert.deepEqual(
            ask(`SELECT * { ${query} LIMIT ${most} OFFSET ${from}`, reader),
            all.slice(from, from + most),
            query,
          );
      }
    });
  }

  it('reads in the order of the values, and no more than it needs', () => {
    const reader = READERS['a base alone'];
    for (const query of QUERIES.slice(0, 4)) {
      const steps = stepsOf(`SELECT ?s { ${query} LIMIT 10`, reader);
      const scan = steps.find(({ operator }) => operator === 'ordered-scan');
      assert.ok(scan?.actual !== undefined && scan.actual < 400, `${query}: ${scan?.actual} rows read`);
    }
    const distinct = stepsOf('SELECT DISTINCT ?v ?k { ?s :when ?v ; :kind ?k } ORDER BY DESC(?v) LIMIT 5', reader);
    assert.ok(distinct.some(({ operator }) => operator === 'ordered-scan'));
  });

  it('reads everything where nothing can be left out, or the sort is by something else', () => {
    const reader = READERS['a base alone'];
    for (const query of [
      'SELECT ?s { ?s :when ?v ; :kind ?k } ORDER BY ?v LIMIT 2900',
      'SELECT ?s { ?s :when ?v ; :kind ?k } ORDER BY ?k ?v LIMIT 5',
      'SELECT ?s { ?s :when ?v ; :kind ?k } ORDER BY (YEAR(?v)) LIMIT 5',
      'SELECT ?v (COUNT(*) AS ?n) { ?s :when ?v } GROUP BY ?v ORDER BY ?v LIMIT 5',
      'SELECT ?v { { ?s :when ?v } UNION { ?s :n ?v } } ORDER BY ?v LIMIT 5',
    ])
      assert.ok(!stepsOf(query, reader).some(({ operator }) => operator === 'ordered-scan'), query);
  });
});
