import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countClaimsAbout } from '../../src/claims/claim-count.ts';
import { claimsAbout } from '../../src/claims/read-claim.ts';
import { namedNode } from '../../src/rdf/quads.ts';
import { isnad } from '../../src/rdf/vocabulary.ts';
import { entryOf } from '../../src/views/search-entry.ts';
import { BASE, curated } from '../support/curated.ts';

const { index } = await curated();
const KHAN_SHAYKHUN = `${BASE}id/incident/khan-shaykhun-2017-04-04`;

test('lists and search count as many claims about an incident as its page shows; what we computed is none of them', () => {
  const shown = claimsAbout(index, KHAN_SHAYKHUN).length;
  assert.ok(index.count(null, isnad.about, namedNode(KHAN_SHAYKHUN)) > shown, 'derivations are about it, too');
  assert.equal(countClaimsAbout(index, KHAN_SHAYKHUN), shown);
  assert.equal(entryOf(index, KHAN_SHAYKHUN).claims, shown);
});
