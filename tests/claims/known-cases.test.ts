import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compare } from '../../src/claims/compare.ts';
import { claimView } from '../../src/claims/read-claim.ts';
import { BASE, curated } from '../support/curated.ts';

const { index } = await curated();
const read = (name: string) => claimView(index, `${BASE}id/claim/${name}`) ?? assert.fail(`no claim ${name}`);

/** The pairs of the public record that a reader would get wrong by looking at the figures alone. */
const CASES: readonly (readonly [a: string, b: string, kind: string])[] = [
  ['soc-2023-04-04/killed', 'snhr-2020-10/killed', 'same-figure-no-source'],
  ['soc-2023-04-04/killed', 'coi-36-55/killed', 'compatible'],
  ['soc-2023-04-04/killed', 'hrw-dbc-2017/killed-copy-a', 'compatible'],
  ['hrw-dbc-2017/killed-copy-a', 'hrw-dbc-2017/killed-copy-b', 'variants'],
  ['soc-2019-04/killed', 'coi-36-55/killed', 'approximate'],
  ['soc-2023-04-04/killed', 'soc-2019-04/killed', 'series'],
  ['soc-2023-04-04/uses', 'snhr-2018-04-04/attacks-after-2118', 'not-comparable'],
  ['soc-2017-02-15/occasions', 'hrw-aleppo-2017-02-13/occasions', 'repetition'],
  ['jim-7/khan-shaykhun', 'news-coi-2017-09-06/syria-denies', 'conflicting'],
  ['jim-7/khan-shaykhun', 'coi-36-55/khan-shaykhun', 'compatible'],
  ['jim-7/mandate-end', 'un-news-2017-11-17/jim-mandate-end', 'conflicting'],
  ['jim-7/umm-hawsh-date', 'ffm-s-1491/umm-hawsh-date', 'compatible'],
];

describe('comparison in the public record', () => {
  for (const [a, b, kind] of CASES) {
    it(`${a} and ${b}: ${kind}`, () => {
      assert.equal(compare(index, read(a), read(b)).kind, kind);
      assert.equal(compare(index, read(b), read(a)).kind, kind);
    });
  }
});
