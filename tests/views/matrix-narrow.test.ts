import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { matrix } from '../../src/claims/matrix.ts';
import { NAMESPACES, vocab } from '../../src/rdf/vocabulary.ts';
import { narrowed } from '../../src/views/matrix-narrow.ts';
import { type MatrixRequest, WHOLE_MATRIX } from '../../src/views/matrix-request.ts';
import { nameText } from '../../src/views/names.ts';
import { gradeOf } from '../../src/views/standing.ts';
import { BASE, curated } from '../support/curated.ts';

const { index } = await curated();
const whole = matrix(index, `${BASE}id/incident/khan-shaykhun-2017-04-04`);
const name = (iri: string) => nameText(index, iri, 'en');
const asked = (request: Partial<MatrixRequest>) => narrowed(whole, { ...WHOLE_MATRIX, ...request }, name);
const claimsOf = (rows: ReturnType<typeof asked>) => rows.flatMap(({ cells }) => cells.flatMap(({ claims }) => claims));
const killed = vocab('aspect', 'killed').value;

describe('a narrowed matrix', () => {
  it('is the whole where nothing is asked', () => {
    assert.equal(
      claimsOf(asked({})).length,
      whole.rows.flatMap((row) => row.cells.flatMap((cell) => cell.claims)).length,
    );
    assert.equal(asked({})[0]?.row.aspect, killed);
  });

  it('holds one aspect, one claimant, one grade, or what conflicts with something', () => {
    assert.ok(claimsOf(asked({ aspect: killed })).every(({ aspect }) => aspect === killed));
    const claimant = `${BASE}id/organization/jim`;
    assert.ok(claimsOf(asked({ claimant })).every((claim) => claim.claimant === claimant));
    const grade = `${NAMESPACES.vocabulary}grade#medium`;
    const graded = claimsOf(asked({ grade }));
    assert.ok(graded.length > 0 && graded.every((claim) => gradeOf(claim) === grade));
    const disputed = claimsOf(asked({ kind: 'conflicting' }));
    const pairs = whole.rows.flatMap(({ comparisons }) => comparisons).filter(({ kind }) => kind === 'conflicting');
    assert.equal(disputed.length, new Set(pairs.flatMap(({ a, b }) => [a, b])).size);
  });

  it('leaves no row without a claim, and keeps every comparison of those that remain', () => {
    const rows = asked({ claimant: `${BASE}id/organization/human-rights-watch` });
    assert.ok(rows.every(({ cells }) => cells.length === 1));
    const row = whole.rows.find(({ aspect }) => aspect === killed);
    assert.equal(rows.find((own) => own.row.aspect === killed)?.row.comparisons.length, row?.comparisons.length);
    assert.deepEqual(asked({ claimant: `${BASE}id/organization/nobody` }), []);
  });

  it('begins with the lowest or the highest figure, and has those without a figure last', () => {
    const first = (sort: 'lowest' | 'highest') => asked({ aspect: killed, sort })[0]?.cells;
    assert.equal(first('lowest')?.[0]?.claims[0]?.value?.lexical, '72');
    assert.equal(first('highest')?.[0]?.claims[0]?.value?.lexical, '100');
    assert.equal(first('highest')?.at(-1)?.claims[0]?.value, undefined);
  });

  it('goes by the names of claimants as the reader has them', () => {
    const names = (asked({ aspect: killed, sort: 'name' })[0]?.cells ?? []).map(({ claimant }) => name(claimant));
    assert.deepEqual(
      names,
      [...names].sort((a, b) => a.localeCompare(b)),
    );
  });
});
