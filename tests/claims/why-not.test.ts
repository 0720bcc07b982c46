import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { whyNot } from '../../src/claims/why-not.ts';
import { vocab } from '../../src/rdf/vocabulary.ts';
import { BASE, claimTurtle, indexOf } from './fixture.ts';

const thing = `${BASE}id/incident/x`;
const killed = vocab('aspect', 'killed').value;
const agent = (slug: string) => `${BASE}id/organization/${slug}`;
const index = await indexOf(
  [
    claimTurtle(
      'a/injured',
      '2017-04-05',
      'one',
      'isnad:about <id/incident/x> ; isnad:aspect as:injured ; isnad:value 3 ; isnad:bound b:unqualified ; isnad:counts c:persons',
    ),
    claimTurtle(
      'b/killed',
      '2017-04-06',
      'two',
      'isnad:about <id/incident/x> ; isnad:aspect as:killed ; isnad:credits <id/organization/one> ; isnad:value 3 ; isnad:bound b:unqualified ; isnad:counts c:persons',
    ),
    `<id/document/a> isnad:held true . <id/claim/a/secret> isnad:statedIn <id/document/a> ; isnad:withholding <id/claim/a/secret#withholding> .
     <id/claim/c/killed> a isnad:Claim ; isnad:claimant <id/organization/one> ; isnad:statedIn <id/document/c> ; isnad:aspect as:killed ;
       isnad:reading <id/claim/c/killed#reading-1> . <id/claim/c/killed#reading-1> isnad:wouldBeAbout <id/incident/x> .`,
  ].join('\n'),
);

describe('why a cell is empty', () => {
  it('is told by what else the body says of the thing, what is held ambiguous, withheld, and said on its word', () => {
    const found = whyNot(index, { thing, aspect: killed, claimant: agent('one') }, []);
    const short = (claims: readonly { iri: string }[]) => claims.map(({ iri }) => iri.replace(`${BASE}id/claim/`, ''));
    assert.deepEqual(short(found.elsewhere), ['a/injured']);
    assert.deepEqual(short(found.onItsWord), ['b/killed']);
    assert.deepEqual(short(found.open), ['c/killed']);
    assert.deepEqual(found.withheldIn, [`${BASE}id/document/a`]);
  });

  it('is that nothing was found, of a body that no document has speak of the thing', () => {
    const found = whyNot(index, { thing, aspect: killed, claimant: agent('three') }, []);
    assert.deepEqual(found, { elsewhere: [], onItsWord: [], open: [], withheldIn: [], gone: [] });
  });

  it('does not count what may be read as about it under another aspect', () => {
    const other = vocab('aspect', 'injured').value;
    assert.deepEqual(whyNot(index, { thing, aspect: other, claimant: agent('one') }, []).open, []);
  });
});
