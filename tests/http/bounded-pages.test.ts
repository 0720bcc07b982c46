import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { PageName } from '../../src/http/pages.ts';
import { curatedSite } from '../browser/curated-site.ts';
import { countingIndex } from '../support/counting-index.ts';

/**
 * Addresses of pages over the curated data, and how often each may ask the index at most: some two fifths more than it does
 * today. How the bound of a record or a claim grows with what concerns it is told in tests/views/bounded-pages.test.ts.
 */
type Bounds = readonly (readonly [path: string, most: number])[];

/** By the name under which a page is made: one that is new has no bound until it is written here. */
const MADE: Readonly<Record<PageName, Bounds>> = {
  home: [['', 900]],
  list: [
    ['incident', 1_600],
    ['organization?page=2', 2_100],
    ['document?view=timeline', 1_400],
    ['incident?view=map', 1_200],
    ['place?within=idlib-gov', 500],
  ],
  search: [
    ['search', 1_900],
    ['search?q=shaykun', 300],
    ['search?view=timeline', 3_000],
    ['search?view=map&q=khan', 700],
  ],
  record: [
    ['incident/khan-shaykhun-2017-04-04', 18_000],
    ['document/soc-2017-02-15', 2_600],
    ['organization/jim', 4_000],
    ['resolution/sc-2118', 700],
    ['event/vote-s-2017-962', 300],
    ['person/bashar-al-assad', 200],
    ['place/khan-shaykhun', 300],
    ['substance/sarin', 1_300],
    ['means/artillery-gun', 120],
    ['catalogue-entry/syrian-memory-soc-2017-02-15', 400],
    ['derivation/soc-2017-02-15-three-incidents', 130],
    ['source/aleppo-neighbourhoods-arabic', 150],
  ],
  claims: [
    ['incident/khan-shaykhun-2017-04-04/claims', 2_400],
    ['incident/khan-shaykhun-2017-04-04/claims?aspect=injured&claimant=human-rights-watch', 800],
  ],
  claim: [
    ['claim/soc-2023-04-04/killed', 900],
    ['claim/soc-2017-02-15/jim-chlorine-incidents', 3_500],
  ],
  explore: [
    ['explore', 700],
    ['explore?start=incident.khan-shaykhun-2017-04-04', 500],
    ['explore?start=organization.opcw&open=organization.opcw*speaks-of', 300],
  ],
  path: [
    ['path', 20],
    ['path?from=organization/human-rights-watch&to=resolution/sc-2209', 1_500],
  ],
  voices: [
    ['voices', 900],
    ['voices?claim=claim/soc-2023-04-04/killed-children', 600],
  ],
  compare: [
    ['compare', 10],
    ['compare?records=incident/khan-shaykhun-2017-04-04,incident/ghouta-2013-08-21,incident/douma-2018-04-07', 7_000],
    ['compare?records=organization/human-rights-watch,organization/syrian-opposition-coalition', 2_700],
  ],
  query: [
    ['sparql', 600],
    ['sparql?format=html&query=SELECT%20*%20%7B%3Fs%20a%20%3Fo%7D%20LIMIT%20100', 600],
  ],
  questions: [['questions', 13_000]],
  ontology: [['ontology', 4_000]],
  shapes: [['shapes', 1_600]],
  service: [['sparql?format=turtle', 20]],
  void: [['.well-known/void', 400]],
  catalog: [['catalog?page=1', 700]],
  events: [['ldes?after=0', 2]],
};
/** Pages of routes that make their own. */
const OTHERS: Bounds = [
  ['document/soc-2023-04-04/v/1', 900],
  ['search/suggest?q=khan', 120],
  ['vocabulary', 200],
  ['vocabulary/aspect', 500],
  ['problems', 10],
  ['reconcile', 60],
  ['reconcile/preview?id=incident/khan-shaykhun-2017-04-04', 70],
  ['reconcile?queries=%7B%22q0%22%3A%7B%22query%22%3A%22Khan%20Shaykhun%22%7D%7D', 150],
  ['changes', 320],
  ['fragments', 5],
  ['fragments?object=%22Khan+Shaykhun%22%40en', 5],
  ['document/soc-2017-02-15/v/1/diff', 5_700],
  ['linkset/document/soc-2017-02-15.json', 6],
  ['dumps/', 2],
  ['nothing/here', 10],
];

describe('a page asks the index', () => {
  const ends: (() => unknown)[] = [];
  let base = '';
  let reads = (): number => 0;
  before(async () => {
    base = await curatedSite({ after: (end: () => unknown) => void ends.push(end) } as never, (index) => {
      const counting = countingIndex(index);
      reads = counting.reads;
      return counting.index;
    });
  });
  after(async () => {
    for (const end of ends) await end();
  });

  for (const bounds of [...Object.values(MADE), OTHERS])
    for (const [path, most] of bounds)
      it(`at most ${most} times: /${path}`, async () => {
        const before = reads();
        const answer = await fetch(base + path, { headers: { Accept: 'text/html,*/*;q=0.5' } });
        await answer.text();
        const asked = reads() - before;
        assert.equal(answer.status, path === 'nothing/here' ? 404 : 200);
        assert.ok(asked <= most, `${asked} times`);
      });
});
