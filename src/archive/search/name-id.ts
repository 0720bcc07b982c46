import { NAME_KINDS, type NameKind } from './names.ts';

/**
 * The id of a name says of which thing it is, of what kind and of how many words, so that a list of ids can be ranked
 * without looking at a single row. Below 2^53, as JavaScript counts; the names of a thing lie together.
 */
const THING = 2 ** 24;
const KIND = 2 ** 21;
const LENGTH = 2 ** 16;
/** Longer names count as this long. */
const MOST_WORDS = 31;
/** Names of one thing, kind and length; a thing with more is found by these. */
export const MOST_ALIKE = LENGTH;

export function nameId(thing: number, kind: NameKind, words: number, serial: number): number {
  return thing * THING + NAME_KINDS.indexOf(kind) * KIND + Math.min(words, MOST_WORDS) * LENGTH + serial;
}

export function thingOf(id: number): number {
  return Math.floor(id / THING);
}

export function kindOf(id: number): NameKind {
  return NAME_KINDS[Math.floor((id % THING) / KIND)] as NameKind;
}

/** How many words the name has, up to 31. */
export function lengthOf(id: number): number {
  return Math.floor((id % KIND) / LENGTH);
}

/** Kind and length of a name in one number below 256; `thing` is that of the id, which is known where this is asked. */
export function shapeOf(id: number, thing: number): number {
  return (id - thing * THING) >>> 16;
}

export function shapeOfKind(kind: NameKind, words: number): number {
  return NAME_KINDS.indexOf(kind) * 32 + words;
}

/** The ids that names of a thing and a kind may have, in the same way. */
export function idsOfKind(thing: number, kind: NameKind): [from: number, to: number] {
  const from = nameId(thing, kind, 0, 0);
  return [from, from + KIND];
}

/** The ids that names of a thing may have: from the first up to but not including the second. */
export function idsOf(thing: number): [from: number, to: number] {
  return [thing * THING, (thing + 1) * THING];
}
