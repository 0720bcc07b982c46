import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import { MOST_EXTENDED, MOST_QUERIES, readExtend, readQueries } from '../../src/views/reconcile-request.ts';

const batch = (query: unknown): string => JSON.stringify({ q0: query });

describe('a batch that cannot be understood names the place', () => {
  const rows: readonly [title: string, json: string, place: RegExp][] = [
    ['broken JSON', '{"q0":', /queries is no JSON/],
    ['no JSON at all', '<script>', /queries is no JSON/],
    ['a list', '[]', /^queries /],
    ['null', 'null', /^queries /],
    ['a query that is a text', batch('Khan Shaykhun'), /^q0 /],
    ['neither query nor properties', batch({}), /^q0 /],
    ['no properties in an empty list', batch({ properties: [] }), /^q0 /],
    ['a number for a query', batch({ query: 7 }), /^q0\.query /],
    ['an unknown type', batch({ query: 'x', type: 'Unicorn' }), /^q0\.type .*Incident/],
    ['a type that is no text', batch({ query: 'x', type: 5 }), /^q0\.type /],
    ['a limit of nothing', batch({ query: 'x', limit: 0 }), /^q0\.limit /],
    ['a limit in words', batch({ query: 'x', limit: 'ten' }), /^q0\.limit /],
    ['an unknown strictness', batch({ query: 'x', type_strict: 'maybe' }), /^q0\.type_strict /],
    ['properties that are no list', batch({ query: 'x', properties: {} }), /^q0\.properties /],
    [
      'an unknown property',
      batch({ query: 'x', properties: [{ pid: 'colour', v: 'red' }] }),
      /^q0\.properties\[0\]\.pid .*date/,
    ],
    ['a property without a value', batch({ query: 'x', properties: [{ pid: 'date' }] }), /^q0\.properties\[0\]\.v /],
    ['a value that is a list of lists', batch({ query: 'x', properties: [{ pid: 'date', v: [[1]] }] }), /\.v /],
    ['11 properties', batch({ query: 'x', properties: Array(11).fill({ pid: 'date', v: '2017' }) }), /at most 10/],
    ['a key full of markup', JSON.stringify({ '<b>\u202e': 1 }), /^<b> {1,2}is|^<b>/],
  ];
  for (const [title, json, place] of rows) {
    it(title, () => {
      assert.throws(
        () => readQueries(json),
        (error) =>
          error instanceof IsnadError &&
          error.code === 'bad-request' &&
          place.test(error.message) &&
          error.arabic !== undefined,
      );
    });
  }

  it('1,000 queries at once: too large', () => {
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`q${i}`, { query: 'x' }]));
    assert.throws(() => readQueries(JSON.stringify(many)), {
      code: 'too-large',
      message: new RegExp(`at most ${MOST_QUERIES}`),
    });
  });

  it('100,000 brackets', () => {
    assert.throws(() => readQueries('['.repeat(100_000)), IsnadError);
  });
});

describe('a batch is read', () => {
  it('with every field, by IRI or by the end of one', () => {
    const query = {
      query: 'x',
      type: [{ id: 'Incident' }, 'https://w3id.org/isnad/ontology#Place'],
      type_strict: 'should',
      limit: 1e6,
    };
    const read = readQueries(
      batch({ ...query, properties: [{ pid: 'http://purl.org/dc/terms/publisher', v: [true, 3, { id: 'y' }] }] }),
    ).get('q0');
    assert.deepEqual(
      read?.types.map((iri) => iri.replace(/^.*#/, '')),
      ['Incident', 'Place'],
    );
    assert.equal(read?.limit, 50);
    assert.deepEqual(read?.constraints[0]?.values, [{ text: 'true' }, { text: '3' }, { id: 'y' }]);
  });

  it('under names that mean something to JavaScript', () => {
    assert.deepEqual(
      [...readQueries('{"__proto__":{"query":"x"},"constructor":{"query":"y"}}').keys()],
      ['__proto__', 'constructor'],
    );
  });
});

describe('what is fetched', () => {
  it('is read with its settings, as forms send them', () => {
    const { properties } = readExtend(
      '{"ids":["a"],"properties":[{"id":"date"},{"id":"label","settings":{"limit":"2","language":"ar"}}]}',
    );
    assert.deepEqual(
      properties.map(({ limit, language }) => [limit, language]),
      [
        [0, 'any'],
        [2, 'ar'],
      ],
    );
  });

  for (const [title, json, place] of [
    ['no ids', '{"properties":[]}', /^extend\.ids /],
    ['ids that are numbers', '{"ids":[1],"properties":[]}', /^extend\.ids /],
    ['too many ids', JSON.stringify({ ids: Array(MOST_EXTENDED + 1).fill('a'), properties: [] }), /^extend\.ids .*500/],
    ['an unknown property', '{"ids":[],"properties":[{"id":"colour"}]}', /^extend\.properties\[0\]\.id /],
    ['a limit below nothing', '{"ids":[],"properties":[{"id":"date","settings":{"limit":-1}}]}', /\.limit /],
    ['an unknown language', '{"ids":[],"properties":[{"id":"date","settings":{"language":"tlh"}}]}', /\.language /],
  ] as const) {
    it(`is refused with its place: ${title}`, () =>
      assert.throws(() => readExtend(json), { code: 'bad-request', message: place }));
  }
});
