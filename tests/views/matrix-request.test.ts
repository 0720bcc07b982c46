import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { IsnadError } from '../../src/errors.ts';
import { vocab } from '../../src/rdf/vocabulary.ts';
import { agentName, isNarrowed, matrixQuery, matrixRequest, WHOLE_MATRIX } from '../../src/views/matrix-request.ts';

const BASE = 'https://archive.test/';

describe('what a matrix is asked for', () => {
  it('is read from an address and written back into the same one', () => {
    for (const query of [
      {},
      { aspect: 'killed' },
      { claimant: 'human-rights-watch', sort: 'highest' },
      { claimant: 'person/bashar-al-assad', grade: 'low', kind: 'conflicting' },
      { aspect: 'killed', page: '3' },
      { sort: 'name', open: 'all' },
    ])
      assert.deepEqual(matrixQuery(matrixRequest(query, BASE)), query);
  });

  it('names a term, a body with or without its segment, and an order', () => {
    const request = matrixRequest({ aspect: 'killed', claimant: 'jim', sort: 'name' }, BASE);
    assert.equal(request.aspect, vocab('aspect', 'killed').value);
    assert.equal(request.claimant, `${BASE}id/organization/jim`);
    assert.equal(request.sort, 'name');
    assert.equal(agentName(`${BASE}id/person/x`), 'person/x');
  });

  it('is the whole by date where nothing is asked, or nothing that is ours', () => {
    assert.ok(!isNarrowed(matrixRequest({}, BASE)));
    assert.ok(!isNarrowed(matrixRequest({ sort: 'name', page: '2', open: 'all' }, BASE)));
    assert.ok(isNarrowed({ ...WHOLE_MATRIX, grade: 'x' }));
    assert.deepEqual(matrixQuery(matrixRequest({ sort: 'date', aspect: '' }, BASE)), {});
  });

  it('is refused in both languages, and says what can be asked', () => {
    for (const query of [
      { aspect: 'x' },
      { grade: 'x' },
      { kind: 'x' },
      { sort: 'x' },
      { open: 'some' },
      { claimant: 'A B' },
      { claimant: 'x/y' },
      { page: '-1' },
      { page: '0' },
      { page: '1e3' },
    ])
      assert.throws(
        () => matrixRequest(query, BASE),
        (error) =>
          error instanceof IsnadError && error.code === 'bad-request' && /[\u0621-\u064a]/.test(error.arabic ?? ''),
        JSON.stringify(query),
      );
  });
});
