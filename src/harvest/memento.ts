/** A version of a record as RFC 7089 knows it: a memento, its address and since when it stood. */
export interface Memento {
  readonly uri: string;
  readonly time: Date;
}

/** A record with its mementos, the oldest first and at least one; all addresses are absolute. */
export interface Mementos {
  readonly original: string;
  readonly timegate: string;
  readonly timemap: string;
  readonly all: readonly [Memento, ...Memento[]];
}

/** A typed link of the framework, for the header and for a TimeMap. */
export interface MementoLink {
  readonly href: string;
  readonly rel: string;
  readonly type?: string;
  readonly datetime?: string;
  readonly from?: string;
  readonly until?: string;
}

/** Media type of a TimeMap (RFC 6690). */
export const LINK_FORMAT = 'application/link-format';

/** RFC 7089, 2.1.1.1: `rfc1123-date`, always in GMT. */
export function mementoDate(time: Date): string {
  return time.toUTCString();
}

/** The instant that an `rfc1123-date` names; undefined for any other text, also for a weekday that is not that day's. */
export function readMementoDate(text: string): Date | undefined {
  const time = new Date(Date.parse(text));
  return Number.isNaN(time.getTime()) || time.toUTCString() !== text.trim() ? undefined : time;
}

/**
 * The memento that stood at an instant. Dates of the framework have no fractions of a second, so neither has the comparison:
 * the date that a memento bears must lead to it. RFC 7089, 4.5.3: without a date the most recent one, and the first one for
 * a date before it.
 */
export function mementoAt({ all }: Mementos, wanted: Date | undefined): Memento {
  const [first] = all;
  if (wanted === undefined) return all.at(-1) ?? first;
  return all.findLast(({ time }) => secondOf(time) <= wanted.getTime()) ?? first;
}

/** Links to the original, its TimeGate and its TimeMap (RFC 7089, 2.2.1 to 2.2.3). */
export function mementoDoors({ original, timegate, timemap }: Omit<Mementos, 'all'>): MementoLink[] {
  return [
    { href: original, rel: 'original' },
    { href: timegate, rel: 'timegate' },
    { href: timemap, rel: 'timemap', type: LINK_FORMAT },
  ];
}

/** Links to the first and the last memento, to one of them, and to those beside it (2.2.4); each address once. */
export function mementoLinks({ all }: Mementos, shown: Memento): MementoLink[] {
  const at = all.indexOf(shown);
  const places: readonly (readonly [rel: string, memento: Memento | undefined])[] = [
    ['first', all[0]],
    ['prev', all[at - 1]],
    ['', shown],
    ['next', all[at + 1]],
    ['last', all.at(-1)],
  ];
  const rels = new Map<Memento, string[]>();
  for (const [rel, memento] of places) {
    if (memento !== undefined) rels.set(memento, [...(rels.get(memento) ?? []), ...(rel === '' ? [] : [rel])]);
  }
  return [...rels].map(([memento, names]) => mementoLink(memento, [...names, 'memento'].join(' ')));
}

/** One memento as a link. */
export function mementoLink({ uri, time }: Memento, rel: string): MementoLink {
  return { href: uri, rel, datetime: mementoDate(time) };
}

function secondOf(time: Date): number {
  return Math.floor(time.getTime() / 1000) * 1000;
}
