import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compare } from '../../src/claims/compare.ts';
import { claimView } from '../../src/claims/read-claim.ts';
import { claimIri, claimTurtle, indexOf } from './fixture.ts';

const KHAN = 'isnad:about <id/incident/khan-shaykhun-2017-04-04> ; isnad:aspect as:killed';
const killed = (value: number, bound: string, counts: string, more = '') =>
  `${KHAN} ; isnad:value ${value} ; isnad:bound b:${bound} ; isnad:counts c:${counts}${more}`;
const perpetrator = (rest: string) => `isnad:about <id/incident/x> ; isnad:aspect as:perpetrator ; ${rest}`;
const uses = (value: number, scope: string) =>
  `isnad:about <id/incident/syria-from-2012> ; isnad:aspect as:occurrences ; isnad:value ${value} ; isnad:bound b:unqualified ; isnad:counts c:attacks ; isnad:scope <${scope}>`;

const apart = (value: number, which: string) =>
  killed(value, 'unqualified', 'persons', ` ; isnad:scope <id/claim/apart/killed-${which}#scope>`);

/** The agents of the table: the air force and the armed forces are parts of the state. */
const AGENTS = `
<id/organization/armed-forces> org:subOrganizationOf <id/organization/state> .
<id/organization/air-force> org:subOrganizationOf <id/organization/armed-forces> .
<id/claim/soc/uses#scope> isnad:party <id/organization/state> ; isnad:fromEvent <id/event/accession> .
<id/claim/snhr18/attacks#scope> isnad:party <id/organization/state> ; isnad:fromEvent <id/event/vote-2118> .
<id/claim/gppi/attacks#scope> isnad:party <id/organization/state> ; isnad:fromEvent <id/event/vote-2118> .
<id/claim/apart/killed-first#scope> isnad:note "The first of two counts apart."@en .
<id/claim/apart/killed-second#scope> isnad:note "The second of two counts apart."@en .`;

