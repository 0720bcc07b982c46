import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { extremes } from '../../src/claims/extremes.ts';
import { claimsAbout } from '../../src/claims/read-claim.ts';
import { vocab } from '../../src/rdf/vocabulary.ts';
import { BASE, curated } from '../support/curated.ts';

const { index } = await curated();
const killed = claimsAbout(index, `${BASE}id/incident/khan-shaykhun-2017-04-04`).filter(
  ({ aspect }) => aspect === vocab('aspect', 'killed').value,
);
const short = (iri: string) => iri.replace(`${BASE}id/`, '');

describe('the lowest and the highest figure', () => {
  it('stand apart for each thing counted, each with whoever gives it', () => {
    const persons = extremes(killed).find(({ counts }) => counts === vocab('counts', 'persons').value);
    assert.deepEqual(
      persons?.lowest.map(({ claimant }) => short(claimant)),
      ['organization/sohr'],
    );
    assert.deepEqual(
      persons?.highest.map(({ claimant }) => short(claimant)),
      ['organization/idlib-health-directorate'],
    );
    assert.equal(persons?.lowest[0]?.value?.lexical, '72');
    assert.equal(persons?.highest[0]?.value?.lexical, '100');
  });

  it('of children are not those of persons, though the children are a part of them', () => {
    const children = extremes(killed).find(({ counts }) => counts === vocab('counts', 'children').value);
    assert.equal(children?.lowest[0]?.value?.lexical, '20');
    assert.equal(children?.highest.length, 4);
    assert.ok(children?.highest.every(({ value }) => value?.lexical === '32'));
  });

  it('are not told where all figures are one, or none is a number', () => {
    const [first] = killed.filter(({ value }) => value?.kind === 'number');
    assert.ok(first !== undefined);
    assert.deepEqual(extremes([first]), []);
    assert.deepEqual(extremes([first, { ...first, iri: `${first.iri}-again` }]), []);
    assert.deepEqual(extremes(killed.filter(({ value }) => value === undefined)), []);
  });

  it('leave out a part of another figure of the same kind: it is no lower figure', () => {
    const [whole] = killed.filter(({ value }) => value?.lexical === '100');
    assert.ok(whole?.value?.kind === 'number');
    const value = { ...whole.value, lexical: '3' };
    const part = { ...whole, iri: `${whole.iri}-part`, value, subsetOf: [whole.iri] };
    assert.deepEqual(extremes([whole, part]), []);
    assert.equal(extremes([whole, { ...part, subsetOf: [] }]).length, 1);
  });
});
