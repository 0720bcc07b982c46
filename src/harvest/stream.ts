import type { Archive } from '../archive/archive.ts';
import type { ChangePage, LogEnds, PagedLog } from '../archive/change-pages.ts';
import { type Activity, activityOf } from '../views/activity.ts';

/** A stream of changes below an address: of all, of a segment, of one record. */
export interface Stream {
  readonly base: string;
  /** Path below the base: the address of the protocol, then the segment and the slug. */
  readonly path: string;
  /** The time of the first change; absent while there is none. */
  readonly since?: Date;
}

/** A page of it. */
export interface StreamPage extends Omit<ChangePage, 'entries'> {
  readonly activities: readonly Activity[];
}

/** What a request names: a stream or, where it asks for one, a page of it, which tells nothing of how long the stream is. */
export type StreamAnswer =
  | { readonly stream: Stream; readonly ends: Pick<LogEnds, 'total' | 'last'>; readonly page?: undefined }
  | { readonly stream: Stream; readonly page: StreamPage };

/** Reads a stream and, with `after`, the page that starts there; it must be one that `ChangePages.startOf` gives. */
export function readStream(
  archive: Archive,
  path: string,
  of: PagedLog & { readonly span: number },
  after?: number,
): StreamAnswer {
  const pages = archive.feed.pages(of);
  const { since, ...ends } = pages.ends();
  const stream = { base: archive.base, path, ...(since && { since }) };
  if (after === undefined) return { stream, ends };
  const { entries, ...page } = pages.page(after);
  return { stream, page: { ...page, activities: entries.map((entry) => activityOf(entry, archive.base)) } };
}

/** The address of a stream. */
export function streamIri({ base, path }: Stream): string {
  return base + path;
}

/** The address of the page that starts after a position. */
export function pageIri(stream: Stream, after: number): string {
  return `${streamIri(stream)}?after=${after}`;
}
