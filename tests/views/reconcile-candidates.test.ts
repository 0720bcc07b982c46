import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Candidate, candidatesFor } from '../../src/views/reconcile-candidates.ts';
import { readQueries } from '../../src/views/reconcile-request.ts';
import type { SearchScene } from '../../src/views/search-model.ts';
import { BASE } from '../support/curated.ts';
import { curatedSearch } from '../support/curated-search.ts';

const ends: (() => unknown)[] = [];
let scene: SearchScene;
before(async () => {
  scene = await curatedSearch({ after: (end: () => unknown) => void ends.push(end) } as never);
});
after(async () => {
  for (const end of ends) await end();
});

function candidates(query: object, language: 'en' | 'ar' = 'en'): Candidate[] {
  const [read] = readQueries(JSON.stringify({ q0: query })).values();
  assert.ok(read !== undefined);
  return candidatesFor({ ...scene, language }, read);
}

/** The end of the IRI of what is matched beyond doubt. */
function matched(query: object): string | undefined {
  const found = candidates(query).filter(({ match }) => match);
  assert.ok(found.length <= 1, 'more than one match');
  return found[0]?.id.slice(`${BASE}id/`.length);
}

const INCIDENT = 'incident/khan-shaykhun-2017-04-04';
const date = (v: unknown) => ({ pid: 'date', v });

describe('a row is matched', () => {
  const rows: readonly [title: string, query: object, meant: string][] = [
    ['by a label', { query: 'Human Rights Watch' }, 'organization/human-rights-watch'],
    ['by an Arabic label', { query: 'هيومن رايتس ووتش' }, 'organization/human-rights-watch'],
    ['by an Arabic label without its hamzas', { query: 'منظمه حظر الاسلحه الكيميائيه' }, 'organization/opcw'],
    ['by a form that a source uses', { query: 'HRW' }, 'organization/human-rights-watch'],
    ['by a symbol', { query: 'S/2017/904' }, 'document/jim-7'],
    ['by its identifier alone', { properties: [{ pid: 'symbol', v: 'S/2017/904' }] }, 'document/jim-7'],
    [
      'by its number in another register',
      { properties: [{ pid: 'sameAs', v: 'http://www.wikidata.org/entity/Q603516' }] },
      'place/khan-shaykhun',
    ],
    ['by the IRI of its record', { query: `${BASE}id/${INCIDENT}` }, INCIDENT],
    ['by the address of its page', { query: `${BASE}${INCIDENT}` }, INCIDENT],
    ['by the end of its address', { query: INCIDENT }, INCIDENT],
    [
      'by a part of its name and the day',
      { query: 'Khan Shaykhun', type: 'Incident', properties: [date('2017-04-04')] },
      INCIDENT,
    ],
    [
      'by a part of its name and the month, in Arabic digits',
      { query: 'خان شيخون', type: 'Incident', properties: [date('٢٠١٧-٠٤')] },
      INCIDENT,
    ],
    [
      'by an instant of that day',
      { query: 'Khan Shaykhun', type: 'Incident', properties: [date('2017-04-04T00:00:00Z')] },
      INCIDENT,
    ],
    [
      'by a place that its own lies in',
      { query: 'Khan Shaykhun 2017', type: 'Incident', properties: [{ pid: 'place', v: 'Idlib Governorate' }] },
      INCIDENT,
    ],
    [
      'by a place matched before',
      {
        query: 'Khan Shaykhun 2017',
        type: 'Incident',
        properties: [{ pid: 'place', v: { id: `${BASE}id/place/khan-shaykhun`, name: 'x' } }],
      },
      INCIDENT,
    ],
    [
      'by one of several values',
      { query: 'Khan Shaykhun', type: 'Incident', properties: [date(['2013', '2017'])] },
      INCIDENT,
    ],
  ];
  for (const [title, query, meant] of rows) it(title, () => assert.equal(matched(query), meant));
});

describe('a row is left to the researcher', () => {
  const rows: readonly [title: string, query: object][] = [
    ['where a name only holds its words', { query: 'Khan Shaykhun', type: 'Incident' }],
    ['where a word has a typing error', { query: 'Human Rigths Watch' }],
    [
      'where a property differs',
      { query: 'Khan Shaykhun, 4 April 2017', type: 'Incident', properties: [date('2013-08-21')] },
    ],
    [
      'where the record says nothing of a property',
      { query: 'Human Rights Watch', properties: [{ pid: 'publisher', v: 'OPCW' }] },
    ],
    ['where a date cannot be read', { query: 'Khan Shaykhun, 4 April 2017', properties: [date('last spring')] }],
    [
      'where several records have those words and agree',
      { query: 'Aleppo', type: 'Incident', properties: [date('2016')] },
    ],
    ['where nothing bears the name', { query: 'Atlantis' }],
    ['where the record is of another type', { query: 'Human Rights Watch', type: 'Place' }],
    ['where it has no letter and no digit', { query: '؟!…' }],
    ['where it is longer than any name', { query: 'Khan Shaykhun '.repeat(1000) }],
  ];
  for (const [title, query] of rows) it(title, () => assert.equal(matched(query), undefined));
});

describe('candidates', () => {
  it('are of the type asked for, a wider one included', () => {
    for (const type of ['Incident', 'https://w3id.org/isnad/ontology#Event']) {
      const found = candidates({ query: 'Khan Shaykhun', type });
      assert.ok(found.length > 0);
      for (const { type: own } of found)
        assert.ok(
          own.some(({ id }) => id.endsWith(type.replace(/^.*#/, ''))),
          type,
        );
    }
    const either = candidates({ query: 'Khan Shaykhun', type: ['Incident', 'Place'], type_strict: 'any' });
    assert.ok(new Set(either.map(({ id }) => id.split('/').at(-2))).size > 1);
    assert.deepEqual(candidates({ query: 'Khan Shaykhun', type: ['Incident', 'Place'], type_strict: 'all' }), []);
  });

  it('come best first, with scores up to 100, at most as many as asked for', () => {
    const all = candidates({ query: 'chlorine Aleppo', limit: 50 });
    const scores = all.map(({ score }) => score);
    assert.deepEqual(
      scores,
      [...scores].sort((a, b) => b - a),
    );
    assert.ok(scores.every((score) => score >= 0 && score <= 100));
    assert.equal(candidates({ query: 'chlorine Aleppo', limit: 3 }).length, 3);
  });

  it('rise where a property agrees and fall where it differs', () => {
    const scoreOf = (properties: object[]): number =>
      candidates({ query: 'Khan Shaykhun', type: 'Incident', properties })[0]?.score ?? 0;
    assert.ok(scoreOf([date('2017-04-04')]) > scoreOf([]));
    assert.ok(scoreOf([date('2013')]) < scoreOf([]));
  });

  it('are named in the language of the reader and told apart in a line', () => {
    const [first] = candidates({ query: 'HRW', type: 'Organization' }, 'ar');
    assert.equal(first?.name, 'هيومن رايتس ووتش');
    const [incident] = candidates({ query: INCIDENT });
    assert.match(incident?.description ?? '', /incident · 4 April 2017 · Khan Shaykhun/);
  });
});
