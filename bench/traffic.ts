import type { Dataset } from './datasets.ts';
import { type Ask, type Bounds, Client, type Timing, UnexpectedAnswer } from './http-timing.ts';
import { queryAsk, timedQueries } from './questions.ts';
import { searches, suggestions } from './searches.ts';
import { QUERY_LIMIT_MS } from './server.ts';
import { duration } from './table.ts';

/** A timed request by its name in the table; a text where there is no timing, and why. */
export type Timed = readonly [name: string, timing: Timing | string];

const CONNECTIONS = 8;
const WARM: Bounds = { requests: 100, ms: 1_000 };
const PAGES: Bounds = { requests: 1_000, ms: 3_000 };
const QUERIES: Bounds = { requests: 30, ms: 5_000 };
const HTML = 'text/html';
const JSON_LD = 'application/ld+json';

/** The name of the row that the issue holds to a figure. */
export const CACHED_RECORD = 'document as JSON-LD, cached';

/** Times every kind of request. `half`: which half of the other documents is still cold and may be asked for. */
export async function timeTraffic(base: string, dataset: Dataset, half: 0 | 1): Promise<Timed[]> {
  const client = new Client();
  try {
    const { document, incident } = dataset;
    const cold = dataset.others.filter((_, i) => i % 2 === half);
    const ask = (path: string, accept: string): Ask => ({ url: base + path, headers: { accept } });
    const once = async (paths: readonly string[], accept: string): Promise<Timing> => {
      const asks = paths.map((path) => ask(path, accept));
      return client.time(asks, 200, { ...PAGES, requests: asks.length });
    };
    return [
      [CACHED_RECORD, await warm(client, ask(document, JSON_LD), 200)],
      ['document as JSON-LD, not modified (304)', await warm(client, await known(client, ask(document, JSON_LD)), 304)],
      ['document as JSON-LD, cold', await once(cold, JSON_LD)],
      ['document as HTML, cached', await warm(client, ask(document, HTML), 200)],
      ['document as HTML, cold', await once(cold, HTML)],
      ['incident as HTML (the matrix), cached', await warm(client, ask(incident, HTML), 200)],
      ['`/claims` of the incident as JSON-LD, cached', await warm(client, ask(`${incident}/claims`, JSON_LD), 200)],
      [
        '`/claims` of documents as JSON-LD, cold',
        await once(
          cold.map((path) => `${path}/claims`),
          JSON_LD,
        ),
      ],
      ['search as HTML, cold', await once(searches(half), HTML)],
      ['search suggestions, cold', await once(suggestions(half), 'application/json')],
      ...(await timeQueries(client, base, dataset)),
    ];
  } finally {
    client.close();
  }
}

async function timeQueries(client: Client, base: string, { named }: Dataset): Promise<Timed[]> {
  const timed: Timed[] = [];
  for (const [title, query] of timedQueries(named)) {
    timed.push([`SPARQL: ${title}`, await orWhyNot(() => client.time([queryAsk(base, query)], 200, QUERIES))]);
  }
  return timed;
}

async function warm(client: Client, ask: Ask, status: number): Promise<Timing> {
  await client.time([ask], status, WARM);
  const timing = await client.time([ask], status, PAGES);
  return { ...timing, perSecond: await client.throughput([ask], CONNECTIONS, PAGES) };
}

async function known(client: Client, ask: Ask): Promise<Ask> {
  const { etag = '' } = await client.ask(ask);
  return { ...ask, headers: { ...ask.headers, 'if-none-match': etag } };
}

async function orWhyNot(measure: () => Promise<Timing>): Promise<Timing | string> {
  try {
    return await measure();
  } catch (error) {
    if (error instanceof UnexpectedAnswer && error.status === 503) return `over ${duration(QUERY_LIMIT_MS)}`;
    throw error;
  }
}
