import { bodyOf } from './body-of.ts';
import type { Harvested, HarvestProtocol } from './protocols.ts';

/** One form of the stream of changes: how it is asked for, and where a page says which changes it has and what follows. */
interface StreamForm {
  readonly path: 'activity-stream' | 'ldes';
  readonly accept: string;
  readonly positions: RegExp;
  readonly next: RegExp;
}

/** IIIF Change Discovery. */
export const ACTIVITIES: StreamForm = {
  path: 'activity-stream',
  accept: 'application/ld+json',
  positions: /"position": (\d+)/g,
  next: /"next": \{\s*"id": "[^"]*\?after=(\d+)"/,
};

/** A Linked Data Event Stream as N-Quads. */
export const EVENTS: StreamForm = {
  path: 'ldes',
  accept: 'application/n-quads',
  positions: /^<[^>]*> <http:\/\/schema\.org\/position> "(\d+)"/gm,
  next: /#next> <https:\/\/w3id\.org\/tree#node> <[^>]*\?after=(\d+)>/,
};

/** Reads the pages in the order of the log, from the page that was open the time before. */
export function streamHarvest({ path, accept, positions, next }: StreamForm): HarvestProtocol['harvest'] {
  return async (client, url, since) => {
    const [start = 0, known = 0] = (since ?? '0 0').split(' ').map(Number);
    const sum = { records: 0, bytes: 0, requests: 0 };
    let [after, last] = [start, known];
    for (;;) {
      const page = await bodyOf(client, `${url}${path}?after=${after}`, accept);
      const found = Array.from(page.matchAll(positions), ([, position]) => Number(position));
      sum.records += found.filter((position) => position > known).length;
      sum.bytes += Buffer.byteLength(page);
      sum.requests += 1;
      last = Math.max(last, ...found);
      const following = next.exec(page)?.[1];
      if (following === undefined) return { ...sum, next: `${after} ${last}` } satisfies Harvested;
      after = Number(following);
    }
  };
}
