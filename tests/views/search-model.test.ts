import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { namedNode } from '../../src/rdf/quads.ts';
import { nameOf } from '../../src/views/names.ts';
import { entryOf } from '../../src/views/search-entry.ts';
import { SEARCH_FACETS } from '../../src/views/search-facets.ts';
import { type SearchModel, type SearchScene, searchModel } from '../../src/views/search-model.ts';
import { searchRequest } from '../../src/views/search-request.ts';
import { suggestionsModel } from '../../src/views/search-suggestions.ts';
import { BASE, curatedSearch } from '../support/curated-search.ts';

describe('a search of the curated data', () => {
  const ends: (() => unknown)[] = [];
  let scene: SearchScene;
  let all: { readonly iri: string; readonly facets: Readonly<Record<string, readonly string[]>> }[];
  before(async () => {
    const { archive, ...opened } = await curatedSearch({ after: (end: () => unknown) => void ends.push(end) } as never);
    scene = opened;
    all = [...archive.current()].map(({ thing }) => ({ iri: thing, facets: entryOf(scene.index, thing).facets }));
  });
  after(() => {
    for (const end of ends) end();
  });
  const find = (query: Record<string, string>, page = 1): SearchModel => searchModel(scene, searchRequest(query, page));
  const paths = ({ items }: SearchModel): string[] => items.map(({ iri }) => iri.replace(`${BASE}id/`, ''));

  const KHAN = ['place/khan-shaykhun', 'incident/khan-shaykhun-2017-04-04'];
  for (const typed of [
    'خان شيخون',
    'Khan Sheikhoun',
    'Khān Shaykhūn',
    'khan shaykhun',
    'shaykun',
    'خَان شَيخون',
    'khan shaykhn',
  ])
    it(`finds Khan Shaykhun by ${typed}, before all that only mentions it`, () => {
      assert.deepEqual(new Set(paths(find({ q: typed })).slice(0, 2)), new Set(KHAN));
    });

  const first: [typed: string, path: string][] = [
    ['HRW', 'organization/human-rights-watch'],
    ['JIM', 'organization/jim'],
    ['آلية التحقيق المشتركة', 'organization/jim'],
    ['2118', 'resolution/sc-2118'],
    ['S/RES/2118 (2013)', 'resolution/sc-2118'],
    ['S/1510/2017', 'document/ffm-s-1510'],
    ['7782-50-5', 'substance/chlorine'],
    ['الكلور', 'substance/chlorine'],
    ['Q603516', 'place/khan-shaykhun'],
    ['syrian oposition coalition', 'organization/syrian-opposition-coalition'],
  ];
  for (const [typed, path] of first)
    it(`gives ${path} first for ${typed}`, () => assert.equal(paths(find({ q: typed }))[0], path));

  it('finds every record by its own name in both languages, among the first ten', () => {
    for (const { iri } of all) {
      for (const language of ['en', 'ar'] as const) {
        const { text } = nameOf(scene.index, iri, language);
        const found = find({ q: text.slice(0, 400) }).items.map((item) => item.iri);
        assert.ok(found.slice(0, 10).includes(iri), `${iri} by ${text}`);
      }
    }
  });

  it('gives what bears some of the words where nothing bears them all, and says so', () => {
    const model = find({ q: 'chlorine aleppo zzzzzz' });
    assert.ok(model.isPartly);
    assert.ok(paths(model).slice(0, 4).includes('substance/chlorine'));
    assert.ok(!find({ q: 'khan shaykhun' }).isPartly);
    assert.equal(find({ q: 'zzzzzz' }).total, 0);
  });

  it('marks in what it gives why it was found', () => {
    for (const { name, others } of find({ q: 'Khan Sheikhoun' }).items) {
      const marks = [name, ...others].flatMap(({ text, found }) =>
        found.map(({ start, end }) => text.slice(start, end)),
      );
      assert.ok(marks.includes('Khan') && marks.includes('Sheikhoun'), name.text);
    }
  });

  it('counts for each value of each facet what choosing it leaves', () => {
    const CHOSEN: Record<string, string>[] = [
      {},
      { class: 'Incident' },
      { class: 'Document', year: '2017' },
      { place: 'idlib-gov', disagreement: 'yes' },
      { organization: 'human-rights-watch', aspect: 'killed' },
      { class: 'Document', place: 'aleppo', modality: 'asserted', grade: 'high' },
      { class: 'nothing' },
    ];
    for (const chosen of CHOSEN) {
      const model = find(chosen);
      const has = (own: (typeof all)[number], wanted: Record<string, string>): boolean =>
        Object.entries(wanted).every(([facet, value]) => own.facets[facet]?.includes(value));
      assert.equal(model.total, all.filter((own) => has(own, chosen)).length);
      for (const { facet, values } of model.facets) {
        for (const { value, count } of values) {
          const naive = all.filter((own) => has(own, { ...chosen, [facet.parameter]: value })).length;
          assert.equal(count, naive, `${JSON.stringify(chosen)}: ${facet.parameter} ${value}`);
        }
      }
    }
  });

  it('offers no value of a facet that stands for nothing here', () => {
    for (const { facet, values } of find({}).facets) {
      for (const { value, iri } of values) {
        if (iri !== undefined) assert.ok(scene.index.has(namedNode(iri)), `${facet.parameter} ${value}`);
      }
    }
    assert.deepEqual(
      find({}).facets.map(({ facet }) => facet),
      SEARCH_FACETS,
    );
  });

  it('gives every thing once, page by page, in whatever order', () => {
    for (const sort of ['relevance', 'date', 'newest', 'name', 'claims']) {
      const { pages, total } = find({ sort });
      const seen = Array.from({ length: pages }, (_, at) => paths(find({ sort }, at + 1))).flat();
      assert.equal(seen.length, total);
      assert.equal(new Set(seen).size, total);
    }
  });

  it('suggests while somebody types, in either script', () => {
    const suggested = (text: string) =>
      suggestionsModel(scene, text).suggestions.map(({ iri }) => iri.replace(`${BASE}id/`, ''));
    for (const typed of ['khan sh', 'khan she', 'خان شي', 'khan shyak', 'kahn shayk'])
      assert.ok(
        suggested(typed)
          .slice(0, 2)
          .some((path) => KHAN.includes(path)),
        typed,
      );
    assert.ok(suggested('هيومن را').includes('organization/human-rights-watch'));
    assert.equal(suggested('a').length, 10);
  });
});
