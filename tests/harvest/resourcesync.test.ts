import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  capabilityList,
  changeList,
  changeListIndex,
  resourceList,
  resourceListIndex,
  type SyncSet,
  sourceDescription,
} from '../../src/harvest/resourcesync.ts';
import { BASE } from '../archive/small-archive.ts';
import { type History, historyEvent, inHistory } from '../support/histories.ts';
import { archiveOfSize, countRows } from '../support/row-counting.ts';
import { cannotValidate, xmlValidator } from '../support/xml-schemas.ts';

/** The document at an address, in lists of three positions. */
function read({ archive, now }: Pick<History, 'archive' | 'now'>, address: string, blockSize: number): string {
  const source = { archive, blockSize };
  const [, set, list, block] = address.slice(BASE.length).split('/') as [string, SyncSet, string, string | undefined];
  const pieces =
    address === `${BASE}.well-known/resourcesync`
      ? sourceDescription(source)
      : list === 'capabilitylist'
        ? capabilityList(source, set)
        : list === 'resourcelist'
          ? block === undefined
            ? resourceListIndex(source, set, now)
            : resourceList(source, set, Number(block), now)
          : block === undefined
            ? changeListIndex(source, set)
            : changeList(source, set, Number(block));
  return [...(pieces ?? assert.fail(address))].join('');
}

const locations = (document: string) => Array.from(document.matchAll(/<loc>([^<]+)<\/loc>/g), ([, loc = '']) => loc);

/** A destination that finds everything from the well-known address and keeps the hash of what it fetches. */
class Destination {
  readonly records = new Map<string, string>();
  readonly #history: History;
  readonly #blockSize: number;
  #seen = '';

  constructor(history: History, blockSize: number) {
    this.#history = history;
    this.#blockSize = blockSize;
  }

  /** ResourceSync 5.2, baseline synchronization. */
  async baseline(between: () => Promise<void>): Promise<void> {
    const index = this.#read(this.#listOf('resourcelist'));
    this.#seen = /<rs:md capability="resourcelist" at="([^"]+)"/.exec(index)?.[1] ?? assert.fail(index);
    for (const list of locations(index)) {
      for (const loc of locations(this.#read(list))) this.#fetch(loc);
      await between();
    }
  }

  /** ResourceSync 5.2, incremental synchronization: all changes from the last one that was seen on, that one included. */
  changes(): void {
    for (const list of locations(this.#read(this.#listOf('changelist'))))
      for (const [, loc = '', change, datetime = ''] of this.#read(list).matchAll(
        /<loc>([^<]+)<\/loc>.*?change="(\w+)" datetime="([^"]+)"/g,
      )) {
        if (datetime < this.#seen) continue;
        this.#seen = datetime;
        if (change === 'deleted') this.records.delete(loc.replace(/\.nq$/, ''));
        else this.#fetch(loc);
      }
  }

  #listOf(name: string): string {
    const [capabilities = ''] = locations(this.#read(`${BASE}.well-known/resourcesync`));
    return locations(this.#read(capabilities)).find((loc) => loc.endsWith(name)) ?? assert.fail(name);
  }

  #read(address: string): string {
    return read(this.#history, address, this.#blockSize);
  }

  #fetch(loc: string): void {
    const iri = loc.replace(/\.nq$/, '');
    const stored = this.#history.archive.record(iri);
    if (stored) this.records.set(iri, stored.hash);
    else this.records.delete(iri);
  }
}

const events = (maxLength: number) => fc.array(historyEvent, { maxLength });
const sorted = (records: ReadonlyMap<string, string>) => [...records].sort();

test('a destination that begins anywhere ends with the current records and their hashes, whatever happens meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(
      events(30),
      fc.array(events(5), { maxLength: 8 }),
      events(12),
      fc.integer({ min: 1, max: 5 }),
      (before, meanwhile, after, blockSize) =>
        inHistory(async (history) => {
          await history.happen(...before);
          const destination = new Destination(history, blockSize);
          const waiting = [...meanwhile];
          await destination.baseline(() => history.happen(...(waiting.shift() ?? [])));
          destination.changes();
          await history.happen(...after, { kind: 'restart' });
          destination.changes();
          assert.deepEqual(sorted(destination.records), sorted(history.truth()));
        }),
    ),
    { numRuns: 100 },
  );
});

test('the lists of the segments hold together what the list of all holds', async () => {
  await fc.assert(
    fc.asyncProperty(events(25), (happened) =>
      inHistory(async (history) => {
        await history.happen(...happened);
        const resources = (set: string) =>
          locations(read(history, `${BASE}resourcesync/${set}/resourcelist`, 4)).flatMap((list) =>
            locations(read(history, list, 4)),
          );
        const segments = ['place', 'incident', 'organization', 'catalogue-entry'].flatMap(resources);
        assert.deepEqual(segments.sort(), resources('all').sort());
      }),
    ),
    { numRuns: 30 },
  );
});

test('a list looks at as many rows among a million changes as among two thousand', (t) => {
  const [small, large] = [2_000, 1_000_000].map((records) => countRows(t, archiveOfSize(t, records)));
  assert.ok(small && large);
  const rows = ({ archive, rowsOf }: typeof small, make: (source: { archive: typeof archive }) => Iterable<string>) =>
    rowsOf(() => [...make({ archive })]);
  for (const set of ['all', 'place'] as const)
    for (const [at, make] of [resourceList, changeList].entries()) {
      const count = (counted: typeof small, block: number) =>
        rows(counted, (source) => make(source, set, block, new Date()) ?? assert.fail());
      assert.equal(count(large, 1), count(small, 1), `${set} ${at}`);
      assert.equal(count(large, 500), count(small, 1), `${set} ${at}`);
    }
});

const SCHEMAS = [
  { namespace: 'http://www.sitemaps.org/schemas/sitemap/0.9', file: 'sitemap.xsd' },
  { namespace: 'http://www.openarchives.org/rs/terms/', file: 'resourcesync.xsd' },
];

test('every kind of document is valid against the schemas of sitemaps and of ResourceSync', {
  skip: cannotValidate([...SCHEMAS, { namespace: '', file: 'siteindex.xsd' }]),
}, async (t) => {
  const [sitemap, terms] = SCHEMAS as [(typeof SCHEMAS)[0], (typeof SCHEMAS)[0]];
  const lists = xmlValidator(t, [sitemap, terms]);
  const indexes = xmlValidator(t, [{ ...sitemap, file: 'siteindex.xsd' }, terms]);
  await inHistory(async (history) => {
    await history.happen(
      { kind: 'write', record: 'place/a', value: 0 },
      { kind: 'write', record: 'place/b', value: 0 },
    );
    await history.happen({ kind: 'merge', record: 'place/a', into: 'place/b' }, { kind: 'wait', ms: 500 });
    await history.happen({ kind: 'withdraw', record: 'place/b' }, { kind: 'write', record: 'place/a', value: 1 });
    for (const path of [
      '.well-known/resourcesync',
      ...['capabilitylist', 'resourcelist', 'resourcelist/2', 'changelist', 'changelist/0'].map(
        (list) => `resourcesync/all/${list}`,
      ),
    ]) {
      // The schema that can be had is of 2013; "datetime" came with the standard of 2017.
      const document = read(history, BASE + path, 2).replaceAll(/ datetime="[^"]+"/g, '');
      assert.equal(await (document.includes('<sitemapindex') ? indexes : lists)(document), '', path);
    }
  });
});
