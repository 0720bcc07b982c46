import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readerFrom } from '../../src/http/reader.ts';
import { columnsOf } from '../../src/views/result-columns.ts';
import { hasMap, mapOfRows } from '../../src/views/result-map.ts';
import type { ResultTerm } from '../../src/views/result-table.ts';
import { sceneOf } from '../../src/views/scene.ts';
import { BASE, curated } from '../support/curated.ts';

const { index } = await curated();
const scene = (language: 'en' | 'ar' = 'en') =>
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

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const degrees = (value: number): ResultTerm => ({ type: 'literal', value: String(value), datatype: `${XSD}decimal` });
const wkt = (value: string): ResultTerm => ({
  type: 'literal',
  value,
  datatype: 'http://www.opengis.net/ont/geosparql#wktLiteral',
});
const thing = (path: string): ResultTerm => ({ type: 'uri', value: `${BASE}id/${path}` });
const plain = (value: string): ResultTerm => ({ type: 'literal', value });

type Row = Record<string, ResultTerm>;
const columns = (...bindings: Row[]) =>
  columnsOf({ head: { vars: [...new Set(bindings.flatMap(Object.keys))] }, results: { bindings } });
const drawn = (rows: Row[], choice: { column?: string; near?: string } = {}, language: 'en' | 'ar' = 'en') =>
  mapOfRows(scene(language), columns(...rows), {
    column: choice.column,
    near: choice.near,
    columnAddress: (column) => `?column=${column}`,
    nearAddress: (near) => `?near=${near}`,
  }).text;

const TOWNS: Row[] = [
  { name: plain('Binnish'), lat: degrees(35.95), long: degrees(36.71) },
  { name: plain('Douma'), lat: degrees(33.57), long: degrees(36.4) },
];

test('an answer is a map where it bears points, degrees, or things that have a place', () => {
  const has = (...rows: Row[]) => hasMap(columns(...rows), scene());
  assert.ok(has(...TOWNS));
  assert.ok(has({ at: wkt('POINT(36.65 35.44)') }));
  assert.ok(has({ incident: thing('incident/khan-shaykhun-2017-04-04') }));
  assert.ok(has({ place: thing('place/douma') }));
  assert.ok(!has({ lat: degrees(35) }), 'a latitude alone is no point');
  assert.ok(!has({ lat: degrees(95), long: degrees(36) }), 'nor is what is not on the earth');
  assert.ok(!has({ at: wkt('POLYGON((36 35, 37 35, 37 36, 36 35))') }));
  assert.ok(!has({ who: thing('organization/jim') }));
  assert.ok(!has({ who: plain('POINT(36.65 35.44)') }));
});

test('a point in WKT has its longitude first, with or without the reference system before it', () => {
  for (const text of ['POINT(36.65 35.44)', '<http://www.opengis.net/def/crs/OGC/1.3/CRS84> Point (36.65 35.44)'])
    assert.match(drawn([{ at: wkt(text), a: plain('x') }]), /<bdi dir="ltr">35.44, 36.65<\/bdi>/);
});

test('the drawing and its table say the same, in both languages', () => {
  for (const language of ['en', 'ar'] as const) {
    const text = drawn(TOWNS, {}, language);
    assert.equal(text.match(/<a href="#at-[^"]+"><title>/g)?.length, 2);
    assert.equal(text.match(/<tr id="at-/g)?.length, 2);
    for (const [, id] of text.matchAll(/href="#(at-[^"]+)"/g)) assert.ok(text.includes(`id="${id}"`), id);
    assert.match(text, /Binnish/);
  }
});

test('things stand at their places, several at one as one mark with their number', () => {
  const rows = ['khan-shaykhun-2017-04-04', 'ltamenah-2017-03-24', 'ltamenah-2017-03-30'].map((slug) => ({
    incident: thing(`incident/${slug}`),
  }));
  const text = drawn(rows);
  assert.match(text, /Rows with a point: 3 of 3/);
  assert.match(text, /<th scope="row" rowspan="2"><a href="\/place\/ltamenah/);
  assert.match(text, /2 records at Ltamenah/);
});

test('the part that is looked at stands in the address, and what is none is the whole', () => {
  assert.match(drawn(TOWNS), /href="\?near=[\d.]+,[\d.]+,\d+"/);
  const near = drawn(TOWNS, { near: '35.95,36.71,9' });
  assert.match(near, /<a href="\?near=">Show everything<\/a>/);
  assert.equal(near.match(/<a href="#at-[^"]+"><title>/g)?.length, 1, 'the other town lies outside');
  assert.equal(near.match(/<tr id="at-/g)?.length, 2, 'and is in the table');
  assert.equal(drawn(TOWNS, { near: 'nonsense' }), drawn(TOWNS));
});

test('where rows can be placed in several ways, one is drawn and the others are offered', () => {
  const rows = [{ place: thing('place/douma'), at: wkt('POINT(10 50)') }];
  assert.match(drawn(rows), /<a href="\?column=at" aria-current="true">/);
  assert.match(drawn(rows, { column: 'place' }), /href="\/place\/douma"/);
});

test('nothing of a row becomes markup, and many rows are cut where the page says so', () => {
  const evil = '<img src=x onerror=alert(1)>';
  assert.doesNotMatch(drawn([{ a: plain(evil), lat: degrees(1), long: degrees(2), [evil]: plain(evil) }]), /<img/);
  const many = Array.from({ length: 900 }, (_, n) => ({
    a: plain(`row ${n}`),
    lat: degrees(30 + (n % 30) / 10),
    long: degrees(30 + Math.floor(n / 30) / 10),
  }));
  const text = drawn(many);
  assert.equal(text.match(/<tr/g)?.length, 201);
  assert.match(text, /The first 200 of 900 rows/);
});
