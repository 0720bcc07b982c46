import type { Client } from '../http-timing.ts';
import type { Harvested, HarvestProtocol } from './protocols.ts';

/** Follows the resumption tokens of a list to its end. */
export function oaiHarvest(
  verb: 'ListRecords' | 'ListIdentifiers',
  metadataPrefix: string,
): HarvestProtocol['harvest'] {
  return async (client, url, since) => {
    let given: Record<string, string> = { metadataPrefix, ...(since === undefined ? {} : { from: since }) };
    const sum = { records: 0, bytes: 0, requests: 0 };
    let next: string | undefined;
    for (;;) {
      const page = await read(client, `${url}oai?${new URLSearchParams({ verb, ...given })}`);
      sum.records += page.split('<header').length - 1;
      sum.bytes += Buffer.byteLength(page);
      sum.requests += 1;
      next ??= /<responseDate>([^<]+)/.exec(page)?.[1];
      const token = /<resumptionToken[^>]*>([^<]+)</.exec(page.slice(-2_000))?.[1];
      if (token === undefined) return { ...sum, next: next ?? '' } satisfies Harvested;
      given = { resumptionToken: token };
    }
  };
}

async function read(client: Client, url: string): Promise<string> {
  const { status, body } = await client.read({ url, headers: {} });
  if (status !== 200 || body.includes('<error ')) throw new Error(`${status} from ${url}: ${body.slice(0, 1_000)}`);
  return body;
}
