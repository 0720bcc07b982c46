import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDisputed } from '../../src/claims/disagreement.ts';
import { matrix } from '../../src/claims/matrix.ts';
import { claimsAbout } from '../../src/claims/read-claim.ts';
import { thingsOf } from '../../src/views/listing.ts';
import { entryOf } from '../../src/views/search-entry.ts';
import { BASE, curated } from '../support/curated.ts';

const { index } = await curated();
const entry = (path: string) => entryOf(index, `${BASE}id/${path}`);

describe('what a thing is narrowed by', () => {
  it('is, of an incident, its place with all that it lies in, and what its claims say of it', () => {
    const { facets, claims, earliest } = entry('incident/khan-shaykhun-2017-04-04');
    assert.deepEqual(facets['class'], ['Incident', 'Event']);
    assert.deepEqual(facets['year'], ['2017']);
    assert.deepEqual(facets['place'], ['khan-shaykhun', 'idlib-gov', 'syria']);
    assert.deepEqual(facets['disagreement'], ['yes']);
    for (const claimant of ['human-rights-watch', 'syrian-opposition-coalition', 'jim'])
      assert.ok(facets['organization']?.includes(claimant), claimant);
    for (const aspect of ['killed', 'perpetrator']) assert.ok(facets['aspect']?.includes(aspect), aspect);
    assert.equal(earliest, '2017-04-04');
    assert.equal(claims, claimsAbout(index, `${BASE}id/incident/khan-shaykhun-2017-04-04`).length);
  });

  it('is, of a document, its publisher, who claims in it, and the places of what it speaks of', () => {
    const { facets } = entry('document/soc-2023-04-04');
    assert.ok(facets['organization']?.includes('syrian-opposition-coalition'));
    assert.ok(facets['place']?.includes('khan-shaykhun'));
    assert.deepEqual(facets['class'], ['Document']);
  });

  it('is, of a mechanism, that it is an organization, too', () => {
    assert.deepEqual(entry('organization/jim').facets['class'], ['Mechanism', 'Organization']);
  });

  it('is every year of a time that spans several', () => {
    const series = thingsOf(index, 'incident').map((iri) => entryOf(index, iri));
    const spanning = series.find(({ earliest, latest = earliest }) => earliest?.slice(0, 4) !== latest?.slice(0, 4));
    const [first, last] = [Number(spanning?.earliest?.slice(0, 4)), Number(spanning?.latest?.slice(0, 4))];
    assert.ok(last > first);
    assert.equal(spanning?.facets['year']?.length, last - first + 1);
  });
});

describe('whether sources disagree about a thing', () => {
  it('is what its matrix shows', () => {
    let disputed = 0;
    for (const segment of ['incident', 'organization', 'resolution', 'event'] as const) {
      for (const thing of thingsOf(index, segment)) {
        const { rows } = matrix(index, thing);
        const conflicting = rows.some(({ comparisons }) => comparisons.some(({ kind }) => kind === 'conflicting'));
        assert.equal(isDisputed(index, thing) === true, conflicting, thing);
        if (conflicting) disputed += 1;
      }
    }
    assert.ok(disputed > 3, `only ${disputed} are disputed`);
  });
});
