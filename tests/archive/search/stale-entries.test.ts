import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import fc from 'fast-check';
import type { Archive } from '../../../src/archive/archive.ts';
import type { ChangedThing, Entry, EntrySource, Links } from '../../../src/archive/search/entry.ts';
import { NameSearch } from '../../../src/archive/search/name-search.ts';
import { searchFile } from '../../../src/archive/search/search-file.ts';
import { SearchIndex } from '../../../src/archive/search/search-index.ts';
import { SearchStore } from '../../../src/archive/search/search-store.ts';
import { document } from '../../records/temporary-folder.ts';
import { BASE, type Small, smallArchive } from '../small-archive.ts';

/** Describes a thing by how many records cite it, and notes what it was asked for. */
class Cited implements EntrySource {
  readonly version = '1';
  readonly described: string[] = [];
  isBroken = false;
  readonly #archive: Archive;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  describe(thing: string): Entry {
    if (this.isBroken) throw new Error('broken');
    this.described.push(thing.replace(`${BASE}id/document/`, ''));
    const claims = this.#citing(thing);
    return { facets: { cited: [String(claims)] }, claims, names: {}, ...this.foundBy(thing) };
  }

  foundBy(thing: string) {
    return { prior: 1, placeNames: this.#citing(thing) > 0 ? [{ text: 'mentioned', language: 'en' }] : [] };
  }

  #citing(thing: string): number {
    return [...this.#archive.current()].filter((record) => cites(record).includes(thing)).length;
  }

  linksOf(thing: string): Links {
    const record = this.#archive.record(thing.replace(`${BASE}id/`, BASE));
    return { claims: [], things: record === undefined ? [] : cites(record), above: [] };
  }

  touched(changed: readonly ChangedThing[]) {
    return changed.flatMap(({ thing, before }) => [thing, ...(before?.things ?? []), ...this.linksOf(thing).things]);
  }
}

function cites({ quads }: Pick<NonNullable<ReturnType<Archive['record']>>, 'quads'>): string[] {
  return quads.filter(({ predicate }) => predicate.value.endsWith('#cites')).map(({ object }) => object.value);
}

const SLUGS = ['one', 'two', 'three', 'four', 'five'];

/** A file that cites others, by their places in `SLUGS`. */
const citing = (slug: string, others: readonly number[]) => ({
  [`document/${slug}.ttl`]: document(
    slug,
    {},
    others.map((at) => `isnad:cites <id/document/${SLUGS[at]}>`).join(' ; '),
  ),
});

const UNCITED = Object.assign({}, ...SLUGS.map((slug) => citing(slug, []))) as Record<string, string>;

async function opened(t: Pick<TestContext, 'after'>) {
  const small = smallArchive(t, UNCITED);
  await small.load();
  const source = new Cited(small.archive);
  const options = { archive: small.archive, stateDir: small.stateDir, source, facets: ['cited'], languages: [] };
  const search = new SearchIndex(options);
  t.after(() => search.close());
  source.described.length = 0;
  return { small, source, search, options };
}

async function change(small: Small, files: Readonly<Record<string, string>>): Promise<void> {
  small.write(files);
  await small.load();
}

const citedTwice = (search: SearchIndex) => search.narrow(search.all(), { chosen: { cited: '2' } }).things.length;

