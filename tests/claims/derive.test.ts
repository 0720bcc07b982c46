import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { derivedQuads } from '../../src/claims/derive.ts';
import { isnad, schema, skos } from '../../src/rdf/vocabulary.ts';
import { BASE, claimIri, claimTurtle, indexOf } from './fixture.ts';

const index = await indexOf(`
${claimTurtle('a/killed', '2017-04-05', 'watch', 'isnad:about <id/incident/x> ; isnad:aspect as:killed ; isnad:modality m:asserted ; isnad:value 9 ; isnad:bound b:at-least ; isnad:counts c:children')}
${claimTurtle('b/killed', '2017-04-06', 'press', 'isnad:about <id/incident/x> ; isnad:aspect as:killed ; isnad:modality m:reported ; isnad:value 80 ; isnad:upperValue 90 ; isnad:bound b:between ; isnad:counts c:persons ; isnad:credits <id/organization/watch> ; isnad:reports <id/claim/a/killed>')}
${claimTurtle('c/thousands', '2017-04-06', 'press', 'isnad:about <id/incident/x> ; isnad:aspect as:occurrences ; isnad:modality m:asserted ; isnad:asWorded "thousands"@en ; isnad:bound b:order-of-magnitude ; isnad:counts c:crimes')}
${claimTurtle('d/own-date', '2017-04-06', 'press', 'isnad:about <id/incident/x> ; isnad:aspect as:date ; isnad:modality m:asserted ; isnad:value "2013-09"^^edtf:EDTF ; isnad:date "2016"^^edtf:EDTF')}
<id/organization/watch> rdfs:label "Watch"@en , "المرصد"@ar ; skosxl:altLabel <id/organization/watch#name> .
<id/organization/watch#name> skosxl:literalForm "The Watch"@en .
<id/organization/press> rdfs:label "Press"@en .
<id/incident/x> rdfs:label "Place, 4 April 2017"@en .
`);
const derived = [...derivedQuads(index, BASE)];
const objects = (subject: string, predicate: { value: string }) =>
  derived
    .filter((q) => q.subject.value === subject && q.predicate.value === predicate.value)
    .map((q) => q.object.value);

describe('the derived graph', () => {
  it('gives a figure its interval, open at the top for a lower limit', () => {
    assert.deepEqual(objects(claimIri('a/killed'), isnad.lowest), ['9']);
    assert.deepEqual(objects(claimIri('a/killed'), isnad.highest), []);
    assert.deepEqual(objects(claimIri('b/killed'), isnad.lowest), ['80']);
    assert.deepEqual(objects(claimIri('b/killed'), isnad.highest), ['90']);
  });

  it('gives no interval to an order of magnitude', () => {
    assert.deepEqual(objects(claimIri('c/thousands'), isnad.lowest), []);
  });

  it('leads every claim to the claim at the start of its chain', () => {
    assert.deepEqual(objects(claimIri('b/killed'), isnad.root), [claimIri('a/killed')]);
    assert.deepEqual(objects(claimIri('a/killed'), isnad.root), [claimIri('a/killed')]);
  });

  it('lends a claim the date of its document, unless it bears one of its own', () => {
    assert.deepEqual(objects(claimIri('a/killed'), isnad.date), ['2017-04-05']);
    assert.deepEqual(objects(claimIri('d/own-date'), isnad.date), []);
  });

  it('joins document and thing, and agent and thing, and never says who did what', () => {
    assert.deepEqual(new Set(objects(`${BASE}id/document/a`, schema.about)), new Set([`${BASE}id/incident/x`]));
    assert.deepEqual(
      new Set(objects(`${BASE}id/organization/watch`, isnad.speaksOf)),
      new Set([`${BASE}id/incident/x`]),
    );
  });

  it('turns each lexical label into a plain one', () => {
    assert.deepEqual(objects(`${BASE}id/organization/watch`, skos.altLabel), ['The Watch']);
  });

  it('composes a sentence in both languages, with English names where no Arabic one is known', () => {
    assert.deepEqual(objects(claimIri('a/killed'), isnad.sentence), [
      'Watch asserts: at least 9 children killed (Place, 4 April 2017)',
      'إفادة من المرصد: قُتل ما لا يقل عن 9 من الأطفال (Place, 4 April 2017)',
    ]);
    assert.deepEqual(
      objects(claimIri('b/killed'), isnad.sentence)[0],
      'Press, crediting Watch, reports: between 80 and 90 persons killed (Place, 4 April 2017)',
    );
  });

  it('keeps the word of the source where it gives no number', () => {
    assert.match(objects(claimIri('c/thousands'), isnad.sentence)[0] ?? '', /“thousands”/);
  });
});

describe('the sentence of a demand', () => {
  const demand = (more: string) => `
<id/document/d> isnad:date "2017-02-15"^^edtf:EDTF .
<id/claim/d/icc> a isnad:Demand ; isnad:statedIn <id/document/d> ; isnad:claimant <id/organization/soc> ; isnad:demandedAction <https://w3id.org/isnad/vocabulary/action#refer>${more} .
<id/organization/soc> rdfs:label "Coalition"@en . <id/organization/icc> rdfs:label "International Criminal Court"@en .`;
  const say = async (turtle: string) => {
    const read = [...derivedQuads(await indexOf(turtle), BASE)];
    return read.filter((q) => q.predicate.value === isnad.sentence.value).map((q) => q.object.value);
  };

  it('names the action and only what is printed', async () => {
    const [english, arabic] = await say(demand(' ; isnad:forum <id/organization/icc>'));
    assert.equal(english, 'Coalition calls for referral; forum: International Criminal Court');
    assert.match(arabic ?? '', /^دعوة من Coalition إلى الإحالة؛ /);
  });

  it('says when it renews an earlier one', async () => {
    assert.equal((await say(demand(' ; isnad:renews true')))[0], 'Coalition renews its call for referral');
  });
});
