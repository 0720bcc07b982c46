import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { connections, MOST_STEPS } from '../../src/claims/connections.ts';
import { claimView } from '../../src/claims/read-claim.ts';
import { RecordEdges } from '../../src/claims/record-edges.ts';
import type { SharedIndex } from '../../src/index/shared-index.ts';
import { SEGMENTS } from '../../src/records/segments.ts';
import { thingsOf } from '../../src/views/listing.ts';
import { BASE, curated } from '../support/curated.ts';
import { indexOf } from './fixture.ts';

const { index } = await curated();
const { dictionary } = index.reader;
const thing = (path: string): string => `${BASE}id/${path}`;
const ways = (from: string, to: string) => connections(index.reader, { from: thing(from), to: thing(to), base: BASE });

describe('the edges between records', () => {
  it('are the same from either end, for every record of the curated data', () => {
    const edges = new RecordEdges(index.reader, BASE, { record: 1e9, all: 1e9 });
    const records = SEGMENTS.flatMap((segment) => thingsOf(index, segment)).map((iri) => dictionary.findIri(iri));
    const around = new Map(records.map((record) => [record, new Set(edges.neighbours(record))]));
    for (const [record, neighbours] of around) {
      for (const other of neighbours) {
        const told = `${dictionary.text(record)} – ${dictionary.text(other)}`;
        assert.ok(around.get(other)?.has(record), told);
      }
    }
    assert.equal(edges.isCut, false);
  });

  it('lead over no source, no editor and nothing that is no record', () => {
    const edges = new RecordEdges(index.reader, BASE, { record: 1e9, all: 1e9 });
    const editors = dictionary.findIri(thing('organization/isnad-editors'));
    assert.deepEqual(edges.neighbours(editors), []);
    for (const segment of SEGMENTS) {
      for (const iri of thingsOf(index, segment)) {
        for (const other of edges.neighbours(dictionary.findIri(iri)) ?? []) {
          assert.match(dictionary.text(other), /\/id\/[a-z-]+\/[a-z0-9-]+$/);
          assert.doesNotMatch(dictionary.text(other), /\/id\/claim\//);
        }
      }
    }
  });
});

describe('how two records of the archive are connected', () => {
  it('HRW and resolution 2209: over the release that passes HRW on and cites the resolution, among others', () => {
    const { found, isComplete } = ways('organization/human-rights-watch', 'resolution/sc-2209');
    assert.ok(isComplete);
    assert.equal(found.length, 5);
    for (const { steps } of found) {
      assert.ok(steps.length >= 1 && steps.length <= MOST_STEPS);
      assert.equal(steps[0]?.from, thing('organization/human-rights-watch'));
      assert.equal(steps.at(-1)?.to, thing('resolution/sc-2209'));
      for (const { relations } of steps) assert.ok(relations.length > 0, 'a step without evidence');
    }
    const overRelease = found.find(({ steps }) => steps[0]?.to === thing('document/soc-2017-02-15'));
    assert.ok(overRelease !== undefined && overRelease.steps.length === 2);
    const [credit, cites] = overRelease.steps;
    assert.ok(
      credit?.relations.some(
        (relation) =>
          relation.kind === 'claims' &&
          relation.fromPart === 'credited' &&
          relation.toPart === 'text' &&
          relation.count === 12,
      ),
    );
    assert.ok(
      cites?.relations.some(
        (relation) => relation.kind === 'property' && relation.isForward && relation.property.endsWith('#cites'),
      ),
    );
    const costs = found.map(({ cost }) => cost);
    assert.deepEqual(
      costs,
      [...costs].sort((a, b) => a - b),
    );
  });

  it('cost the same in both directions', () => {
    const there = ways('organization/human-rights-watch', 'resolution/sc-2209');
    const back = ways('resolution/sc-2209', 'organization/human-rights-watch');
    assert.deepEqual(
      there.found.map(({ cost }) => cost),
      back.found.map(({ cost }) => cost),
    );
  });

  it('each claim that carries a step has both records in it', () => {
    for (const { steps } of ways('substance/sarin', 'organization/snhr').found) {
      for (const { from, to, relations } of steps) {
        for (const relation of relations) {
          if (relation.kind === 'property') continue;
          assert.ok(relation.count >= relation.claims.length && relation.claims.length > 0);
          for (const iri of relation.claims) {
            const told = JSON.stringify(claimView(index, iri));
            assert.ok(told.includes(`"${from}"`) && told.includes(`"${to}"`), `${iri}: ${from} ${to}`);
          }
        }
      }
    }
  });

  it('a direct link hides no other way', () => {
    const { found } = ways('document/soc-2023-04-04', 'organization/opcw');
    assert.equal(found[0]?.steps.length, 1);
    assert.ok(found.length > 1);
  });

  it('nothing leads from a record to itself, nor to one that is not there', () => {
    assert.deepEqual(ways('organization/jim', 'organization/jim').found, []);
    assert.deepEqual(ways('organization/jim', 'organization/nobody').found, []);
  });
});

const PLACE = '<id/place/p> a isnad:Place .';

/** An incident that many documents speak of, each of another body; at two ends a body that is named in it. */
async function hub(size: number): Promise<SharedIndex> {
  const claims = Array.from(
    { length: size },
    (_, i) => `<id/document/d${i}> a isnad:Document .
<id/claim/d${i}/c> a isnad:Claim ; isnad:statedIn <id/document/d${i}> ; isnad:claimant <id/organization/o${i}> ; isnad:about <id/incident/hub> .`,
  );
  return (await indexOf(
    `${PLACE} <id/incident/hub> a isnad:Incident ; isnad:place <id/place/p> .
<id/organization/a> isnad:mentionedIn <id/document/d0> . <id/organization/b> isnad:mentionedIn <id/document/d1> .
${claims.join('\n')}`,
  )) as SharedIndex;
}

describe('what a search reads', () => {
  const FIXTURE = 'https://archive.test/';
  const limits = { record: 2_000, all: 10_000 };

  it('is bounded by its limits, however many statements name a record', async () => {
    for (const size of [100, 1_000, 5_000]) {
      const reader = (await hub(size)).reader;
      const request = { from: `${FIXTURE}id/organization/a`, to: `${FIXTURE}id/organization/b`, base: FIXTURE, limits };
      const { found, read, isComplete } = connections(reader, request);
      assert.ok(read <= limits.all, `${read} statements read of ${size} claims`);
      // The hub is found from both ends although not all of it is read.
      assert.equal(found[0]?.steps.length, 4, String(size));
      if (size === 5_000) assert.equal(isComplete, false);
    }
  });

  it('does not grow with what lies behind a hub that no way needs', async () => {
    const reads: number[] = [];
    for (const size of [200, 2_000]) {
      const claims = Array.from(
        { length: size },
        (_, i) =>
          `<id/claim/far/c${i}> a isnad:Claim ; isnad:statedIn <id/document/far> ; isnad:claimant <id/organization/o${i}> ; isnad:about <id/place/hub> .`,
      );
      const parallel = Array.from(
        { length: 5 },
        (_, i) => `<id/document/m${i}> a isnad:Document ; isnad:cites <id/document/a>, <id/document/b> .`,
      );
      const { reader } = (await indexOf(
        `<id/document/a> a isnad:Document ; isnad:place <id/place/hub> . <id/document/b> a isnad:Document ; isnad:place <id/place/hub> .
<id/document/far> a isnad:Document .
${parallel.join('\n')}\n${claims.join('\n')}`,
      )) as SharedIndex;
      const request = { from: `${FIXTURE}id/document/a`, to: `${FIXTURE}id/document/b`, base: FIXTURE };
      const { found, read, isComplete } = connections(reader, request);
      assert.deepEqual([found.length, found[0]?.cost, isComplete], [5, 2, true]);
      reads.push(read);
    }
    assert.equal(reads[0], reads[1]);
  });
});
