import assert from 'node:assert/strict';
import { before, describe, it, test } from 'node:test';
import type { Entry } from '../../src/archive/search/entry.ts';
import { FacetColumns } from '../../src/archive/search/facet-columns.ts';
import type { SharedIndex } from '../../src/index/shared-index.ts';
import { literal, namedNode, quad } from '../../src/rdf/quads.ts';
import { isnad, rdf, wgs } from '../../src/rdf/vocabulary.ts';
import { listSpread } from '../../src/views/list-spread.ts';
import type { Listed } from '../../src/views/listing.ts';
import { type PlotAddress, type PlotModel, plotModel, type Spread } from '../../src/views/plot-model.ts';
import { plotState } from '../../src/views/plot-request.ts';
import { plotView } from '../../src/views/plot-view.ts';
import { sceneOf } from '../../src/views/scene.ts';
import { searchRequest } from '../../src/views/search-request.ts';
import { searchSpread } from '../../src/views/search-spread.ts';
import { NONE_OUTSIDE } from '../../src/views/timeline-model.ts';
import type { Reader } from '../../src/views/view.ts';
import { indexOfGraphs } from '../support/shared-index.ts';

const BASE = 'https://archive.test/';
/** More than are shown one by one: two in three of May 2010, the rest day by day through 2017, some without a date. */
const MANY = 3_400;
const days = Array.from({ length: MANY }, (_, at) => {
  if (at < 100) return undefined;
  return at % 3 === 0 ? new Date(Date.UTC(2017, 0, 1 + (at % 365))).toISOString().slice(0, 10) : '2010-05-01';
});
const placeOf = (at: number): string => (at % 2 === 0 ? 'town' : 'elsewhere');

let index: SharedIndex;
before(() => {
  const node = (path: string) => namedNode(`${BASE}id/${path}`);
  const within = (a: string, b: string) => quad(node(`place/${a}`), isnad.within, node(`place/${b}`));
  const region = ['region', 'other'].flatMap((slug, at) => [
    quad(node(`place/${slug}`), wgs.lat, literal(String(35 + at))),
    quad(node(`place/${slug}`), wgs.long, literal('36')),
    within(slug, 'country'),
  ]);
  const places = ['town', 'elsewhere', 'region', 'other', 'country'].map((slug) =>
    quad(node(`place/${slug}`), rdf.type, isnad.Place),
  );
  const things = days.map((_, at) => quad(node(`incident/i${at}`), isnad.place, node(`place/${placeOf(at)}`)));
  const quads = [...region, ...places, ...things, within('town', 'region'), within('elsewhere', 'other')];
  ({ index } = indexOfGraphs([{ graph: 'g:all', quads }]));
});

const listed: Listed[] = days.map((day, at) => ({
  ...{ iri: `${BASE}id/incident/i${at}`, date: day, earliest: day, latest: day },
  ...{ names: { en: `I${at}`, ar: `I${at}` }, values: [] },
}));

function columns() {
  const made = new FacetColumns(['year', 'place']);
  days.forEach((day, at) => {
    const facets = {
      year: day === undefined ? [] : [day.slice(0, 4)],
      place: [placeOf(at), at % 2 === 0 ? 'region' : 'other', 'country'],
    };
    const entry: Entry = {
      facets,
      claims: 0,
      names: {},
      prior: 1,
      ...(day === undefined ? {} : { earliest: day, latest: day }),
    };
    made.set(at, entry);
  });
  return {
    narrow: made.narrow.bind(made),
    daysOf: made.daysOf.bind(made),
    irisOf: (things: readonly number[]) => things.map((at) => `${BASE}id/incident/i${at}`),
    all: made.all(),
  };
}

const WAYS: readonly (readonly [name: string, spread: (query: Record<string, string>) => Spread])[] = [
  [
    'a list',
    (query) =>
      listSpread(index, {
        segment: 'incident',
        found: listed,
        address: { path: 'incident', query: {}, state: plotState(query), page: 1 },
      }),
  ],
  [
    'a search',
    (query) => {
      const search = columns();
      return searchSpread(search, searchRequest(query, 1), search.narrow(search.all, { chosen: {} }));
    },
  ],
];

