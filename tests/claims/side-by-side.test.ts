import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compare } from '../../src/claims/compare.ts';
import { claimView } from '../../src/claims/read-claim.ts';
import { MOST_CLAIMS, type SideRequest, sideBySide } from '../../src/claims/side-by-side.ts';
import { BASE, curated } from '../support/curated.ts';
import { claimTurtle, indexOf } from './fixture.ts';

const { index } = await curated();
const sides = (kind: SideRequest['kind'], ...paths: string[]) =>
  sideBySide(index, { kind, records: paths.map((path) => `${BASE}id/${path}`), page: 0, perPage: 500, rank: () => 0 });

describe('organizations side by side', () => {
  const { rows, alone, isCut } = sides(
    'organization',
    'organization/human-rights-watch',
    'organization/syrian-opposition-coalition',
  );

  it('share a row for each thing and aspect that two of them speak of', () => {
    assert.ok(rows.length > 5);
    for (const { cells, thing, aspect } of rows) {
      assert.ok(cells.every((cell) => cell.length > 0));
      for (const claim of cells.flat()) {
        assert.equal(claim.aspect, aspect);
        assert.ok(thing !== undefined && claim.about.includes(thing));
      }
    }
    assert.ok(alone > 0);
    assert.equal(isCut, false);
  });

  it('are compared by the one function, between different columns only', () => {
    for (const { cells, comparisons } of rows) {
      const [one = [], other = []] = cells;
      assert.equal(comparisons.length, one.length * other.length);
      for (const told of comparisons) {
        const [a, b] = [told.a, told.b].map((iri) => claimView(index, iri));
        assert.ok(a && b && a.claimant !== b.claimant);
        assert.deepEqual(told, compare(index, a, b));
      }
    }
    const aleppo = rows.find(
      ({ thing, aspect }) => thing?.endsWith('aleppo-2016-late') && aspect.endsWith('#occurrences'),
    );
    assert.ok(aleppo?.comparisons.some(({ kind }) => kind === 'repetition'));
  });

  it('have the rows of most claims first', () => {
    const sizes = rows.map(({ cells }) => cells.flat().length);
    assert.deepEqual(
      sizes,
      [...sizes].sort((a, b) => b - a),
    );
  });
});

describe('incidents side by side', () => {
  const { rows, alone } = sides(
    'incident',
    'incident/khan-shaykhun-2017-04-04',
    'incident/ghouta-2013-08-21',
    'incident/douma-2018-04-07',
  );

  it('have a row for each aspect of any of them, and nothing is compared across them', () => {
    assert.equal(new Set(rows.map(({ aspect }) => aspect)).size, rows.length);
    assert.ok(rows.some(({ cells }) => cells.some((cell) => cell.length === 0)));
    assert.deepEqual(
      rows.flatMap(({ comparisons }) => comparisons),
      [],
    );
    assert.equal(alone, 0);
  });
});

describe('documents side by side', () => {
  it('share what they say of the same things', () => {
    const { rows } = sides('document', 'document/soc-2017-02-15', 'document/hrw-aleppo-2017-02-13');
    assert.ok(rows.length > 0);
    for (const { cells } of rows) for (const cell of cells) assert.ok(cell.length > 0);
  });
});

describe('a record of very many claims', () => {
  it('is read up to the limit, and says so', async () => {
    const turtle = Array.from({ length: MOST_CLAIMS + 10 }, (_, i) =>
      claimTurtle(`d/c${i}`, '2017-04-05', 'talker', `isnad:about <id/incident/x${i % 300}> ; isnad:aspect as:killed`),
    );
    turtle.push(claimTurtle('e/c', '2017-04-05', 'other', 'isnad:about <id/incident/x1> ; isnad:aspect as:killed'));
    const large = await indexOf(turtle.join('\n'));
    const { rows, total, isCut } = sideBySide(large, {
      kind: 'organization',
      records: [`${BASE}id/organization/talker`, `${BASE}id/organization/other`],
      page: 0,
      perPage: 25,
      rank: () => 0,
    });
    assert.deepEqual([isCut, total, rows.length], [true, 1, 1]);
  });
});
