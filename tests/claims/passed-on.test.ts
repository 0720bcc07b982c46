import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { passedOn } from '../../src/claims/passed-on.ts';
import { claimView } from '../../src/claims/read-claim.ts';
import { isnad, vocab } from '../../src/rdf/vocabulary.ts';
import { BASE, curated } from '../support/curated.ts';

const { index } = await curated();
const claim = (name: string) => claimView(index, `${BASE}id/claim/${name}`) ?? assert.fail(name);
const parts = (changes: readonly { part: string; kind: string }[]) =>
  changes.map(({ part, kind }) => `${part} ${kind}`);

describe('what became of a claim on its way', () => {
  it('is told part by part where the figure was passed on as it was but for its strength', () => {
    const [teller, original] = [claim('soc-2017-02-15/occasions'), claim('hrw-aleppo-2017-02-13/occasions')];
    const { changes, comparison } = passedOn(index, teller, original);
    assert.ok(!changes.some(({ part }) => part === 'figure'), parts(changes).join());
    assert.equal(comparison.kind, 'repetition');
  });

  it('leaves the parts of another aspect alone: a count over findings names no party', () => {
    const teller = claim('soc-2017-02-15/jim-chlorine-incidents');
    const original = claim(teller.reports[0]?.replace(`${BASE}id/claim/`, '') ?? '');
    const { changes, comparison } = passedOn(index, teller, original);
    assert.deepEqual(parts(changes), [
      'aspect changed',
      'about changed',
      'scope added',
      'strength changed',
      'standard lost',
    ]);
    assert.equal(comparison.outcome, 'not-comparable');
  });

  it('tells a number, a bound and a place that changed, and what was lost', () => {
    const original = claim('coi-36-55/killed');
    assert.ok(original.value?.kind === 'number');
    const { bound: _, ...unbound } = original;
    const teller = {
      ...unbound,
      iri: `${original.iri}-told`,
      claimant: 'https://archive.test/id/organization/other',
      value: { ...original.value, lexical: '85' },
      about: [`${BASE}id/incident/douma-2018-04-07`],
      modality: vocab('modality', 'reported').value,
    };
    const { changes } = passedOn(index, teller, original);
    assert.deepEqual(parts(changes), ['figure changed', 'bound lost', 'about changed', 'strength changed']);
  });

  it('is nothing where all was passed on, whatever the words', () => {
    const original = claim('coi-36-55/killed');
    const teller = { ...original, iri: `${original.iri}-told`, asWorded: [{ text: 'other words', language: 'en' }] };
    assert.deepEqual(passedOn(index, teller, original).changes, []);
  });

  it('is compared in every chain of the public record without a fault', () => {
    const tellers = [...index.match(null, isnad.reports)].map(({ subject, object }) => [subject.value, object.value]);
    assert.ok(tellers.length > 10);
    for (const [teller = '', original = ''] of tellers) {
      const [a, b] = [claimView(index, teller), claimView(index, original)];
      if (a !== undefined && b !== undefined) assert.ok(passedOn(index, a, b).changes.length <= 11);
    }
  });
});