for (const [name, spread] of WAYS)
  describe(`${name} of more than can be shown one by one`, () => {
    it('is counted by years', () => {
      const made = spread({ view: 'timeline' });
      assert.ok(made.kind === 'times');
      const { counts, ...rest } = made.tallies;
      assert.deepEqual(
        { ...rest, counts: counts.filter(({ count }) => count > 0) },
        {
          ...{ total: 3300, undated: 100, outside: NONE_OUTSIDE },
          counts: [
            { name: '2010', count: 2200 },
            { name: '2017', count: 1100 },
          ],
        },
      );
    });

    it('is shown one by one in a time that holds few enough, the others counted', () => {
      const made = spread({ view: 'timeline', during: '2017' });
      assert.ok(made.kind === 'things');
      assert.deepEqual([made.iris.length, made.undated, made.outside], [1100, 100, { before: 2200, after: 0 }]);
    });

    it('is counted by the months of a time that holds too many', () => {
      const made = spread({ view: 'timeline', during: '2010' });
      assert.ok(made.kind === 'times');
      const { counts, total } = made.tallies;
      assert.equal(counts.length, 12);
      assert.deepEqual(counts[4], { name: '2010-05', count: 2200 });
      assert.equal(
        counts.reduce((sum, { count }) => sum + count, 0),
        total,
      );
    });

    it('is counted in no more than a moment, however long the time that is asked for', () => {
      const made = spread({ view: 'timeline', during: '0001/9999' });
      assert.ok(made.kind === 'times');
      const { counts, total } = made.tallies;
      assert.deepEqual([counts.length, total], [9_999, 3_300]);
      assert.deepEqual(
        counts.filter(({ count }) => count > 0).map(({ name }) => name),
        ['2010', '2017'],
      );
      const address = {
        path: 'search',
        query: {},
        state: plotState({ view: 'timeline', during: '0001/9999' }),
        page: 1,
      };
      const drawn = shown(plotModel(index, { base: BASE, language: 'en', address, spread: made }));
      assert.ok(drawn.length < 20_000, 'empty years are not drawn');
    });

    it('is counted by places, each with all that lies in it', () => {
      const made = spread({ view: 'map' });
      assert.ok(made.kind === 'places');
      assert.equal(made.tallies.total, MANY);
      const counts = new Map(made.tallies.counts);
      assert.deepEqual([counts.get('country'), counts.get('region'), counts.get('town')], [MANY, MANY / 2, MANY / 2]);
    });

    it('says so, shows years and regions with links that narrow it, and has the same as a table', () => {
      const address: PlotAddress = { path: 'search', query: {}, state: plotState({ view: 'map' }), page: 1 };
      const map = shown(plotModel(index, { base: BASE, language: 'en', address, spread: spread({ view: 'map' }) }));
      assert.match(map, /3400 records are more than are shown one by one \(2000\)/);
      for (const slug of ['region', 'other'])
        assert.match(
          map,
          new RegExp(`<a href="/search\\?[^"]*place=${slug}[^"]*"><title>1700 records in ${slug}: show these alone`),
        );
      assert.match(map, /<td class="count"><a [^>]*>1700</);
      const during = { ...address, state: plotState({ view: 'timeline' }) };
      const timeline = shown(
        plotModel(index, { base: BASE, language: 'en', address: during, spread: spread({ view: 'timeline' }) }),
      );
      assert.match(timeline, /<a href="\/search\?view=timeline&#38;during=2010"><title>2010: 2200<\/title>/);
      assert.match(timeline, /during=2010">2010<\/a><\/td><td class="count">2200/);
      assert.match(
        timeline,
        /Records without a date: 100\. <a href="\/search\?sort=date">They stand at the end of the list/,
      );
    });
  });

test('a search of many that is narrowed to a year counts what it found, not what another year would leave', () => {
  const search = columns();
  const request = searchRequest({ view: 'timeline', year: '2010' }, 1);
  const spread = searchSpread(search, request, search.narrow(search.all, { chosen: { year: '2010' } }));
  assert.ok(spread.kind === 'times');
  assert.deepEqual(spread.tallies.counts, [{ name: '2010-05-01', count: 2200 }]);
});

test('a few are handed over as they are', () => {
  const address = { path: 'incident', query: {}, state: plotState({ view: 'map' }), page: 1 };
  const few = listSpread(index, { segment: 'incident', found: listed.slice(0, 3), address });
  assert.deepEqual(few, {
    kind: 'things',
    iris: listed.slice(0, 3).map(({ iri }) => iri),
    undated: 0,
    outside: NONE_OUTSIDE,
  });
});

function shown(model: PlotModel): string {
  const href = (path: string, query: Readonly<Record<string, string>> = {}) =>
    `/${path}${Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ''}`;
  const reader: Reader = { language: 'en', base: BASE, href, alternates: [], here: { path: '', query: {} } };
  return plotView(sceneOf(index, reader), model).text;
}
