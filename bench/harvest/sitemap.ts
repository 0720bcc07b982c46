import type { Client } from '../http-timing.ts';
import { bodyOf } from './body-of.ts';
import type { Harvested } from './protocols.ts';

/** Every part that the index lists, as a crawler reads them; what stands for no record is not counted. */
export async function sitemapParts(client: Client, url: string): Promise<Harvested> {
  const index = await bodyOf(client, `${url}sitemap.xml`);
  const sum = { records: 0, bytes: Buffer.byteLength(index), requests: 1 };
  for (const [, part] of index.matchAll(/<loc>[^<]*\/(sitemap-\d+\.xml)<\/loc>/g)) {
    const page = await bodyOf(client, `${url}${part}`);
    sum.records += page.split('<loc>').length - 1;
    sum.bytes += Buffer.byteLength(page);
    sum.requests += 1;
  }
  return { ...sum, next: '' };
}
