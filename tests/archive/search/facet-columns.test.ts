import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Entry } from '../../../src/archive/search/entry.ts';
import { FacetColumns } from '../../../src/archive/search/facet-columns.ts';
import { SortedThings } from '../../../src/archive/search/sorted-things.ts';

const FACETS = ['class', 'year', 'place'];
const values = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 });
const day = fc.option(fc.constantFrom('2013-08-21', '2015-03-16', '2017-04-04'), { nil: undefined });
const entry = fc.record({ class: values, year: values, place: values, earliest: day }).map(
  ({ earliest, ...facets }): Entry => ({
    facets,
    ...(earliest === undefined ? {} : { earliest, latest: earliest }),
    claims: 0,
    names: {},
    prior: 1,
  }),
);
const chosen = fc.dictionary(fc.constantFrom(...FACETS), fc.constantFrom('a', 'b', 'c', 'nowhere'), {
  noNullPrototype: true,
});

describe('facets', () => {
  it('count what choosing a value would leave, whatever else is chosen', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), chosen, day, day, (entries, chosen, from, to) => {
        const columns = new FacetColumns(FACETS);
        // Set twice and deleted once: what a thing was before leaves no trace.
        for (const thing of entries.keys()) columns.set(thing, entries[0] as Entry);
        for (const [thing, own] of entries.entries()) columns.set(thing, own);
        columns.delete(3);
        const live = columns.all();
        const has = (thing: number, facet: string, value: string): boolean =>
          entries[thing]?.facets[facet]?.includes(value) ?? false;
        const within = ({ earliest }: Entry): boolean =>
          (from === undefined && to === undefined) ||
          (earliest !== undefined && (from === undefined || earliest >= from) && (to === undefined || earliest <= to));
        const left = (wanted: Record<string, string>): number[] =>
          live
            .filter((thing) => within(entries[thing] as Entry))
            .filter((thing) => Object.entries(wanted).every(([facet, value]) => has(thing, facet, value)));

        const narrowed = columns.narrow(live, { chosen, from, to });
        assert.deepEqual(narrowed.things, left(chosen));
        for (const facet of FACETS) {
          for (const value of ['a', 'b', 'c', 'd']) {
            const naive = left({ ...chosen, [facet]: value }).length;
            assert.equal(narrowed.counts.get(facet)?.get(value) ?? 0, naive, `${facet} ${value}`);
          }
        }
      }),
    );
  });
});

describe('an order', () => {
  it('is that of sorting anew, however often things came, changed and went', () => {
    const change = fc.record({ thing: fc.nat(20), key: fc.option(fc.nat(9), { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 8 }), { maxLength: 8 }), (rounds) => {
        const order = new SortedThings<number>((a, b) => a - b);
        const keys = new Map<number, number>();
        for (const round of rounds) {
          for (const { thing, key } of round) {
            if (key === undefined) order.delete(thing);
            else order.set(thing, key);
            if (key === undefined) keys.delete(thing);
            else keys.set(thing, key);
          }
          const things = [...keys.keys()];
          const naive = [...things].sort((a, b) => (keys.get(a) as number) - (keys.get(b) as number) || a - b);
          assert.deepEqual(order.sort(things, 100), naive);
        }
      }),
    );
  });
});
