import { kindOf, lengthOf, shapeOf, shapeOfKind, thingOf } from './name-id.ts';
import { NAME_KINDS, type NameKind } from './names.ts';

/** The things that match, by ascending number, each with its score. */
export interface Matches {
  readonly things: readonly number[];
  readonly scores: readonly number[];
}

/** A label says more of a thing than a form that one source used, that more than a name of its place; a slug is for machines. */
const WEIGHT: Readonly<Record<NameKind, number>> = {
  ...{ label: 1.2, identifier: 1.15, title: 1 },
  ...{ form: 0.9, place: 0.5, slug: 0.3 },
};
/** All words in one name, and nothing else in it. */
const TOGETHER = 1.3;
const NOTHING_ELSE = 2;

/** What a word in a name is worth, by the kind and the length of the name. */
const WORTH = worths();

function worths(): Float64Array {
  const table = new Float64Array(256);
  for (const kind of NAME_KINDS) {
    for (let words = 1; words < 32; words++)
      table[shapeOfKind(kind, words)] = WEIGHT[kind] * (0.4 + 0.6 / Math.sqrt(words));
  }
  return table;
}

/**
 * The things of which every word stands in some name. A word counts by how rare it is, by the kind of the best name that
 * holds it and by how short that name is; more where one name holds all words. Lists are sorted, so one walk through them
 * finds all: the work is their length together.
 */
export function score(lists: readonly (readonly number[])[], names: number): Matches {
  const things: number[] = [];
  const scores: number[] = [];
  const [first, ...others] = [...lists].sort((a, b) => a.length - b.length);
  if (first === undefined) return { things, scores };
  const sorted = [first, ...others];
  const rarity = sorted.map(({ length }) => Math.log(1 + names / (length + 1)));
  const at = sorted.map(() => 0);
  const ends = sorted.map(() => 0);
  while ((at[0] as number) < first.length) {
    const thing = thingOf(first[at[0] as number] as number);
    if (advance(sorted, at, ends, thing)) {
      things.push(thing);
      scores.push(scoreOf(thing, sorted, at, ends, rarity));
    }
    at[0] = ends[0] as number;
  }
  return { things, scores };
}

/** Of things that bear only some of the words, one more word is worth more than all else. */
const ANOTHER_WORD = 8;

/** The things of which some word stands in a name, for when none bears them all. */
export function scorePartly(lists: readonly (readonly number[])[], names: number): Matches {
  const things: number[] = [];
  const scores: number[] = [];
  const rarity = lists.map(({ length }) => Math.log(1 + names / (length + 1)));
  const at = lists.map(() => 0);
  const ends = lists.map(() => 0);
  for (let thing = lowest(lists, at); thing < Number.POSITIVE_INFINITY; thing = lowest(lists, at)) {
    let words = 0;
    for (let i = 0; i < lists.length; i++) if (moveTo(lists[i] as readonly number[], i, at, ends, thing)) words++;
    things.push(thing);
    scores.push(scoreOf(thing, lists, at, ends, rarity) * ANOTHER_WORD ** words);
    for (let i = 0; i < lists.length; i++) at[i] = ends[i] as number;
  }
  return { things, scores };
}

function lowest(lists: readonly (readonly number[])[], at: readonly number[]): number {
  let thing = Number.POSITIVE_INFINITY;
  for (let i = 0; i < lists.length; i++) {
    const id = lists[i]?.[at[i] as number];
    if (id !== undefined) thing = Math.min(thing, thingOf(id));
  }
  return thing;
}

/** Moves each list to the names of a thing and marks where they end; whether every list has some. */
function advance(lists: readonly (readonly number[])[], at: number[], ends: number[], thing: number): boolean {
  // From the first list without the thing on, none need be read any further; the first list of all always has it.
  return lists.every((list, i) => moveTo(list, i, at, ends, thing));
}

function moveTo(list: readonly number[], i: number, at: number[], ends: number[], thing: number): boolean {
  let from = at[i] as number;
  while (from < list.length && thingOf(list[from] as number) < thing) from++;
  let to = from;
  while (to < list.length && thingOf(list[to] as number) === thing) to++;
  at[i] = from;
  ends[i] = to;
  return from < to;
}

function scoreOf(
  thing: number,
  lists: readonly (readonly number[])[],
  at: readonly number[],
  ends: readonly number[],
  rarity: readonly number[],
): number {
  let sum = 0;
  for (let i = 0; i < lists.length; i++) {
    const list = lists[i] as readonly number[];
    let best = 0;
    for (let k = at[i] as number; k < (ends[i] as number); k++) {
      const worth = WORTH[shapeOf(list[k] as number, thing)] as number;
      if (worth > best) best = worth;
    }
    sum += best * (rarity[i] as number);
  }
  return sum * bonusOf(lists, at, ends);
}

/** What is added for a name that holds all words, more if nothing else stands in it. */
function bonusOf(lists: readonly (readonly number[])[], at: readonly number[], ends: readonly number[]): number {
  const [first = []] = lists;
  let bonus = 1;
  for (let k = at[0] as number; k < (ends[0] as number); k++) {
    const id = first[k] as number;
    if (!isInAll(id, lists, at, ends)) continue;
    const factor = lengthOf(id) === lists.length ? NOTHING_ELSE : TOGETHER;
    bonus = Math.max(bonus, 1 + (factor - 1) * WEIGHT[kindOf(id)]);
  }
  return bonus;
}

function isInAll(
  id: number,
  lists: readonly (readonly number[])[],
  at: readonly number[],
  ends: readonly number[],
): boolean {
  for (let i = 1; i < lists.length; i++) {
    const list = lists[i] as readonly number[];
    let k = at[i] as number;
    while (k < (ends[i] as number) && list[k] !== id) k++;
    if (k === ends[i]) return false;
  }
  return true;
}
