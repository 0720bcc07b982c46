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
    assert.equal(documents.length, 17);
    assert.equal(short(documents.at(-2)?.iri), 'document/soc-2023-04-04');
    assert.equal(
      short(documents.at(-1)?.iri),
      'document/wikipedia-vetoed-resolutions-syria',
      'undated, so it stands last',
    );
    const days = documents.flatMap(({ earliest }) => earliest ?? []);
    assert.deepEqual(days, [...days].sort());
    assert.equal(documents.find(({ iri }) => iri.endsWith('/jim-7'))?.claims, 3);
  });

  it('is followed by the draft that a claim says is on it and by those on the mechanism that spoke of it, with what became of them', () => {
    assert.deepEqual(
      texts.map(({ iri, claims, mechanisms }) => [short(iri), claims.map(short), mechanisms.map(short)]),
      [
        ['resolution/draft-s-2017-315', ['claim/wikipedia-vetoed-resolutions-syria/draft-s-2017-315-subject'], []],
        ['resolution/draft-s-2017-884', [], ['organization/jim']],
        ['resolution/draft-s-2017-962', [], ['organization/jim']],
        ['resolution/draft-s-2017-970', [], ['organization/jim']],
      ],
    );
    assert.equal(texts[0]?.date, '2017-04-12', 'a draft bears the day of its vote');
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
