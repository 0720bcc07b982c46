import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claimView } from '../../src/claims/read-claim.ts';
import type { NamedRecord } from '../../src/views/named-record.ts';
import { type VoiceList, voicesModel } from '../../src/views/voices-model.ts';
import { BASE, curated } from '../support/curated.ts';

const { index } = await curated();

function figuresOf(path: string, query: Readonly<Record<string, string>> = {}): VoiceList {
  const thing = `${BASE}id/${path}`;
  const about = { state: 'known', thing, path, segment: path.split('/')[0] } as NamedRecord;
  const model = voicesModel(index, { kind: 'list', about, query, page: 1 }, 'en');
  assert.ok(model.kind === 'list');
  return model;
}

describe('the figures of one body', () => {
  const HRW = `${BASE}id/organization/human-rights-watch`;

  it('are those that it gives or that rest on its word: a reader sees which of them have one voice', () => {
    const list = figuresOf('organization/human-rights-watch', { voices: 'one' });
    assert.ok(list.total > 1);
    for (const { figure } of list.items) {
      const gives = figure.claims.some((iri) => claimView(index, iri)?.claimant === HRW);
      assert.ok(gives || figure.voices.flat().includes(HRW), figure.claims[0]);
      assert.equal(figure.voices.length, 1);
    }
  });

  it('are fewer than all; those about an incident stay those about it', () => {
    assert.ok(
      figuresOf('organization/human-rights-watch').total < figuresOf('incident/khan-shaykhun-2017-04-04').total,
    );
    const { items } = figuresOf('incident/khan-shaykhun-2017-04-04');
    for (const { figure } of items) assert.ok(figure.about.some((iri) => iri.endsWith('khan-shaykhun-2017-04-04')));
  });
});
