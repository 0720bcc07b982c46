import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chain } from '../../src/claims/chain.ts';
import { claimsAbout, claimView } from '../../src/claims/read-claim.ts';
import type { SharedIndex } from '../../src/index/shared-index.ts';
import { namedNode } from '../../src/rdf/quads.ts';
import { isnad } from '../../src/rdf/vocabulary.ts';
import { parseIri } from '../../src/records/segments.ts';
import { claimQuads } from '../../src/views/claim-graph.ts';
import { claimPage } from '../../src/views/claim-page.ts';
import { recordPage } from '../../src/views/record-page.ts';
import type { Reader } from '../../src/views/view.ts';
import { countingIndex } from '../support/counting-index.ts';
import { BASE, curated } from '../support/curated.ts';

const { index } = await curated();
const reader: Reader = {
  language: 'en',
  base: BASE,
  href: (path) => `/${path}`,
  alternates: [],
  here: { path: '', query: {} },
};

const RECORDS = [
  'incident/khan-shaykhun-2017-04-04',
  'incident/syria-from-2012',
  'incident/sarmin-2015-03-16',
  'organization/jim',
  'organization/syrian-opposition-coalition',
  'document/soc-2017-02-15',
  'resolution/sc-2118',
  'event/vote-s-2017-962',
  'person/bashar-al-assad',
  'place/khan-shaykhun',
  'place/idlib-gov',
  'means/artillery-gun',
  'organization/syrian-arab-republic',
  'substance/sarin',
];

function readsOfRecord(path: string): number {
  const named = parseIri(BASE + path, BASE);
  assert.ok(named?.kind === 'record', path);
  const counting = countingIndex(index);
  const quads = [...index.match(null, null, null, namedNode(BASE + path))];
  const facts = { version: 1, modified: '2026-11-22T00:00:00.000Z', hash: 'h', findPassage: () => undefined };
  const { segment, slug } = named;
  recordPage(
    { index: counting.index, thing: `${BASE}id/${path}`, record: BASE + path, segment, slug, quads, ...facts },
    reader,
  );
  return counting.reads();
}

describe('what a page reads of the index', () => {
  for (const path of RECORDS)
    it(`is bounded by what concerns the record: ${path}`, () => {
      const thing = namedNode(`${BASE}id/${path}`);
      const roles = [isnad.about, isnad.claimant, isnad.credits, isnad.statedIn];
      const claims = roles.reduce((sum, role) => sum + index.count(null, role, thing), index.count(null, null, thing));
      const byAspect = Map.groupBy(claimsAbout(index, thing.value), ({ aspect }) => aspect);
      const pairs = [...byAspect.values()].reduce((sum, { length: n }) => sum + (n * (n - 1)) / 2, 0);
      const [reads, bound] = [readsOfRecord(path), 500 + 40 * claims + 30 * pairs];
      assert.ok(
        reads > 10 && reads <= bound,
        `${reads} reads; ${claims} claims and pointers, ${pairs} pairs: ${bound}`,
      );
    });

  for (const name of ['soc-2023-04-04/killed', 'soc-2017-02-15/jim-chlorine-incidents'])
    it(`is bounded by the chain of a claim and by what it is compared with: ${name}`, () => {
      const iri = `${BASE}id/claim/${name}`;
      const claim = claimView(index, iri) ?? assert.fail(name);
      const counting = countingIndex(index as SharedIndex);
      claimPage({ index: counting.index, claim, quads: claimQuads(index, iri), findPassage: () => undefined }, reader);
      const beside = claim.about.flatMap((thing) => claimsAbout(index, thing)).length;
      const bound = 300 + 60 * chain(index, iri).length + 60 * beside;
      assert.ok(counting.reads() <= bound, `${counting.reads()} reads of at most ${bound}`);
    });
});
