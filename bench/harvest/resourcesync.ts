import type { Client } from '../http-timing.ts';
import { bodyOf } from './body-of.ts';
import type { Harvested } from './protocols.ts';

/**
 * The change lists of all records, from the first or, with the list that was open the time before, from there on. What a
 * destination then fetches, a record at a time, is no part of it.
 */
export async function changeLists(client: Client, url: string, since?: string): Promise<Harvested> {
  const [open = '', known = ''] = (since ?? '').split(' ');
  const index = await bodyOf(client, `${url}resourcesync/all/changelist`);
  const lists = Array.from(
    index.matchAll(/<loc>([^<]*\/(resourcesync\/all\/changelist\/\d+))<\/loc>/g),
    ([, , path]) => path,
  );
  const sum = { records: 0, bytes: Buffer.byteLength(index), requests: 1 };
  let last = known;
  for (const path of lists.slice(Math.max(0, lists.indexOf(open)))) {
    const page = await bodyOf(client, url + path);
    const times = Array.from(page.matchAll(/change="\w+" datetime="([^"]+)"/g), ([, time = '']) => time);
    sum.records += times.filter((time) => time > known).length;
    sum.bytes += Buffer.byteLength(page);
    sum.requests += 1;
    last = times.at(-1) ?? last;
  }
  return { ...sum, next: `${lists.at(-1)} ${last}` };
}
