import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Entry, EntrySource } from '../../../src/archive/search/entry.ts';
import { SearchIndex } from '../../../src/archive/search/search-index.ts';
import { document, place } from '../../records/temporary-folder.ts';
import { BASE, type Small, smallArchive } from '../small-archive.ts';

/** Describes every thing alike and counts how often. */
class Source implements EntrySource {
  readonly version: string;
  described = 0;
  isBroken = false;

  constructor(version = '1') {
    this.version = version;
  }

  describe(thing: string): Entry {
    if (this.isBroken) throw new Error('broken');
    this.described += 1;
    return { facets: { kind: [thing.split('/').at(-2) as string] }, claims: 0, names: { en: thing }, prior: 1 };
  }

  linksOf() {
    return { claims: [], things: [], above: [] };
  }

  foundBy() {
    return { prior: 1 };
  }

  touched(changed: readonly { thing: string }[]) {
    return changed.map(({ thing }) => thing);
  }
}

function open({ archive, stateDir }: Small, source = new Source()): SearchIndex {
  return new SearchIndex({ archive, stateDir, source, facets: ['kind'], languages: ['en'] });
}

const found = (search: SearchIndex, text: string): string[] =>
  search.find({ text }).things.map((thing) => search.row(thing)?.iri.replace(`${BASE}id/`, '') ?? 'gone');

const FILES = {
  'place/sarmin.ttl': place('sarmin', 'rdfs:label "سرمين"@ar'),
  'place/qminas.ttl': place('qminas'),
  'document/release.ttl': document('release', {}, 'rdfs:label "بيان عن سرمين"@ar'),
};

describe('a search index', () => {
  it('finds what is current, and what changed as soon as it follows', async (t) => {
    const small = smallArchive(t, FILES);
    await small.load();
    const search = open(small);
    t.after(() => search.close());
    assert.deepEqual(found(search, 'سرمين').sort(), ['document/release', 'place/sarmin']);

    small.write({
      'place/qminas.ttl': place('qminas', 'rdfs:label "قميناس"@ar'),
      'place/saraqib.ttl': place('saraqib'),
    });
    await small.load();
    assert.deepEqual(found(search, 'قميناس'), []);
    search.update();
    assert.deepEqual(found(search, 'قميناس'), ['place/qminas']);
    assert.deepEqual(found(search, 'saraqib'), ['place/saraqib']);

    small.remove('place/sarmin.ttl');
    await small.load({ prune: true, allowWithdraw: 1 });
    search.update();
    assert.deepEqual(found(search, 'sarmin'), []);
    assert.deepEqual(found(search, 'سرمين'), ['document/release']);
    assert.equal(search.all().length, 3);
    assert.deepEqual(
      search.narrow(search.all(), { chosen: {} }).counts.get('kind'),
      new Map([
        ['document', 1],
        ['place', 2],
      ]),
    );
  });

  it('forgives one slip where no name holds the word, and says what it took it for', async (t) => {
    const small = smallArchive(t, FILES);
    await small.load();
    const search = open(small);
    t.after(() => search.close());
    for (const typed of ['srmin', 'sarminn', 'sarmim', 'asrmin']) {
      const { things, corrected } = search.find({ text: typed });
      assert.equal(things.length, 1, typed);
      assert.deepEqual(corrected, new Map([[typed, ['sarmin']]]));
    }
    assert.equal(search.find({ text: 'سرمبن' }).things.length, 2);
    assert.deepEqual(found(search, 'srmn'), []);
    assert.equal(search.find({ text: 'srmi', unfinished: true }).things.length, 1, 'a beginning with a slip');
  });

  it('is taken up again, is caught up, and is made anew where it cannot be', async (t) => {
    const small = smallArchive(t, FILES);
    await small.load();
    open(small).close();

    const again = new Source();
    open(small, again).close();
    assert.equal(again.described, 0, 'nothing had changed');

    small.write({ 'place/saraqib.ttl': place('saraqib') });
    await small.load();
    const caughtUp = new Source();
    const search = open(small, caughtUp);
    assert.equal(caughtUp.described, 1, 'only what had changed');
    assert.deepEqual(found(search, 'saraqib'), ['place/saraqib']);
    search.close();

    const otherWay = new Source('2');
    open(small, otherWay).close();
    assert.equal(otherWay.described, 4, 'everything is described anew');

    const path = join(small.stateDir, 'search.db');
    writeFileSync(path, 'this is no database at all, but long enough to be taken for one'.repeat(100));
    const anew = open(small);
    assert.deepEqual(found(anew, 'sarmin'), ['place/sarmin']);
    anew.close();
  });

  it('finds nothing rather than old names where it could not follow, until it can', async (t) => {
    const small = smallArchive(t, FILES);
    await small.load();
    const source = new Source();
    const search = open(small, source);
    t.after(() => search.close());
    small.remove('place/sarmin.ttl');
    small.write({ 'place/qminas.ttl': place('qminas', 'rdfs:label "Qmenas"@en') });
    await small.load({ prune: true, allowWithdraw: 1 });
    source.isBroken = true;
    assert.throws(() => search.update(), /broken/);
    assert.throws(() => search.find({ text: 'sarmin' }), { code: 'state-folder' });
    assert.throws(() => search.all(), { code: 'state-folder' });
    source.isBroken = false;
    search.update();
    assert.deepEqual(found(search, 'sarmin'), []);
    assert.deepEqual(found(search, 'qmenas'), ['place/qminas']);
  });

  it('leaves nothing behind in its file of what is no longer to be found', async (t) => {
    const small = smallArchive(t, { ...FILES, 'place/quokka.ttl': place('quokka', 'rdfs:label "زرافة"@ar') });
    await small.load();
    const search = open(small);
    small.remove('place/quokka.ttl');
    await small.load({ prune: true, allowWithdraw: 1 });
    search.update();
    search.close();
    for (const suffix of ['', '-wal']) {
      const path = join(small.stateDir, `search.db${suffix}`);
      const text = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
      assert.ok(!text.includes('quokka') && !text.includes('زرافه'), suffix);
    }
  });
});
