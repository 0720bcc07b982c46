import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerOai } from '../../src/harvest/oai.ts';
import { BASE } from '../archive/small-archive.ts';
import { type History, inHistory } from '../support/histories.ts';
import { indexOfGraphs } from '../support/shared-index.ts';

const { index } = indexOfGraphs([]);

const PLACES = ['place/a', 'place/b', 'place/c'] as const;
const writePlaces = (value: number) => PLACES.map((record) => ({ kind: 'write', record, value }) as const);

/** The answer to some arguments, in pages of one. */
function ask({ archive, now }: History, given: Readonly<Record<string, string>>, pageSize = 1): string {
  return [...answerOai({ archive, index, adminEmail: 'a@b.c', pageSize }, new URLSearchParams(given), now)].join('');
}

const LIST = { verb: 'ListIdentifiers', metadataPrefix: 'rdf' };
const told = (answer: string) =>
  Array.from(answer.matchAll(/<identifier>([^<]+)</g), ([, iri = '']) => iri.slice(BASE.length));
const tokenOf = (answer: string) => /<resumptionToken[^>]*>([^<]+)</.exec(answer)?.[1] ?? assert.fail(answer);
const resumed = (answer: string) => ({ verb: LIST.verb, resumptionToken: tokenOf(answer) });

test('pages count on, the last one knows how long the list was, and a list of one page has no token', () =>
  inHistory(async (history) => {
    await history.happen(...writePlaces(0));
    const first = ask(history, LIST);
    const second = ask(history, resumed(first));
    const third = ask(history, resumed(second));
    assert.deepEqual(
      [first, second, third].map(told),
      PLACES.map((place) => [place]),
    );
    assert.match(first, /<resumptionToken cursor="0">/);
    assert.match(second, /<resumptionToken cursor="1">/);
    assert.match(third, /<resumptionToken completeListSize="3" cursor="2"\/>/);
    assert.doesNotMatch(ask(history, LIST, 3), /resumptionToken/);
  }));

test('a page can be asked for again, after a restart too', () =>
  inHistory(async (history) => {
    await history.happen(...writePlaces(0));
    const next = resumed(ask(history, LIST));
    const once = ask(history, next);
    await history.happen({ kind: 'restart' }, { kind: 'write', record: 'incident/a', value: 0 });
    assert.equal(ask(history, next), once);
  }));

test('a token of one list is none of another', () =>
  inHistory(async (history) => {
    await history.happen(...writePlaces(0));
    const { resumptionToken } = resumed(ask(history, LIST));
    for (const verb of ['ListRecords', 'ListSets'])
      assert.match(ask(history, { verb, resumptionToken }), /<error code="badResumptionToken">/);
  }));

test('where all that was left has changed, the list goes on with how it is now, and has no empty page', () =>
  inHistory(async (history) => {
    await history.happen(...writePlaces(0));
    const next = resumed(ask(history, LIST));
    await history.happen(...PLACES.slice(1).map((record) => ({ kind: 'write', record, value: 1 }) as const));
    const second = ask(history, next);
    assert.deepEqual([told(second), told(ask(history, resumed(second)))], [['place/b'], ['place/c']]);
  }));

test('the reason of a change is told about the metadata that it wrote, and nothing about what is deleted', () =>
  inHistory(async (history) => {
    await history.happen(...writePlaces(0), { kind: 'withdraw', record: 'place/b' });
    for (const metadataPrefix of ['oai_dc', 'rdf']) {
      const answer = ask(history, { verb: 'ListRecords', metadataPrefix }, 9);
      const records = answer.split('<record>').slice(1);
      const abouts = records.map((record) => /<\/metadata><about>(.*?)<\/about><\/record>/s.exec(record)?.[1] ?? '');
      assert.deepEqual(records.flatMap(told), ['place/a', 'place/c', 'place/b']);
      for (const [at, change] of [1, 3].entries()) {
        assert.match(abouts[at] ?? '', new RegExp(`rdf:about="${BASE}changes/${change}"`));
        assert.match(abouts[at] ?? '', /<as:summary>write place\/[ac]<\/as:summary>/);
      }
      assert.equal(abouts[2], '', 'a deleted record has a header alone');
    }
  }));

test('a list that was asked for up to an instant does not go beyond it', () =>
  inHistory(async (history) => {
    await history.happen(...writePlaces(0));
    const next = resumed(ask(history, { ...LIST, until: '2026-01-01T00:00:00Z' }));
    await history.happen({ kind: 'wait', ms: 90_000 }, ...writePlaces(1));
    assert.match(ask(history, next), /<error code="noRecordsMatch">/);
  }));

test('sets come in pages, each archive that holds something once', () =>
  inHistory(async (history) => {
    const write = (record: 'catalogue-entry/a' | 'catalogue-entry/b', value: number) =>
      ({ kind: 'write', record, value }) as const;
    await history.happen(write('catalogue-entry/a', 0), write('catalogue-entry/b', 1));
    const specs = (answer: string) => Array.from(answer.matchAll(/<setSpec>(holder:[^<]+)</g), ([, spec]) => spec);
    const first = ask(history, { verb: 'ListSets' });
    const second = ask(history, { verb: 'ListSets', resumptionToken: tokenOf(first) });
    assert.deepEqual([specs(first), specs(second)], [['holder:one'], ['holder:two']]);
    assert.match(second, /<resumptionToken\/><\/ListSets>/);
  }));

test('an archive without a record has sets and a description, and its lists match nothing', () =>
  inHistory(async (history) => {
    assert.match(ask(history, { verb: 'Identify' }), /<earliestDatestamp>1970-01-01T00:00:00Z</);
    assert.match(ask(history, { verb: 'ListSets' }), /<setSpec>segment:incident</);
    assert.match(ask(history, LIST), /noRecordsMatch/);
  }));
