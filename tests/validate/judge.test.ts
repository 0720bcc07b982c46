import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { NAMESPACES } from '../../src/rdf/vocabulary.ts';
import { makeBackground } from '../../src/validate/background.ts';
import { Judge } from '../../src/validate/judge.ts';
import { ONTOLOGY_DIR, shapesOf, turtleOf } from '../../src/validate/load-shapes.ts';
import { neighbourhoodOf } from '../../src/validate/neighbourhood.ts';
import { around, person, record, WORLD } from './sample.ts';

describe('The judge', () => {
  let judge: Judge;
  before(async () => {
    judge = new Judge(await shapesOf(), makeBackground(await turtleOf(ONTOLOGY_DIR)));
  });

  async function shapesTripped(text: string, world: string): Promise<string[]> {
    const judged = await record(text);
    const { findings } = await judge.judge(judged, neighbourhoodOf(judged, await around(world)));
    return findings.map(({ shape }) => shape.slice(NAMESPACES.shapes.length));
  }

  it('holds a record to account for its own nodes, never for those of its neighbours', async () => {
    const judged = await person('someone', 'isnad:affiliation <id/organization/bare> ;');
    // This neighbour has neither label nor curation; that is the business of its own record.
    const world = await around(`${WORLD} <id/organization/bare> a isnad:Mechanism .`);
    assert.deepEqual((await judge.judge(judged, neighbourhoodOf(judged, world))).findings, []);
  });

  it('knows that a mechanism is an organization and an agent, and a place neither', async () => {
    const mechanism = '<id/person/a> a isnad:Person ; isnad:affiliation <id/organization/b> .';
    assert.ok(
      !(await shapesTripped(mechanism, '<id/organization/b> a isnad:Mechanism .')).includes('PersonShape-affiliation'),
    );
    assert.ok(
      (await shapesTripped(mechanism, '<id/organization/b> a isnad:Place .')).includes('PersonShape-affiliation'),
    );
  });

  it('finds a circle of claims that runs through three records', async () => {
    const text = '<id/document/a> a isnad:Document . <id/claim/a/x> a isnad:Claim ; isnad:reports <id/claim/b/x> .';
    const open = '<id/claim/b/x> a isnad:Claim ; isnad:reports <id/claim/c/x> . <id/claim/c/x> a isnad:Claim .';
    assert.ok(!(await shapesTripped(text, open)).includes('CycleCheck'));
    const closed = `${open} <id/claim/c/x> isnad:reports <id/claim/a/x> .`;
    assert.ok((await shapesTripped(text, closed)).includes('CycleCheck'));
  });

  it('lets two claims be variants of each other', async () => {
    const text = `<id/document/a> a isnad:Document . <id/claim/a/x> a isnad:Claim ; isnad:variantOf <id/claim/a/y> .
      <id/claim/a/y> a isnad:Claim ; isnad:variantOf <id/claim/a/x> .`;
    assert.ok(!(await shapesTripped(text, '')).includes('CycleCheck'));
  });

  it('checks more than fifty nodes of one kind, where the engine by itself would stop', async () => {
    const claims = Array.from(
      { length: 120 },
      (_, n) => `<id/claim/a/c-${n}> a isnad:Claim ; isnad:reading <id/claim/a/c-0#r> .`,
    );
    const text = `<id/document/a> a isnad:Document . ${claims.join('\n')} <id/claim/a/c-0#r> a isnad:Reading .`;
    const tripped = await shapesTripped(text, '');
    assert.equal(tripped.filter((name) => name === 'ClaimShape-claimant').length, 120);
    assert.equal(tripped.filter((name) => name === 'ClaimShape-readings-plural').length, 120);
  });
});