const CLAIMS = [
  claimTurtle('soc/killed', '2023-04-04', 'soc', killed(91, 'unqualified', 'civilians')),
  claimTurtle('snhr/killed', '2020-10-07', 'snhr', killed(91, 'unqualified', 'civilians')),
  claimTurtle('coi/killed', '2017-09-06', 'coi', killed(83, 'at-least', 'persons')),
  claimTurtle(
    'hrw/killed-a',
    '2017-05-01',
    'hrw',
    killed(90, 'at-least', 'persons', ' ; isnad:variantOf <id/claim/hrw/killed-b>'),
  ),
  claimTurtle('hrw/killed-b', '2017-05-01', 'hrw', killed(92, 'at-least', 'persons')),
  claimTurtle(
    'soc19/killed',
    '2019-04-04',
    'soc',
    killed(100, 'about', 'civilians', ' ; isnad:credits <id/organization/snhr>'),
  ),
  claimTurtle('jesr/killed', '2022-04-04', 'jesr', killed(100, 'about', 'civilians')),
  claimTurtle('vdc/killed', '2017-04-10', 'vdc', killed(92, 'unqualified', 'persons')),
  claimTurtle('sohr/killed', '2022-04-04', 'sohr', killed(88, 'unqualified', 'persons')),
  claimTurtle(
    'press/killed',
    '2021-01-01',
    'press',
    killed(91, 'unqualified', 'civilians', ' ; isnad:credits <id/organization/snhr>'),
  ),
  claimTurtle(
    'echo/killed',
    '2021-01-01',
    'echo',
    killed(91, 'unqualified', 'civilians', ' ; isnad:reports <id/claim/snhr/killed>'),
  ),
  claimTurtle('same-day/killed', '2020-10-07', 'same-day', killed(91, 'unqualified', 'civilians')),
  claimTurtle('tiny/killed', '2018-01-01', 'tiny', killed(60, 'at-most', 'persons')),
  claimTurtle('range/killed', '2018-01-01', 'range', killed(80, 'between', 'persons', ' ; isnad:upperValue 89')),
  claimTurtle('more/killed', '2018-01-01', 'more', killed(92, 'more-than', 'persons')),
  claimTurtle(
    'list/killed-msf',
    '2014-01-01',
    'list',
    killed(355, 'unqualified', 'persons', ' ; isnad:credits <id/organization/msf>'),
  ),
  claimTurtle(
    'list/killed-fsa',
    '2014-01-01',
    'list',
    killed(1729, 'unqualified', 'persons', ' ; isnad:credits <id/organization/fsa>'),
  ),
  claimTurtle('apart/killed-first', '2018-01-01', 'apart', apart(6, 'first')),
  claimTurtle('apart/killed-second', '2018-01-01', 'apart', apart(35, 'second')),
  claimTurtle('state17/killed-none', '2017-04-05', 'state', `${KHAN} ; isnad:finding f:denied`),
  claimTurtle('ffm17/killed-open', '2017-06-29', 'ffm', `${KHAN} ; isnad:finding f:not-determined`),
  claimTurtle('soc/killed-children', '2023-04-04', 'soc', killed(32, 'unqualified', 'children')),
  claimTurtle('soc/uses', '2023-04-04', 'soc', uses(181, 'id/claim/soc/uses#scope')),
  claimTurtle('snhr18/attacks', '2018-04-04', 'snhr', uses(181, 'id/claim/snhr18/attacks#scope')),
  claimTurtle('gppi/attacks', '2018-04-04', 'gppi', uses(336, 'id/claim/gppi/attacks#scope')),
  claimTurtle('jim/attribution', '2017-10-26', 'jim', perpetrator('isnad:object <id/organization/state>')),
  claimTurtle('jim4/attribution', '2016-10-21', 'jim4', perpetrator('isnad:object <id/organization/armed-forces>')),
  claimTurtle('iit/attribution', '2020-04-08', 'iit', perpetrator('isnad:object <id/organization/air-force>')),
  claimTurtle('other/attribution', '2020-04-08', 'other', perpetrator('isnad:object <id/organization/isil>')),
  claimTurtle(
    'state/denial',
    '2017-09-06',
    'state',
    perpetrator('isnad:object <id/organization/state> ; isnad:finding f:denied'),
  ),
  claimTurtle('ffm/none', '2017-06-29', 'ffm', perpetrator('isnad:finding f:not-addressed')),
].join('\n');