describe('what others say in their entries of a record that changes', () => {
  it('is left until somebody searches, and is true then', async (t) => {
    const { small, source, search } = await opened(t);
    await change(small, { ...citing('one', [2, 3]), ...citing('two', [3]) });
    search.update();
    assert.deepEqual(source.described.sort(), ['one', 'two'], 'the changed ones alone');
    assert.equal(citedTwice(search), 1);
    assert.deepEqual(source.described.sort(), ['four', 'one', 'three', 'two']);
    assert.equal(citedTwice(search), 1);
    assert.equal(source.described.length, 4, 'each once');
  });

  it('is found by names that are lent, and not by those that were, before anything else of it is made', async (t) => {
    // Else a pause may be over while the second change is loaded.
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { small, source, search } = await opened(t);
    const names = new NameSearch({ path: searchFile(small.stateDir), base: BASE });
    t.after(() => names.close());
    const found = () =>
      names.search('mentioned', { limit: 9, since: small.archive.position }).map(({ thing }) => thing);
    await change(small, citing('one', [3]));
    search.update();
    assert.deepEqual(found(), [`${BASE}id/document/four`]);
    await change(small, citing('one', []));
    search.update();
    assert.deepEqual(found(), []);
    assert.deepEqual(new Set(source.described), new Set(['one']));
  });

  it('is made anew in pauses where nobody searches', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { small, source, search } = await opened(t);
    await change(small, citing('one', [1, 2, 3, 4]));
    search.update();
    assert.equal(source.described.length, 1);
    for (let pause = 0; pause < 6; pause++) t.mock.timers.runAll();
    assert.deepEqual(source.described.sort(), [...SLUGS].sort());
  });

  it('is made anew by the next start where the last one ended before', async (t) => {
    const { small, source, search, options } = await opened(t);
    await change(small, { ...citing('one', [3]), ...citing('two', [3]) });
    search.update();
    search.close();
    const again = new SearchIndex(options);
    t.after(() => again.close());
    assert.deepEqual(source.described.sort(), ['four', 'one', 'two']);
    assert.equal(citedTwice(again), 1);
  });

  it('has nothing found rather than what was, where it cannot be made, until it can', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { small, source, search } = await opened(t);
    await change(small, { ...citing('one', [3]), ...citing('two', [3]) });
    search.update();
    source.isBroken = true;
    t.mock.timers.runAll();
    assert.throws(() => search.all(), { code: 'state-folder' });
    assert.throws(() => search.find({ text: 'four' }), { code: 'state-folder' });
    source.isBroken = false;
    assert.equal(citedTwice(search), 1);
  });

  it('is as if made anew, whatever changes, ends and starts again meanwhile', async () => {
    const step = fc.oneof(
      fc.record({ slug: fc.constantFrom(...SLUGS), others: fc.uniqueArray(fc.nat(4), { maxLength: 3 }) }),
      fc.constantFrom('remove', 'describe one', 'start again'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
        const ends: (() => unknown)[] = [];
        const small = smallArchive({ after: (end: () => unknown) => void ends.push(end) } as never, UNCITED);
        await small.load();
        const source = new Cited(small.archive);
        const open = () => new SearchStore(small.archive, small.stateDir, source);
        let store = open();
        store.update();
        for (const own of steps) {
          if (own === 'describe one') store.describeStale(0);
          else if (own === 'start again') {
            store.close();
            store = open();
          } else if (own === 'remove') await takeAway(small, 'five');
          else await change(small, citing(own.slug, own.others));
          store.update();
        }
        store.describeStale();
        const kept = Array.from(store.entries(), ([thing, { claims }]) => [store.row(thing)?.iri, claims]);
        assert.deepEqual(
          kept.sort(),
          Array.from(small.archive.current(), ({ thing }) => [thing, source.describe(thing).claims]).sort(),
        );
        store.close();
        for (const end of ends.reverse()) await end();
      }),
      { numRuns: 40, examples: [[[{ slug: 'one', others: [4] }, { slug: 'one', others: [2] }, 'remove']]] },
    );
  });
});

/** Withdraws a document, unless it is gone or another one cites it. */
async function takeAway(small: Small, slug: string): Promise<void> {
  const thing = `${BASE}id/document/${slug}`;
  const records = [...small.archive.current()];
  if (!records.some((one) => one.thing === thing) || records.some((one) => cites(one).includes(thing))) return;
  small.remove(`document/${slug}.ttl`);
  await small.load({ prune: true, allowWithdraw: 1 });
}
