import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { neighbourhoodOf } from '../../src/validate/neighbourhood.ts';
import { around, record } from './sample.ts';

const local = (iri: string) => iri.replace('https://isnad.invalid/', '').replace(/.*[#/]ontology#/, '');

describe('The neighbourhood of a record', () => {
  it('holds the types of what the record refers to, and nothing else of it', async () => {
    const doc = await record('<id/person/a> a isnad:Person ; isnad:affiliation <id/organization/b> .');
    const world = await around('<id/organization/b> a isnad:Organization ; rdfs:label "B"@en .');
    const { quads, standing } = neighbourhoodOf(doc, world);
    assert.deepEqual(
      quads.map(({ predicate, object }) => [local(predicate.value), local(object.value)]),
      [['http://www.w3.org/1999/02/22-rdf-syntax-ns#type', 'Organization']],
    );
    assert.deepEqual([...standing], [['https://isnad.invalid/id/organization/b', 'current']]);
  });

  it('follows a chain through as many records as it has, and stops at a circle', async () => {
    const doc = await record(
      '<id/document/a> a isnad:Document . <id/claim/a/x> a isnad:Claim ; isnad:reports <id/claim/b/x> .',
    );
    const links = Array.from(
      { length: 30 },
      (_, n) => `<id/claim/${word(n)}/x> a isnad:Claim ; isnad:reports <id/claim/${word(n + 1)}/x> .`,
    );
    const world = await around(`<id/claim/b/x> isnad:reports <id/claim/${word(0)}/x> . ${links.join('\n')}
      <id/claim/${word(30)}/x> a isnad:Claim ; isnad:reports <id/claim/b/x> .`);
    const { quads } = neighbourhoodOf(doc, world);
    assert.equal(quads.filter(({ predicate }) => local(predicate.value) === 'reports').length, 32);
  });

  it('does not count what the archive still holds of the record itself', async () => {
    const doc = await record(`<id/document/a> a isnad:Document .
      <id/claim/a/x> a isnad:Claim ; isnad:scope <id/claim/a/x#scope> ; isnad:subsetOf <id/claim/a/dropped> ; isnad:readIn <id/document/a#dropped> .`);
    const world = await around(
      `<id/claim/a/x#scope> a isnad:Scope . <id/claim/a/dropped> a isnad:Claim . <id/document/a#dropped> a isnad:TextVersion .`,
    );
    const { standing } = neighbourhoodOf(doc, world);
    assert.deepEqual([...new Set(standing.values())], ['missing']);
    assert.equal(standing.size, 3);
  });

  it('reads who states a claim that is reported, and the bodies above each', async () => {
    const doc = await record(`<id/document/a> a isnad:Document .
      <id/claim/a/x> a isnad:Claim ; isnad:credits <id/organization/un> ; isnad:reports <id/claim/b/x> .`);
    const world = await around(`<id/organization/un> a isnad:Organization .
      <id/claim/b/x> a isnad:Claim ; isnad:claimant <id/organization/jim> ; isnad:aspect <urn:aspect> .
      <id/organization/jim> a isnad:Mechanism ; org:subOrganizationOf <id/organization/council> .
      <id/organization/council> a isnad:Organization ; org:subOrganizationOf <id/organization/un> .`);
    const { quads } = neighbourhoodOf(doc, world);
    const above = quads.filter(({ predicate }) => predicate.value.endsWith('subOrganizationOf'));
    assert.deepEqual(
      above.map(({ object }) => local(object.value)),
      ['id/organization/council', 'id/organization/un'],
    );
    assert.ok(quads.some(({ predicate }) => local(predicate.value) === 'aspect'));
  });

  it('reads when and where an incident was that a claim is about, and what lies around the place', async () => {
    const doc = await record(`<id/document/a> a isnad:Document .
      <id/claim/a/x> a isnad:Claim ; isnad:about <id/incident/i> ; isnad:object <id/place/quarter> .`);
    const world =
      await around(`<id/incident/i> a isnad:Incident ; isnad:earliest "2017-04-04" ; isnad:place <id/place/town> .
      <id/place/quarter> a isnad:Place ; isnad:within <id/place/town> .
      <id/place/town> a isnad:Place ; isnad:within <id/place/country> ; rdfs:label "Town"@en .`);
    const read = neighbourhoodOf(doc, world).quads.map(({ predicate, object }) => [
      local(predicate.value),
      local(object.value),
    ]);
    assert.deepEqual(read.filter(([property]) => !property?.endsWith('type')).sort(), [
      ['earliest', '2017-04-04'],
      ['place', 'id/place/town'],
      ['within', 'id/place/country'],
      ['within', 'id/place/town'],
    ]);
  });

  it('takes the claims of a document for its own, not those of a place with the same slug', async () => {
    const place = await record('<id/place/a> a isnad:Place ; isnad:within <id/claim/a/x> .');
    const { standing } = neighbourhoodOf(place, await around('<id/claim/a/x> a isnad:Claim .'));
    assert.deepEqual([...standing.values()], ['current']);
  });
});

function word(number: number): string {
  return `doc-${number}`;
}
