import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { Parser, Store } from 'n3';
import { NEUTRAL_BASE } from '../../src/rdf/base.ts';
import { isnad, rdf } from '../../src/rdf/vocabulary.ts';
import { factTexts, seedItems } from './facts.ts';
import { figuresOf, holds } from './figures.ts';
import { expandName } from './prefixed-name.ts';

/**
 * Where a figure went. `as` says that the figure is not in the value but about it: how many values there are
 * ("count"), the place in a list ("position"), or how many claims a statement was split into ("part").
 */
interface Row {
  fact?: string;
  item?: string;
  field?: string;
  figure: string;
  record?: string;
  property?: string;
  as?: 'count' | 'position' | 'part';
  leftOut?: string;
}

const project = join(import.meta.dirname, '..', '..');
const REASONS = ['low-confidence', 'general-knowledge', 'site-furniture', 'duplicate'];
const rows: Row[] = globSync(join(project, 'tests/fixtures/accounted*.json'))
  .sort()
  .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as Row[]);
const name = (row: Row): string => [row.fact ?? row.item, row.field, row.figure].filter(Boolean).join(' | ');

const data = new Store();
before(() => {
  for (const file of globSync(join(project, 'data/**/*.ttl'))) {
    data.addQuads(new Parser({ baseIRI: NEUTRAL_BASE }).parse(readFileSync(file, 'utf8')));
  }
});

/** The values of a row's property; an address as it stands and as its path, in which "sc-2118" reads as 2118. */
function valuesOf(row: Row): string[] {
  return data
    .getObjects(NEUTRAL_BASE + row.record, expandName(row.property ?? ''), null)
    .map(({ termType, value }) => (termType === 'NamedNode' ? `${value} ${pathOf(value)}` : value));
}

const pathOf = (address: string): string =>
  address
    .replace(NEUTRAL_BASE, '')
    .replace(/^https?:/, '')
    .replace(/([a-z])-(?=\d)/g, '$1 ')
    .replaceAll('/', ' / ');

/** Whether the data hold the figure of a row where the row says. */
function isHeld(row: Row): boolean {
  const values = valuesOf(row);
  const figures = row.fact === undefined ? figuresOf(row.figure) : [row.figure];
  if (values.length === 0) return false;
  if (row.as === 'count') return figures.includes(String(values.length));
  if (row.as !== undefined || row.field === 'id') return true;
  // Words, and identifiers so long that they stand inside an address.
  if (figures.length === 0 || /^\S{12,}$/.test(row.figure)) {
    return values.some((value) => value.toLowerCase().includes(row.figure.toLowerCase()));
  }
  return figures.every((figure) => values.some((value) => holds(value, figure)));
}

describe('what became of every figure of the facts', () => {
  test('a row says where in the data its figure stands, or for which reason it was left out', () => {
    for (const row of rows) {
      const inData = row.record !== undefined && row.property !== undefined;
      assert.ok(inData !== (row.leftOut !== undefined), `one or the other: ${name(row)}`);
      if (row.leftOut !== undefined) assert.ok(REASONS.includes(row.leftOut), `${name(row)}: ${row.leftOut}`);
    }
  });

  test('every figure that a row places in the data stands there', () => {
    const lost = rows.filter((row) => row.leftOut === undefined && !isHeld(row));
    assert.deepEqual(
      lost.map((row) => `${name(row)} -> ${row.record} ${row.property}`),
      [],
    );
  });

  test('what is left out is listed with its reason in data/left-out.md, and nothing else is', () => {
    const page = readFileSync(join(project, 'data/left-out.md'), 'utf8');
    const listed = page
      .split('\n')
      .filter((line) => /^\| (?!fact|item|---)/.test(line))
      .map((line) =>
        line
          .split('|')
          .slice(1, 5)
          .map((cell) => cell.trim()),
      );
    const asRow = ([fact, field, figure, reason]: string[]): string => [fact, field, figure, reason].join(' | ');
    const left = rows.filter((row) => row.leftOut !== undefined);
    assert.deepEqual(
      listed.map((cells) => asRow([...cells.slice(0, 3), (cells[3] ?? '').split(/[:.] /)[0] ?? ''])).sort(),
      left.map((row) => asRow([row.fact ?? row.item ?? '', row.field ?? '-', row.figure, row.leftOut ?? ''])).sort(),
    );
  });

  test('names every claim of the data that has no passage of its own', () => {
    const named = new Set(rows.map(({ record }) => record?.replace(/#.*/, '')));
    const unnamed = data
      .getSubjects(rdf.type.value, isnad.Claim.value, null)
      .filter((claim) => data.countQuads(claim, isnad.passage.value, null, null) === 0)
      .map(({ value }) => value.replace(NEUTRAL_BASE, ''))
      .filter((claim) => !named.has(claim));
    assert.deepEqual(unnamed, []);
  });

  test('a figure of a field has one row, and no row is there twice', () => {
    const keys = rows.map((row) =>
      row.fact === undefined || row.field === 'id' ? JSON.stringify(row) : `${row.fact} | ${row.field} | ${row.figure}`,
    );
    assert.deepEqual(
      keys.filter((key, index) => keys.indexOf(key) !== index),
      [],
    );
  });
});

const folder = process.env.FACTS_DIR;
const without = folder === undefined ? 'FACTS_DIR is not set: the facts were not compared with the accounting.' : false;

describe('the facts themselves', { skip: without }, () => {
  test('every record of the fact file is accounted for', () => {
    const known = new Set(rows.map((row) => row.fact));
    const missing = [...new Set(factTexts(folder ?? '').map(({ fact }) => fact))].filter((fact) => !known.has(fact));
    assert.deepEqual(missing, []);
  });

  test('every figure in every field of the fact file is accounted for', () => {
    const known = new Set(rows.map((row) => `${row.fact} | ${row.field} | ${row.figure}`));
    const missing = factTexts(folder ?? '').flatMap(({ fact, field, text }) =>
      figuresOf(text)
        .map((figure) => `${fact} | ${field} | ${figure}`)
        .filter((key) => !known.has(key)),
    );
    assert.deepEqual(missing, []);
  });

  test('every figure of every item of the founding documents is accounted for', () => {
    const known = new Map<string, Set<string>>();
    for (const row of rows) {
      if (row.item === undefined) continue;
      const figures = known.get(row.item) ?? new Set();
      for (const figure of figuresOf(row.figure)) figures.add(figure);
      known.set(row.item, figures);
    }
    const missing = seedItems(folder ?? '').flatMap(({ item, text }) =>
      figuresOf(text)
        .filter((figure) => known.get(item)?.has(figure) !== true)
        .map((figure) => `${item} | ${figure}`),
    );
    assert.deepEqual(missing, []);
  });
});
