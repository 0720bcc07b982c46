import type { Client } from '../http-timing.ts';
import { bodyOf } from './body-of.ts';
import type { Harvested } from './protocols.ts';

/** All pages take long where there are many, and one costs what another does. */
const PAGES = 1_000;

/** Pages of the fragment that has every triple, spread over the whole of it; counts triples. */
export async function fragmentPages(client: Client, url: string): Promise<Harvested> {
  const sum = { records: 0, bytes: 0, requests: 0 };
  const read = async (page: number): Promise<string> => {
    const body = await bodyOf(client, `${url}fragments.nq?page=${page}`);
    sum.records += body.split('\n').filter((line) => line !== '' && !line.endsWith('#metadata> .')).length;
    sum.bytes += Buffer.byteLength(body);
    sum.requests += 1;
    return body;
  };
  const total = Number(/totalItems> "(\d+)"/.exec(await read(1))?.[1]);
  const last = Math.ceil(total / 100);
  const step = Math.max(1, last / PAGES);
  for (let page = 1 + step; page <= last; page += step) await read(Math.floor(page));
  return { ...sum, next: '' };
}
