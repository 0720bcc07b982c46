import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claimView } from '../../src/claims/read-claim.ts';
import { vocab } from '../../src/rdf/vocabulary.ts';
import { figureChart } from '../../src/views/figure-chart.ts';
import { figurePoints, ticks, yearTicks } from '../../src/views/figure-points.ts';
import { sceneOf } from '../../src/views/scene.ts';
import type { Reader } from '../../src/views/view.ts';
import { BASE, curated } from '../support/curated.ts';

const { index } = await curated();
const claim = (name: string) => claimView(index, `${BASE}id/claim/${name}`) ?? assert.fail(name);
const killed = ['soc-2023-04-04/killed', 'coi-36-55/killed', 'soc-2019-04/killed', 'hrw-dbc-2017/killed-copy-a'].map(
  claim,
);
const aspect = vocab('aspect', 'killed').value;
const scene = (language: 'en' | 'ar') => {
  const reader: Reader = {
    language,
    base: BASE,
    href: (path) => `/${path}`,
    alternates: [],
    here: { path: '', query: {} },
  };
  return sceneOf(index, reader);
};

describe('figures over the time of their statement', () => {
  it('have the shape of their bound', () => {
    const shapes = new Map(figurePoints(killed).map((point) => [point.claim.iri.split('/claim/')[1], point.shape]));
    assert.equal(shapes.get('soc-2023-04-04/killed'), 'exact');
    assert.equal(shapes.get('coi-36-55/killed'), 'open-above');
    assert.equal(shapes.get('soc-2019-04/killed'), 'approximate');
    const [first] = killed;
    assert.ok(first?.value?.kind === 'number');
    const between = { ...first, bound: vocab('bound', 'between').value, value: { ...first.value, upper: '95' } };
    const most = { ...first, bound: vocab('bound', 'at-most').value };
    assert.deepEqual(
      figurePoints([between, most]).map(({ shape }) => shape),
      ['between', 'open-below'],
    );
  });

  it('leave out what has no date or no number, and the parts of a figure that is drawn', () => {
    const [first] = killed;
    assert.ok(first !== undefined);
    const { earliest: _, latest: __, ...undated } = first;
    const part = { ...first, iri: `${first.iri}-part`, subsetOf: [first.iri] };
    assert.equal(figurePoints([first, undated, part, { ...first, value: undefined } as never]).length, 1);
  });

  it('are drawn and stand in a table in both languages, time running as the language reads', () => {
    const [en, ar] = (['en', 'ar'] as const).map(
      (language) => figureChart(scene(language), aspect, killed, ({ iri }) => iri)?.text ?? '',
    );
    for (const text of [en, ar]) {
      assert.equal(text?.match(/<g class="mark-/g)?.length, 4);
      assert.equal(text?.match(/<tr><td>/g)?.length, 4);
      assert.doesNotMatch(text ?? '', /NaN|undefined|style=/);
    }
    const year = (text: string | undefined, wanted: number) =>
      Number(new RegExp(`<text x="([\\d.]+)"[^>]*>${wanted}<`).exec(text ?? '')?.[1]);
    assert.ok(year(en, 2018) < year(en, 2022));
    assert.ok(year(ar, 2018) > year(ar, 2022));
  });

  it('are not drawn where there is nothing to see: few, of one day, or all one number', () => {
    assert.equal(figureChart(scene('en'), aspect, killed.slice(0, 2), String), undefined);
    const [first] = killed;
    assert.ok(first !== undefined);
    const same = [1, 2, 3].map((at) => ({ ...first, iri: `${first.iri}-${at}` }));
    assert.equal(figureChart(scene('en'), aspect, same, String), undefined);
  });

  it('stand on scales of round numbers', () => {
    assert.deepEqual(ticks(66, 104, 4), [70, 80, 90, 100]);
    assert.deepEqual(ticks(0, 1500, 4), [0, 500, 1000, 1500]);
    assert.ok(ticks(0, 3, 4).length <= 5);
    const years = yearTicks(17_260, 19_451, 8).map(({ year }) => year);
    assert.deepEqual(years, [2018, 2019, 2020, 2021, 2022, 2023]);
    assert.equal(yearTicks(0, 20_000, 8).length <= 8, true);
    assert.deepEqual(yearTicks(17_260, 17_300, 8), []);
  });
});
