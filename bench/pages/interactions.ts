import { type Ask, Client, type Timing } from '../http-timing.ts';
import { searches, suggestions } from '../searches.ts';
import type { ArchiveSize } from '../synthetic-claims.ts';
import { type PageType, pairPath } from './page-types.ts';

/** A measured thing that is no page of its own, by its name in the table. */
export type Interaction = readonly [name: string, timing: Timing];

const HTML = 'text/html';
const PAIRS = 100;
const STARTS = 40;
const CONNECTIONS = 4;
const MIX_PAGES = 6;
/** Away from the pages that were asked for one by one. */
const FIRST = 500;

/** Searches, suggestions, ways between random records, and relations opened in the graph; each asked for once, so that nothing of it is kept. */
export async function interactions(client: Client, base: string, size: ArchiveSize): Promise<Interaction[]> {
  const once = (paths: readonly string[], accept: string): Promise<Timing> => {
    const asks = paths.map((path) => ask(base, path, accept));
    return client.time(asks, 200, { requests: asks.length, ms: Number.POSITIVE_INFINITY });
  };
  const pairs = Array.from({ length: PAIRS }, (_, n) => pairPath(size, n));
  return [
    ['search, in either script, misspelt, paged, narrowed', await once(searches(0), HTML)],
    ['suggestions while somebody types', await once(suggestions(0), 'application/json')],
    ['how two random records connect', await once(pairs, HTML)],
    ['a relation opened in the graph', await once(await openings(base), HTML)],
  ];
}

/** Answers a second of a mix of all types, four readers at once: of pages that nobody had, and of the same again. */
export async function mixedTraffic(
  base: string,
  types: readonly PageType[],
): Promise<{ readonly cold: number; readonly warm: number; readonly pages: number }> {
  const paths = Array.from({ length: MIX_PAGES }, (_, round) =>
    types.filter(({ pages }) => pages > 1).map((type) => type.path(FIRST + round)),
  ).flat();
  const asks = [...new Set(paths)].map((path) => ask(base, path, HTML));
  const client = new Client();
  const cold = await client.throughput(asks, CONNECTIONS, { requests: asks.length, ms: Number.POSITIVE_INFINITY });
  const warm = await client.throughput(asks, CONNECTIONS, { requests: asks.length * 10, ms: 5_000 });
  client.close();
  return { cold, warm, pages: asks.length };
}

/** The first relation that the graph offers to open, of things of every kind: what follows the click of a reader. */
async function openings(base: string): Promise<string[]> {
  const kinds = ['document.doc', 'incident.incident', 'organization.org', 'place.place'];
  const found: string[] = [];
  for (let n = 0; n < STARTS; n += 1) {
    const start = `explore?start=${kinds[n % kinds.length]}-${1 + n}`;
    const page = await (await fetch(base + start, { headers: { accept: HTML } })).text();
    const links = [...page.matchAll(/<a class="opening" href="\/([^"]+)"/g)].map(([, path]) => path ?? '');
    const link = links[Math.floor(n / kinds.length) % Math.max(1, links.length)];
    if (link !== undefined) found.push(link.replaceAll('&amp;', '&').replaceAll('&#38;', '&'));
  }
  return found;
}

function ask(base: string, path: string, accept: string): Ask {
  return { url: base + path, headers: { accept, 'accept-encoding': 'br', 'accept-language': 'en' } };
}
