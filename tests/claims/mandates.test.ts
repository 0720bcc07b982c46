import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mandateFor, mandatesOf } from '../../src/claims/mandates.ts';
import { claimView } from '../../src/claims/read-claim.ts';
import { vocab } from '../../src/rdf/vocabulary.ts';
import { BASE, curated } from '../support/curated.ts';

const { index } = await curated();
const jim = mandatesOf(index, `${BASE}id/organization/jim`);
const ffm = mandatesOf(index, `${BASE}id/organization/ffm`);
const claim = (name: string) => claimView(index, `${BASE}id/claim/${name}`) ?? assert.fail(name);

describe('the mandates of a body', () => {
  it('come the earliest first, each with the text it rests on', () => {
    assert.deepEqual(
      jim.map(({ earliest }) => earliest),
      ['2015-08-07', '2016-10-31', '2016-11-17'],
    );
    assert.ok(jim.every(({ basedOn }) => basedOn.length === 1));
    assert.deepEqual(mandatesOf(index, `${BASE}id/organization/human-rights-watch`), []);
  });

  it('let it attribute at the date of its report, where one of that kind was running', () => {
    const check = mandateFor(claim('jim-7/khan-shaykhun'), jim);
    assert.equal(check?.state, 'running');
    assert.equal(check?.kind, vocab('mandate-kind', 'attribute').value);
    assert.ok(check?.running.some(({ latest }) => latest === '2017-11-30'));
  });

  it('do not let a body attribute that may only establish use, or that had none yet', () => {
    assert.equal(mandateFor(claim('jim-7/khan-shaykhun'), ffm)?.state, 'none');
    const early = { ...claim('jim-7/khan-shaykhun'), earliest: '2014-01-01' };
    assert.equal(mandateFor(early, jim)?.state, 'none');
  });

  it('say nothing of other aspects, of findings that establish nothing, of bodies without any, and little without a date', () => {
    const attributed = claim('jim-7/khan-shaykhun');
    assert.equal(mandateFor(claim('soc-2023-04-04/killed'), jim), undefined);
    assert.equal(mandateFor({ ...attributed, finding: vocab('finding', 'not-determined').value }, jim), undefined);
    assert.equal(mandateFor(attributed, []), undefined);
    const { earliest: _, ...undated } = attributed;
    assert.equal(mandateFor(undated, jim)?.state, 'unknown');
  });
});
