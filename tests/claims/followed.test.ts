import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ballotsOf, sidesOf } from '../../src/claims/ballots.ts';
import { followed } from '../../src/claims/followed.ts';
import { vocab } from '../../src/rdf/vocabulary.ts';
import { BASE, curated } from '../support/curated.ts';
import { claimIri, claimTurtle, indexOf } from './fixture.ts';

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

describe('what ties a resolution to an incident', async () => {
  const on = (things: string) => `isnad:about ${things} ; isnad:aspect as:characterisation`;
  const made = await indexOf(
    [
      '<id/incident/x> a isnad:Incident ; isnad:earliest "2017-04-04"^^xsd:date .',
      '<id/organization/team> a isnad:Mechanism .',
      ...['before', 'after', 'undated'].map((slug) => `<id/resolution/${slug}> a isnad:Resolution .`),
      '<id/resolution/before> isnad:earliest "2016-10-31"^^xsd:date . <id/resolution/after> isnad:earliest "2018-01-01"^^xsd:date .',
      '<id/document/report> isnad:documentType <id/document/kind> .',
      claimTurtle(
        'news/all',
        '2019-01-01',
        'paper',
        on('<id/incident/x>, <id/resolution/after>, <id/resolution/before>'),
      ),
      claimTurtle(
        'other/all',
        '2019-01-02',
        'paper',
        on('<id/incident/x>, <id/resolution/undated>, <id/document/report>'),
      ),
      claimTurtle('report/found', '2017-10-26', 'team', on('<id/incident/x>')),
      `<id/claim/after/mandate> isnad:statedIn <id/resolution/after> ; isnad:about <id/organization/team> .`,
    ].join('\n'),
  );
  const { texts: tied } = followed(made, `${BASE}id/incident/x`);

  it('is a claim about both, or a mechanism, or the one and the other', () => {
    assert.deepEqual(
      tied.map(({ iri, claims, mechanisms }) => [short(iri), claims, mechanisms.map(short)]),
      [['resolution/after', [claimIri('news/all')], ['organization/team']]],
    );
  });

  it('is none for a text from before it, without a day, or of another kind', () => {
    for (const slug of ['before', 'undated', 'report'])
      assert.ok(!tied.some(({ iri }) => iri.endsWith(`/${slug}`)), slug);
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
