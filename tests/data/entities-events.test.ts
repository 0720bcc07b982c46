import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isnad, org, rdf, rdfs, vocab } from '../../src/rdf/vocabulary.ts';
import { EntityGraph, filesOf } from './entity-graph.ts';

const graph = new EntityGraph(filesOf('organization', 'resolution', 'event', 'incident', 'place', 'derivation'));
const count = (vote: string, property: { value: string }) => {
  const value = graph.value(vote, property);
  return value === undefined ? undefined : Number(value);
};

describe('votes', () => {
  const votes = graph.instances(isnad.Vote);
  const ballots = (vote: string) => graph.values(vote, isnad.castBy);
  const sideOf = (ballot: string) => graph.value(ballot, isnad.side);

  test('no more voters are named on a side than the count gives', () => {
    const sides = [
      ['for', isnad.inFavour],
      ['against', isnad.against],
      ['abstaining', isnad.abstaining],
    ] as const;
    for (const vote of votes) {
      for (const [side, property] of sides) {
        const named = ballots(vote).filter((ballot) => sideOf(ballot) === vocab('side', side).value).length;
        const counted = count(vote, property);
        if (counted !== undefined) assert.ok(named <= counted, `${vote}: ${named} named ${side}, ${counted} counted`);
      }
    }
  });

  test('a whole count of the Security Council is that of fifteen members', () => {
    let whole = 0;
    for (const vote of votes.filter((vote) => /vote-(sc|s)-/.test(vote))) {
      const numbers = [isnad.inFavour, isnad.against, isnad.abstaining].map((property) => count(vote, property));
      if (numbers.some((number) => number === undefined)) continue;
      whole += 1;
      assert.equal(
        numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0),
        15,
        vote,
      );
    }
    assert.ok(whole >= 6);
  });

  test('a text was vetoed where a veto is recorded, and nowhere else', () => {
    for (const vote of votes) {
      const vetoed = ballots(vote).some((ballot) => graph.value(ballot, isnad.veto) === 'true');
      assert.equal(graph.value(vote, isnad.outcome) === vocab('outcome', 'vetoed').value, vetoed, vote);
    }
  });

  test('the vote of 17 November 2017 has no number in favour: twelve was computed and stands apart', () => {
    assert.equal(count('id/event/vote-s-2017-970', isnad.inFavour), undefined);
    assert.equal(count('id/derivation/vote-s-2017-970-in-favour', isnad.value), 12);
  });

  test('the vetoed draft of 16 November 2017 is case 14: numbers in full, two of fifteen named', () => {
    const vote = 'id/event/vote-s-2017-962';
    assert.deepEqual(
      [isnad.inFavour, isnad.against, isnad.abstaining].map((property) => count(vote, property)),
      [11, 2, 2],
    );
    assert.deepEqual(ballots(vote).sort(), [`${vote}#china`, `${vote}#russia`]);
  });
});

describe('mechanisms', () => {
  test('the Joint Investigative Mechanism has two parents and three mandates, one a resolution', () => {
    const jim = 'id/organization/jim';
    assert.deepEqual(graph.values(jim, org.subOrganizationOf).sort(), [
      'id/organization/opcw',
      'id/organization/united-nations',
    ]);
    const mandates = ['m1', 'm2', 'm3'].map((name) => `${jim}#${name}`);
    assert.deepEqual(
      mandates.map((mandate) => [graph.value(mandate, isnad.basedOn), graph.value(mandate, isnad.date)]),
      [
        ['id/resolution/sc-2235', '2015-08-07/'],
        ['id/resolution/sc-2314', '2016-10-31/2016-11-18'],
        ['id/resolution/sc-2319', '2016-11-17/2017-11'],
      ],
    );
    for (const mandate of mandates) {
      assert.equal(graph.value(mandate, isnad.mandateKind), vocab('mandate-kind', 'attribute').value);
    }
  });

  test('the Fact-Finding Mission has no mandate to attribute, and the mechanism of 2016 prepares files', () => {
    const kinds = (name: string) =>
      graph.values(`id/organization/${name}`, isnad.mandate).map((mandate) => graph.value(mandate, isnad.mandateKind));
    assert.deepEqual(kinds('ffm'), [vocab('mandate-kind', 'establish-use').value]);
    assert.deepEqual(kinds('iiim'), [vocab('mandate-kind', 'prepare-files').value]);
  });

  test('the air force and the armed forces are parts of the state, so that parties compare', () => {
    const parents = graph.closure('id/organization/syrian-arab-air-force', org.subOrganizationOf);
    assert.ok(parents.has('id/organization/syrian-arab-armed-forces'));
    assert.ok(parents.has('id/organization/syrian-arab-republic'));
  });
});

describe('incidents', () => {
  const incidents = graph.instances(isnad.Incident);
  const series = graph.instances(isnad.IncidentSeries);

  test('no label names an attack, a massacre or a substance', () => {
    const loaded = /attack|massacre|bombing|strike|sarin|chlorine|mustard|chemical|هجوم|هجمات|مجزرة|السارين|الكلور/i;
    for (const thing of [...incidents, ...series]) {
      for (const label of graph.values(thing, rdfs.label)) assert.doesNotMatch(label, loaded, thing);
    }
  });

  test('substance, perpetrator and casualties are left to the claims', () => {
    const allowed = new Set(
      [rdf.type, rdfs.label, isnad.date, isnad.earliest, isnad.latest, isnad.place, isnad.partOf, isnad.note]
        .map(({ value }) => value)
        .concat(isnad.curation.value, 'http://www.w3.org/2008/05/skos-xl#altLabel'),
    );
    for (const { subject, predicate } of graph.store.getQuads(null, null, null, null)) {
      const thing = subject.value.split('/id/')[1] ?? '';
      if (thing.startsWith('incident/') && !thing.includes('#')) assert.ok(allowed.has(predicate.value), thing);
    }
  });

  test('Binnish is a doubt about the day, Umm Hawsh a span of days', () => {
    assert.equal(graph.value('id/incident/binnish-2015-03', isnad.date), '[2015-03-23,2015-03-24]');
    assert.equal(graph.value('id/incident/umm-hawsh-2016-09', isnad.date), '2016-09-15/2016-09-16');
  });

  test('the eight dated cases of Human Rights Watch belong to the Aleppo series', () => {
    assert.equal(graph.subjects(isnad.partOf, 'id/incident/aleppo-2016-late').length, 8);
    assert.ok(!incidents.includes('id/incident/aleppo-2016-late'));
  });

  test('every place of an incident has a record', () => {
    const places = graph.instances(isnad.Place);
    for (const thing of [...incidents, ...series]) {
      const place = graph.value(thing, isnad.place);
      assert.ok(place !== undefined && places.includes(place), thing);
    }
  });

  test('what only general knowledge spoke of is not here', () => {
    for (const slug of ['sheikh-maqsood-2013-04', 'bahhariyeh-2013-08']) {
      assert.ok(!incidents.includes(`id/incident/${slug}`));
    }
  });
});
