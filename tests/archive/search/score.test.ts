import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { kindOf, lengthOf, nameId, thingOf } from '../../../src/archive/search/name-id.ts';
import { bestFirst } from '../../../src/archive/search/rank.ts';
import { score, scorePartly } from '../../../src/archive/search/score.ts';

/** The things in which two words stand, best first; each word by the ids of the names that hold it. */
const ranked = (...lists: number[][]): number[] => {
  const matches = score(
    lists.map((list) => list.sort((a, b) => a - b)),
    1_000,
  );
  return bestFirst(matches.things, matches, 10);
};

describe('the id of a name', () => {
  it('says of which thing it is, of what kind and how long', () => {
    const id = nameId(400_000_000, 'form', 7, 65_535);
    assert.ok(Number.isSafeInteger(id));
    assert.deepEqual([thingOf(id), kindOf(id), lengthOf(id)], [400_000_000, 'form', 7]);
  });
});

describe('what is found comes in an order', () => {
  it('in which a label stands above an identifier, a title, a form, a name of its place and a slug', () => {
    const list = [
      nameId(1, 'slug', 2, 0),
      nameId(2, 'form', 2, 0),
      nameId(3, 'title', 2, 0),
      nameId(4, 'identifier', 2, 0),
      nameId(5, 'label', 2, 0),
      nameId(6, 'place', 2, 0),
    ];
    assert.deepEqual(ranked(list), [5, 4, 3, 2, 6, 1]);
  });

  it('in which a short name stands above a long one, and a whole one above all', () => {
    assert.deepEqual(ranked([nameId(1, 'label', 9, 0), nameId(2, 'label', 3, 0), nameId(3, 'form', 1, 0)]), [3, 2, 1]);
  });

  it('in which all words in one name stand above the same words in two', () => {
    const [apart, together, whole] = [1, 2, 3];
    const khan = [nameId(apart, 'label', 3, 0), nameId(together, 'label', 3, 0), nameId(whole, 'label', 2, 0)];
    const shaykhun = [nameId(apart, 'label', 3, 1), nameId(together, 'label', 3, 0), nameId(whole, 'label', 2, 0)];
    assert.deepEqual(ranked(khan, shaykhun), [whole, together, apart]);
  });

  it('and what lacks a word is not found', () => {
    assert.deepEqual(ranked([nameId(1, 'label', 2, 0), nameId(2, 'label', 2, 0)], [nameId(2, 'form', 1, 0)]), [2]);
    assert.deepEqual(ranked([nameId(1, 'label', 2, 0)], []), []);
    assert.deepEqual(ranked(), []);
  });

  it('in which, where nothing has all words, what has more of them stands above', () => {
    const [one, two, none] = [nameId(1, 'label', 1, 0), nameId(2, 'form', 9, 0), nameId(3, 'label', 1, 0)];
    const matches = scorePartly([[one, two], [two], [], [none]], 1_000);
    assert.deepEqual(matches.things, [1, 2, 3]);
    assert.equal(bestFirst(matches.things, matches, 3)[0], 2);
  });

  it('that is the same for many things, of which only the first are put in order', () => {
    const things = Array.from({ length: 20_000 }, (_, at) => at);
    const scores = things.map((thing) => (thing * 7919) % 20_011);
    const best = bestFirst(things, { things, scores }, 30);
    const naive = [...things].sort((a, b) => (scores[b] as number) - (scores[a] as number)).slice(0, 30);
    assert.deepEqual(best, naive);
  });
});
