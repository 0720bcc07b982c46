import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readerFrom } from '../../src/http/reader.ts';
import { columnsOf } from '../../src/views/result-columns.ts';
import { graphOfRows } from '../../src/views/result-graph.ts';
import type { ResultDocument, ResultTerm } from '../../src/views/result-table.ts';
import { resultTable } from '../../src/views/result-table.ts';
import { RESULT_VIEWS } from '../../src/views/result-views.ts';
import { sceneOf } from '../../src/views/scene.ts';
import { indexOfGraphs } from '../support/shared-index.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const BASE = 'https://example.org/';
const { index } = indexOfGraphs([]);
const sceneIn = (language: 'en' | 'ar') =>
  sceneOf(
    index,
    readerFrom({
      language,
      explicitLanguage: false,
      base: BASE,
      basePath: '/',
      alternates: [],
      here: { path: '', query: {} },
    }),
  );
const scene = sceneIn('en');

const number = (value: string): ResultTerm => ({ type: 'literal', value, datatype: `${XSD}integer` });
const edtf = (value: string): ResultTerm => ({
  type: 'literal',
  value,
  datatype: 'http://id.loc.gov/datatypes/edtf/EDTF',
});
const thing = (slug: string): ResultTerm => ({ type: 'uri', value: `${BASE}id/${slug}` });
const plain = (value: string): ResultTerm => ({ type: 'literal', value });

function result(...bindings: Record<string, ResultTerm>[]): ResultDocument {
  return { head: { vars: [...new Set(bindings.flatMap(Object.keys))] }, results: { bindings } };
}
const fitting = (document: ResultDocument) =>
  RESULT_VIEWS.filter((view) => view.fits(columnsOf(document), scene)).map(({ name }) => name);
const drawn = (name: string, document: ResultDocument, column?: string, language: 'en' | 'ar' = 'en') =>
  RESULT_VIEWS.find((view) => view.name === name)!.draw(sceneIn(language), columnsOf(document), {
    column,
    columnAddress: (other) => `?column=${other}`,
  }).text;

test('the columns decide how an answer can be looked at', () => {
  assert.deepEqual(fitting(result({ a: thing('place/a'), n: number('1') }, { a: thing('place/b'), n: number('2') })), [
    'chart',
  ]);
  assert.deepEqual(fitting(result({ d: edtf('2013') }, { d: edtf('2014') })), ['timeline']);
  assert.deepEqual(fitting(result({ a: thing('place/a'), b: thing('place/b') })), ['graph']);
  assert.deepEqual(fitting(result({ a: plain('x') }, { a: plain('y') })), []);
  assert.deepEqual(fitting({ head: {}, boolean: true }), []);
  assert.deepEqual(fitting({ head: { vars: ['n'] }, results: { bindings: [] } }), []);
});

test('a column that holds two kinds of values, or degrees, is not drawn as numbers', () => {
  assert.deepEqual(fitting(result({ n: number('1') }, { n: plain('many') })), []);
  assert.deepEqual(fitting(result({ lat: number('35') }, { lat: number('36') })), []);
  assert.deepEqual(columnsOf(result({ lat: number('35') })).all, [{ name: 'lat', kind: 'position' }]);
});

test('bars are as long as their numbers say, from nothing on, also below it', () => {
  const rows = result({ a: plain('x'), n: number('-10') }, { a: plain('y'), n: number('30') });
  const [first = '', second = ''] = drawn('chart', rows).match(/<rect[^>]+>/g) ?? [];
  assert.match(first, /x="0.00%".*width="25.00%"/);
  assert.match(second, /x="25.00%".*width="75.00%"/);
  // In Arabic they grow from the other side.
  assert.match(drawn('chart', rows, undefined, 'ar'), /<rect x="75.00%"[^>]*width="25.00%"/);
});

test('where there are several columns of numbers, one is drawn and the others are offered', () => {
  const rows = result(
    { a: plain('x'), n: number('1'), m: number('5') },
    { a: plain('y'), n: number('2'), m: number('6') },
  );
  assert.match(drawn('chart', rows, 'm'), /<a href="\?column=m" aria-current="true">/);
  assert.match(drawn('chart', rows, 'nonsense'), /<a href="\?column=n" aria-current="true">/);
});

test('a number that cannot be drawn is told and not drawn', () => {
  const huge = { type: 'literal', value: 'INF', datatype: `${XSD}double` } as const;
  const text = drawn('chart', result({ a: plain('x'), n: huge }, { a: plain('y'), n: number('2') }));
  assert.equal(text.match(/<rect/g)?.length, 1);
  assert.match(text, />INF</);
});

test('a timeline puts rows in order of time and leaves out what has no date', () => {
  const rows = result(
    { d: edtf('2015'), a: plain('late') },
    { d: edtf('XXXX'), a: plain('never') },
    { d: edtf('2013-08-21'), a: plain('early') },
  );
  const text = drawn('timeline', rows);
  assert.ok(text.indexOf('early') < text.indexOf('late') && text.indexOf('early') > 0);
  assert.doesNotMatch(text, /never/);
  assert.match(text, /Drawn: 2 of 3/);
  assert.equal(text.match(/<circle/g)?.length, 1, 'a day is a dot');
  assert.equal(text.match(/<rect/g)?.length, 1, 'a year is a bar');
});

test('a timeline without one date that can be placed says so', () => {
  assert.match(drawn('timeline', result({ d: edtf('XXXX') }, { d: edtf('XXXX') })), /No row bears a date/);
});

test('a graph joins the things of a row, each line once, named by the property between them', () => {
  const uses: ResultTerm = { type: 'uri', value: 'https://w3id.org/isnad/ontology#cites' };
  const row = { a: thing('document/a'), p: uses, b: thing('document/b') };
  const text = graphOfRows(scene, columnsOf(result(row, row))).text;
  const { nodes, edges } = JSON.parse(/id="result-data">([^<]+)</.exec(text)?.[1] ?? '') as {
    nodes: { id: string; parent?: string }[];
    edges: { label: string }[];
  };
  assert.deepEqual(
    nodes.map(({ id }) => id.slice(BASE.length)),
    ['id/document/a', 'id/document/b'],
  );
  assert.equal(nodes[1]?.parent, nodes[0]?.id);
  assert.deepEqual(
    edges.map(({ label }) => label),
    ['cites'],
  );
});

test('a drawing holds 200 lines, a page 1,000 rows, and both say what is left out', () => {
  const many = result(
    ...Array.from({ length: 1_500 }, (_, n) => ({
      a: thing('place/hub'),
      b: thing(`place/p${n}`),
      n: number(String(n)),
    })),
  );
  assert.match(drawn('graph', many), /Drawn: 200 of 1500/);
  assert.equal(drawn('chart', many).match(/<rect/g)?.length, 100);
  const table = resultTable(scene, many).text;
  assert.equal(table.match(/<tr>/g)?.length, 1_001);
  assert.match(table, /The first 1000 of 1500 rows/);
});

test('nothing of a result becomes markup', () => {
  const evil = '</script><img src=x onerror=alert(1)>';
  const rows = result(
    {
      a: { type: 'uri', value: `${BASE}id/place/${evil}` },
      b: { type: 'uri', value: 'javascript:alert(1)' },
      [evil]: number('1'),
      d: edtf(evil),
    },
    { a: thing('place/b'), b: thing('place/c'), [evil]: number('2'), d: edtf('2013') },
  );
  for (const { name } of RESULT_VIEWS) {
    const text = drawn(name, rows);
    assert.doesNotMatch(text, /<img|<\/script><|href="javascript/, name);
  }
});