const TABLE: readonly (readonly [a: string, b: string, kind: string, why: string])[] = [
  ['soc/killed', 'snhr/killed', 'same-figure-no-source', 'the later 91 names no source'],
  ['snhr/killed', 'same-day/killed', 'same', 'neither can have copied the other'],
  ['soc/killed', 'coi/killed', 'compatible', '91 civilians are within at least 83 persons'],
  ['coi/killed', 'hrw/killed-b', 'compatible', 'two lower limits always meet'],
  ['hrw/killed-a', 'hrw/killed-b', 'variants', 'two copies of one page'],
  ['soc19/killed', 'coi/killed', 'approximate', 'about 100 has no interval'],
  ['soc/killed', 'soc19/killed', 'series', 'one claimant, two dates'],
  ['state17/killed-none', 'sohr/killed', 'conflicting', 'that anybody was killed is denied'],
  ['state17/killed-none', 'tiny/killed', 'compatible', 'at most 60 leaves none open'],
  ['state17/killed-none', 'jesr/killed', 'conflicting', 'about 100 is more than none'],
  ['ffm17/killed-open', 'sohr/killed', 'not-comparable', 'a finding that takes no position'],
  ['list/killed-msf', 'list/killed-fsa', 'conflicting', 'one page lists two bodies that differ'],
  ['vdc/killed', 'sohr/killed', 'conflicting', '92 and 88 persons'],
  ['soc/killed', 'sohr/killed', 'conflicting', '91 civilians cannot be part of 88 persons'],
  ['sohr/killed', 'coi/killed', 'compatible', '88 is at least 83'],
  ['press/killed', 'snhr/killed', 'repetition', 'it credits the body whose figure it is'],
  ['echo/killed', 'snhr/killed', 'repetition', 'it reports the very claim'],
  ['press/killed', 'echo/killed', 'repetition', 'both rest on the word of one body'],
  ['tiny/killed', 'coi/killed', 'conflicting', 'at most 60 and at least 83'],
  ['range/killed', 'sohr/killed', 'compatible', '88 lies between 80 and 89'],
  ['range/killed', 'vdc/killed', 'conflicting', '92 lies outside 80 to 89'],
  ['more/killed', 'vdc/killed', 'conflicting', 'more than 92 leaves 92 out'],
  ['soc/killed-children', 'vdc/killed', 'compatible', 'children are persons, and 32 is not more than 92'],
  ['soc/killed', 'soc/killed-children', 'not-comparable', 'children are not said to be civilians'],
  ['apart/killed-first', 'vdc/killed', 'not-comparable', 'a count of a part is no total, though the part is not named'],
  ['apart/killed-first', 'apart/killed-second', 'not-comparable', 'two parts of unknown extent'],
  ['soc/uses', 'snhr18/attacks', 'not-comparable', 'counted from different events'],
  ['snhr18/attacks', 'gppi/attacks', 'conflicting', 'one scope, two counts'],
  ['jim/attribution', 'state/denial', 'conflicting', 'the state denies what the JIM found'],
  ['iit/attribution', 'state/denial', 'conflicting', 'a denial by the whole covers its parts'],
  ['other/attribution', 'state/denial', 'compatible', 'denying one party leaves another open'],
  ['jim/attribution', 'jim4/attribution', 'compatible', 'armed forces are a part of the state'],
  ['jim4/attribution', 'iit/attribution', 'compatible', 'the air force is a part of the armed forces'],
  ['jim/attribution', 'other/attribution', 'conflicting', 'two parties apart'],
  ['jim/attribution', 'ffm/none', 'not-comparable', 'a finding that takes no position'],
];

describe('comparison of claims', async () => {
  const index = await indexOf(AGENTS + CLAIMS);
  const read = (name: string) => claimView(index, claimIri(name)) ?? assert.fail(`no claim ${name}`);
  for (const [a, b, kind, why] of TABLE) {
    it(`${a} beside ${b} is ${kind}: ${why}`, () => {
      assert.equal(compare(index, read(a), read(b)).kind, kind);
    });
    it(`${b} beside ${a} says the same`, () => {
      assert.equal(compare(index, read(b), read(a)).kind, kind);
    });
  }
});

describe('what is not there is not compared', () => {
  const incident = 'isnad:about <id/incident/x> ; isnad:aspect as:killed';
  it('calls neither a finding nor a withheld figure approximate', async () => {
    const index = await indexOf(
      [
        claimTurtle('a/k', '2020-01-01', 'a', `${incident} ; isnad:bound b:unqualified ; isnad:counts c:persons`),
        claimTurtle(
          'b/k',
          '2020-01-02',
          'b',
          `${incident} ; isnad:value 3 ; isnad:bound b:exactly ; isnad:counts c:persons`,
        ),
        claimTurtle('c/k', '2020-01-03', 'c', `${incident} ; isnad:finding f:not-determined`),
        claimTurtle('d/k', '2020-01-04', 'd', `${incident} ; isnad:finding f:not-determined`),
      ].join('\n'),
    );
    const view = (name: string) => claimView(index, claimIri(name)) ?? assert.fail();
    assert.equal(compare(index, view('a/k'), view('b/k')).outcome, 'not-comparable');
    assert.equal(compare(index, view('c/k'), view('d/k')).outcome, 'not-comparable');
  });

  it('reads a claim whose date is withheld as undated, not as of the day of its document', async () => {
    const withheld = `${incident} ; isnad:withholding <id/claim/a/k#w>`;
    const index = await indexOf(
      `${claimTurtle('a/k', '2020-01-01', 'a', withheld)}\n<id/claim/a/k#w> isnad:ofProperty isnad:date .`,
    );
    const view = claimView(index, claimIri('a/k'));
    assert.deepEqual([view?.date, view?.earliest, view?.latest], [undefined, undefined, undefined]);
  });
});
