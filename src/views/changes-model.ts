import type { Feed } from '../archive/feed.ts';
import type { LogEntry } from '../archive/log-entry.ts';
import type { QuadIndex } from '../index/quad-index.ts';
import { SEGMENTS, type Segment } from '../records/segments.ts';

/** Which changes a page tells of. */
export interface ChangesAsked {
  readonly segment?: Segment;
  /** Only those before this position of the log. */
  readonly before?: number;
  /** Only those from this instant on, as the address names it. */
  readonly since?: { readonly text: string; readonly time: Date };
}

/** A page of the log, the newest change first. */
export interface ChangesModel {
  readonly index: QuadIndex;
  readonly asked: ChangesAsked;
  readonly changes: readonly LogEntry[];
  /** How many there are of each kind of record, as far as anything of it changed. */
  readonly segments: readonly { readonly segment: Segment; readonly count: number }[];
  readonly total: number;
  /** What `before` is on the next page to older changes; absent where there are none. */
  readonly older?: number;
  /** The same of the page to newer ones: 0 for the newest of all. */
  readonly newer?: number;
}

/** What a page is read from. `position`: the last change that it may tell of. */
export interface ChangesSource {
  readonly index: QuadIndex;
  readonly feed: Feed;
  readonly position: number;
  /** Changes on a page. */
  readonly span: number;
}

/** Reads one page: its own changes and, for the links to its neighbours, as many again, however long the log is. */
export function changesModel({ index, feed, position, span }: ChangesSource, asked: ChangesAsked): ChangesModel {
  const { segment, since } = asked;
  const of = segment === undefined ? {} : { segment };
  const before = Math.min(asked.before ?? position + 1, position + 1);
  const floor = since === undefined ? 0 : feed.positionAt(new Date(since.time.getTime() - 1));
  const found = feed
    .changes({ from: before, most: span + 1, newestFirst: true, ...of })
    .filter((change) => change.position > floor);
  const changes = found.slice(0, span);
  const last = changes.at(-1);
  const above = feed.changes({ from: Math.max(before - 1, floor), until: position, most: span + 1, ...of });
  const lowest = above[span - 1];
  const count = (which: { segment?: Segment }) => feed.pages({ ...which, span }).countAfter(floor);
  return {
    index,
    asked,
    changes,
    segments: SEGMENTS.map((name) => ({ segment: name, count: count({ segment: name }) })).filter(
      (one) => one.count > 0 || one.segment === segment,
    ),
    total: count(of),
    ...(found.length > span && last && { older: last.position }),
    ...(above.length > 0 && { newer: above.length > span && lowest ? lowest.position + 1 : 0 }),
  };
}

/** The query that names the same changes with something else; an empty value leaves a parameter out. */
export function changesQuery(
  { segment, since, before }: ChangesAsked,
  other: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    ...(segment === undefined ? {} : { segment }),
    ...(since === undefined ? {} : { since: since.text }),
    ...(before === undefined ? {} : { before: String(before) }),
    ...other,
  };
}
