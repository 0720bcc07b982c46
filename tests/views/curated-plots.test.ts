import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { SharedIndex } from '../../src/index/shared-index.ts';
import { SEGMENTS, type Segment } from '../../src/records/segments.ts';
import { LANGUAGES, type Language } from '../../src/views/language.ts';
import { listModel } from '../../src/views/list-model.ts';
import { listPage } from '../../src/views/list-page.ts';
import type { Reader } from '../../src/views/view.ts';
import { BASE, curated } from '../support/curated.ts';

let index: SharedIndex;
before(async () => {
  ({ index } = await curated());
});

function reader(language: Language): Reader {
  return { language, base: BASE, href: (path) => `/${path}`, alternates: [], here: { path: '', query: {} } };
}

const model = (segment: Segment, query: Record<string, string>, language: Language = 'en') =>
  listModel(index, { segment, query, page: 1, language, base: BASE });

test('every list has a timeline and a map in both languages, without a hole in them', () => {
  for (const segment of SEGMENTS)
    for (const view of ['timeline', 'map'])
      for (const language of LANGUAGES) {
        const page = listPage(model(segment, { view }, language), reader(language));
        assert.doesNotMatch(page, /undefined|\[object|NaN|Infinity|>null</, `${segment} ${view}`);
      }
});

test('nothing of a list is dropped from its timeline', () => {
  for (const segment of SEGMENTS)
    for (const query of [{ view: 'timeline' }, { view: 'timeline', during: '2017' }]) {
      const { total, plot } = model(segment, query);
      assert.ok(plot?.plot.kind === 'timeline');
      const { dated, undated, outside } = plot.plot.timeline;
      assert.equal(dated.length + undated.length + outside.before + outside.after, total, segment);
    }
});

test('nothing of a list is dropped from its map', () => {
  for (const segment of SEGMENTS)
    for (const query of [{ view: 'map' }, { view: 'map', near: '35.9,36.7,10' }]) {
      const { total, plot } = model(segment, query);
      assert.ok(plot?.plot.kind === 'map');
      const { shown, without, outside } = plot.plot.map;
      assert.equal(shown + without.length + outside, total, segment);
    }
});

test('the neighbourhoods of Aleppo, which have no points, stand at the city, and Syria is drawn as an area', () => {
  const { plot } = model('incident', { view: 'map' });
  assert.ok(plot?.plot.kind === 'map');
  const at = (slug: string) =>
    plot.plot.kind === 'map' && plot.plot.map.spots.find(({ iri }) => iri === `${BASE}id/place/${slug}`);
  const [aleppo, syria] = [at('aleppo'), at('syria')];
  assert.ok(aleppo && syria);
  assert.ok(aleppo.entries.some(({ place }) => place.endsWith('aleppo-kallaseh')));
  assert.deepEqual([aleppo.place.isArea, syria.place.isArea], [false, true]);
});
