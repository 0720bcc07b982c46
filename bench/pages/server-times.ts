import type { Ask, Client, Timing } from '../http-timing.ts';
import type { PageType } from './page-types.ts';

/** What a type of page costs the server. */
export interface ServerTimes {
  readonly cold: Timing;
  readonly warm: Timing;
  /** How many pages were asked for cold. */
  readonly count: number;
}

const COLD_PAGES = 20;
const WARM = { requests: 200, ms: 500 } as const;
const CODINGS = ['br', 'gzip', 'identity'] as const;

/**
 * Asks a type of page from the `first`-th on, each time for one that nobody had, then for one of them again and again.
 * Where there are fewer pages, one in another language or coding is another for every cache.
 */
export async function serverTimes(
  client: Client,
  base: string,
  type: PageType,
  { first, status = 200 }: { first: number; status?: number },
): Promise<ServerTimes> {
  const asks = Array.from({ length: COLD_PAGES }, (_, i) => asked(base, type, first, i));
  const distinct = [...new Map(asks.map((ask) => [JSON.stringify(ask), ask])).values()];
  const bounds = { requests: distinct.length, ms: Number.POSITIVE_INFINITY };
  const cold = await client.time(distinct, status, bounds);
  return { cold, warm: await client.time([distinct[0] as Ask], status, WARM), count: distinct.length };
}

function asked(base: string, type: PageType, first: number, i: number): Ask {
  const round = Math.floor(i / type.pages);
  const language = Math.floor(round / CODINGS.length) % 2 === 0 ? 'en' : 'ar';
  const coding = CODINGS[round % CODINGS.length] as string;
  const path = type.path(first + (i % type.pages));
  return {
    url: base + path,
    headers: { accept: 'text/html', 'accept-encoding': coding, 'accept-language': language },
  };
}
