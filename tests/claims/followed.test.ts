import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ballotsOf, sidesOf } from '../../src/claims/ballots.ts';
import { followed } from '../../src/claims/followed.ts';
import { vocab } from '../../src/rdf/vocabulary.ts';
import { BASE, curated } from '../support/curated.ts';

const { index } = await curated();
const short = (iri: string | undefined) => iri?.replace(`${BASE}id/`, '');

describe('what was written after an incident', () => {
  const { documents, texts } = followed(index, `${BASE}id/incident/khan-shaykhun-2017-04-04`);

  it('is every document with a claim about it, by date, with how many', () => {
    assert.equal(documents.length, 16);
    assert.equal(short(documents.at(-1)?.iri), 'document/soc-2023-04-04');
    const days = documents.flatMap(({ earliest }) => earliest ?? []);
    assert.deepEqual(days, [...days].sort());
    assert.equal(documents.find(({ iri }) => iri.endsWith('/jim-7'))?.claims, 3);
  });

  it('is followed by the drafts on the mechanism that spoke of it, with what became of them', () => {
    assert.deepEqual(
      texts.map(({ iri }) => short(iri)),
      ['resolution/draft-s-2017-884', 'resolution/draft-s-2017-962', 'resolution/draft-s-2017-970'],
    );
    assert.ok(texts.every(({ outcomes }) => outcomes.includes(vocab('outcome', 'vetoed').value)));
    for (const { vetoes } of texts) assert.deepEqual(vetoes.map(short), ['organization/russian-federation']);
  });

  it('holds no resolution from before it, and none where no mechanism spoke', () => {
    assert.ok(texts.every(({ earliest = '' }) => earliest >= '2017-04-04'));
    assert.deepEqual(followed(index, `${BASE}id/incident/nothing`), { documents: [], texts: [] });
  });
});

describe('a vote by side', () => {
  it('has numbers and names apart: eleven for, and of two against the one that is named', () => {
    const sides = sidesOf(index, `${BASE}id/event/vote-s-2017-962`);
    assert.deepEqual(
      sides.map(({ side, number, ballots }) => [side.split('#')[1], number, ballots.map(({ voter }) => short(voter))]),
      [
        ['for', '11', []],
        ['against', '2', ['organization/russian-federation']],
        ['abstaining', '2', ['organization/china']],
      ],
    );
    assert.equal(sides[1]?.ballots[0]?.veto, true);
  });

  it('is found again from the side of who voted', () => {
    const cast = ballotsOf(index, `${BASE}id/organization/russian-federation`);
    assert.equal(cast.length, 5);
    assert.ok(cast.every(({ side, veto }) => side === vocab('side', 'against').value && veto));
    assert.deepEqual(ballotsOf(index, `${BASE}id/organization/nobody`), []);
  });
});
